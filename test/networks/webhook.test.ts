import { afterAll, beforeAll, expect, test } from "bun:test";
import { createHmac } from "node:crypto";
import { webhook } from "../../src/publishing/networks/webhook.ts";
import { failureOf, impatient, part, picture, reachOf } from "../support/reach.ts";

interface Message {
  readonly id: string;
  readonly body: { type: string; data: Record<string, unknown> };
}

/** A receiver that checks as the standard says, and takes a message once. */
function startReceiver() {
  const taken: Message[] = [];
  const state = { secret: "", isLosing: false, status: 200 };
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const header = (name: string) => request.headers.get(`webhook-${name}`) ?? "";
      const body = await request.text();
      const key = Buffer.from(state.secret.slice("whsec_".length), "base64");
      const expected = createHmac("sha256", key)
        .update(`${header("id")}.${header("timestamp")}.${body}`)
        .digest("base64");
      const isFresh = Math.abs(Number(header("timestamp")) * 1000 - Date.now()) < 300_000;
      if (state.secret && (header("signature") !== `v1,${expected}` || !isFresh))
        return Response.json({ error: "bad signature" }, { status: 401 });
      if (state.status !== 200) return Response.json({ error: "Not today" }, { status: state.status });
      if (!taken.some(({ id }) => id === header("id"))) taken.push({ id: header("id"), body: JSON.parse(body) });
      if (state.isLosing) return new Promise<Response>(() => {});
      return Response.json({ id: `site-${taken.length}`, url: `https://example.com/posts/${taken.length}` });
    },
  });
  return { url: `http://127.0.0.1:${server.port}/posts`, taken, state, stop: () => server.stop(true) };
}

let receiver: ReturnType<typeof startReceiver>;
beforeAll(() => {
  receiver = startReceiver();
});
afterAll(() => receiver.stop());

const reach = reachOf(webhook);
const connect = (values: Record<string, string>) => webhook.forms?.[0]?.connect(reach, values);
const secret = `whsec_${Buffer.from("a secret of twenty-four b").toString("base64")}`;

test("an address is connected when it answers a signed ping", async () => {
  receiver.state.secret = secret;
  const [connected] = (await connect({ url: receiver.url, secret, name: "Our site" })) ?? [];
  expect(connected?.account).toMatchObject({ name: "Our site", remote_id: receiver.url });
  expect(connected?.reveal).toBeUndefined();
  expect(receiver.taken.at(-1)?.body.type).toBe("ping");
  const other = `whsec_${Buffer.alloc(24).toString("base64")}`;
  expect(await failureOf(connect({ url: receiver.url, secret: other }))).toMatchObject({
    kind: "refused",
    message: "bad signature",
  });
  expect((await failureOf(connect({ url: receiver.url, secret: "short" }))).kind).toBe("refused");
  expect((await failureOf(connect({ url: "javascript:alert(1)" }))).kind).toBe("refused");
});

test("a secret that was made is shown once", async () => {
  receiver.state.secret = "";
  const [connected] = (await connect({ url: receiver.url })) ?? [];
  expect(connected?.reveal).toMatch(/^whsec_/);
  expect(connected?.reveal).toBe(connected?.grant.token as string);
});

test("a post goes out signed, and however often it is sent it has one id", async () => {
  receiver.state.secret = secret;
  const [connected] = (await connect({ url: receiver.url, secret })) ?? [];
  if (!connected) throw new Error("nothing was connected");
  const call = { reach, ...connected };
  const one = part("launch", { link: "https://example.com/launch", media: [picture("a red field")] });
  const prepared = JSON.parse(JSON.stringify(await webhook.prepare(call, one, null)));
  const before = receiver.taken.length;
  receiver.state.isLosing = true;
  expect((await failureOf(webhook.send(impatient(call), one, prepared, null))).kind).toBe("unknown");
  receiver.state.isLosing = false;
  expect(webhook.repeat(call.account)).toBe("same");
  const remote = await webhook.send(call, one, prepared, null);
  expect(remote.id).toStartWith("site-");
  expect(receiver.taken.length).toBe(before + 1);
  expect(receiver.taken.at(-1)?.body).toMatchObject({
    type: "post.published",
    data: {
      kind: "post",
      text: "launch",
      link: "https://example.com/launch",
      media: [{ alt: "a red field", type: "image/png" }],
    },
  });
  receiver.state.status = 422;
  expect(await failureOf(webhook.send(call, one, prepared, null))).toMatchObject({
    kind: "refused",
    message: "Not today",
  });
  receiver.state.status = 200;
});
