import { afterAll, afterEach, beforeAll, expect, test } from "bun:test";
import { check } from "../../src/publishing/check.ts";
import type { Call, Media, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { telegram } from "../../src/publishing/networks/telegram.ts";
import { startTelegram } from "../doubles/telegram.ts";
import { account, failureOf, impatient, part, picture, reachOf } from "../support/reach.ts";

const token = "123456:AAxxxxxxxx";
let double: ReturnType<typeof startTelegram>;
let reach: Reach;
let call: Call;

beforeAll(async () => {
  double = startTelegram(token);
  reach = reachOf(telegram, { api: double.url });
  const [connected] = (await telegram.forms?.[0]?.connect(reach, { bot_token: token, chat: "@acme" })) ?? [];
  if (!connected) throw new Error("nothing was connected");
  call = { reach, ...connected };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (one: Part, parents: Parents | null = null) => {
  const prepared = JSON.parse(JSON.stringify(await telegram.prepare(call, one, parents)));
  return telegram.send(call, one, prepared, parents);
};

test("a channel is connected by the bot that may write there", async () => {
  expect(call.account).toMatchObject({ remote_id: "-1001", handle: "@acme", name: "Acme", url: "https://t.me/acme" });
  const wrong = telegram.forms?.[0]?.connect(reach, { bot_token: "1:wrong", chat: "@acme" });
  expect(await failureOf(wrong)).toMatchObject({ kind: "unauthorized", message: "Unauthorized" });
  const nowhere = telegram.forms?.[0]?.connect(reach, { bot_token: token, chat: "@nowhere" });
  expect(await failureOf(nowhere)).toMatchObject({ kind: "refused", message: "Bad Request: chat not found" });
});

test("text, a thread, a picture, an animation, a film, an album", async () => {
  double.messages.length = 0;
  const root = await publish(part("one", { link: "https://example.com/launch" }));
  expect(root.url).toBe(`https://t.me/acme/${root.id}`);
  await publish(part("two", { kind: "thread" }), { root, parent: root });
  await publish(part("picture", { media: [picture("x")] }));
  await publish(part("animation", { media: [picture("x", { type: "image/gif" })] }));
  await publish(part("film", { media: [picture("x", { type: "video/mp4" })] }));
  const album = await publish(part("album", { media: [picture("x"), picture("y", { type: "video/mp4" })] }));
  expect(double.messages.map(({ method, text, reply }) => [method, text, reply])).toEqual([
    ["sendMessage", "one\n\nhttps://example.com/launch", undefined],
    ["sendMessage", "two", Number(root.id)],
    ["sendPhoto", "picture", undefined],
    ["sendAnimation", "animation", undefined],
    ["sendVideo", "film", undefined],
    ["sendMediaGroup", "album", undefined],
    ["sendMediaGroup", null, undefined],
  ]);
  expect(album.id).toBe(`${Number(root.id) + 5},${Number(root.id) + 6}`);
  await telegram.remove?.(call, album, "post");
  expect(double.messages).toHaveLength(5);
});

test("beside pictures there is less room for words", () => {
  expect(check(telegram, account(), [part("x".repeat(4096))])).toEqual([]);
  const [fault] = check(telegram, account(), [part("x".repeat(1025), { media: [picture("")] })]);
  expect(fault).toMatchObject({ limit: "text.max", measured: 1025, allowed: 1024 });
});

test("an animation stands alone, and a picture has sides of ten thousand pixels together", () => {
  const limits = (...media: Media[]) => check(telegram, account(), [part("x", { media })]).map(({ limit }) => limit);
  const gif = picture("", { type: "image/gif" });
  expect(limits(gif)).toEqual([]);
  expect(limits(picture(""), gif)).toEqual(["media.gif.count"]);
  expect(limits(picture("", { width: 6000, height: 4001 }))).toEqual(["media.image.max_sides"]);
  expect(limits(picture("", { width: 6000, height: 4000 }))).toEqual([]);
});

test("a lost answer is unknown, nobody can tell more, and no error shows the token", async () => {
  const one = part("lost");
  const prepared = await telegram.prepare(call, one, null);
  double.next(/sendMessage$/, "lost");
  const failure = await failureOf(telegram.send(impatient(call), one, prepared, null));
  expect(failure.kind).toBe("unknown");
  expect(Bun.inspect(failure)).not.toContain(token);
  expect(telegram.repeat(call.account)).toBe("never");
  expect(telegram.find).toBeUndefined();
  const gone = { ...call, reach: reachOf(telegram, { api: "http://127.0.0.1:1" }) };
  const unreachable = await failureOf(telegram.send(gone, one, prepared, null));
  expect(unreachable.kind).toBe("unavailable");
  expect(Bun.inspect(unreachable)).not.toContain(token);
});

test("a limit says when to come again", async () => {
  const body = {
    ok: false,
    error_code: 429,
    description: "Too Many Requests: retry after 14",
    parameters: { retry_after: 14 },
  };
  double.next(/sendMessage$/, Response.json(body, { status: 429 }));
  const failure = await failureOf(publish(part("x")));
  expect(failure.kind).toBe("rate_limited");
  expect(Math.abs((failure.retryAt ?? 0) - Date.now() - 14_000)).toBeLessThan(2000);
});

test("members are counted", async () => {
  expect(await telegram.accountMetrics?.(call)).toEqual({ followers: 99 });
});
