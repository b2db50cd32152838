import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import { check } from "../../src/publishing/check.ts";
import type { Call, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { slack } from "../../src/publishing/networks/slack.ts";
import { startSlack } from "../doubles/slack.ts";
import { failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

const redirect = "http://127.0.0.1:4600/connected";
let double: ReturnType<typeof startSlack>;
let reach: Reach;
let bot: Call;

beforeAll(async () => {
  double = startSlack("xoxb-1");
  reach = reachOf(slack, { api: double.url, hooks: double.url }, { id: "client", secret: "secret" });
  const begun = await slack.browser?.begin(reach, { redirect_uri: redirect, state: "s-1", server: "" });
  if (!begun) throw new Error("nothing was begun");
  const [one] = (await slack.browser?.finish(reach, { ...begun, redirect_uri: redirect, code: "good-code" })) ?? [];
  if (!one) throw new Error("nothing was connected");
  bot = { reach, ...one };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (call: Call, one: Part, parents: Parents | null = null) => {
  const prepared = JSON.parse(JSON.stringify(await slack.prepare(call, one, parents)));
  return { prepared, remote: await slack.send(call, one, prepared, parents) };
};

describe("by a bot", () => {
  test("the channel is the one chosen on the consent page, or named", async () => {
    expect(bot.account).toMatchObject({ remote_id: "C1", handle: "#launch" });
    const [named] = (await slack.forms?.[0]?.connect(reach, { bot_token: "xoxb-1", channel_id: "C1" })) ?? [];
    expect(named?.account.remote_id).toBe("C1");
    const wrong = slack.forms?.[0]?.connect(reach, { bot_token: "xoxb-2", channel_id: "C1" });
    expect(await failureOf(wrong)).toMatchObject({ kind: "unauthorized", message: "invalid_auth" });
  });

  test("text in Slack's escapes, an answer in the thread, pictures in blocks", async () => {
    const { remote: root } = await publish(bot, part("a < b & c", { link: "https://example.com/?a=1&b=2" }));
    expect(double.messages[0]?.text).toBe("a &lt; b &amp; c\n\nhttps://example.com/?a=1&amp;b=2");
    expect(root.url).toStartWith("https://acme.slack.com/archives/C1/p");
    await publish(bot, part("two", { kind: "thread" }), { root, parent: root });
    expect(double.messages[0]?.thread_ts).toBe(root.id);
    await publish(bot, part(`${"word ".repeat(700)}&`, { media: [picture("a red field")] }));
    expect(double.messages[0]?.blocks?.map(({ type }) => type)).toEqual(["section", "section", "image"]);
    expect([...double.files.values()][0]?.alt).toBe("a red field");
  });

  test("an outcome that nobody saw is found by what was hidden in the message", async () => {
    const one = part("the same words");
    await publish(bot, one);
    const prepared = await slack.prepare(bot, one, null);
    expect(await slack.find?.(bot, prepared, free)).toBeNull();
    double.next(/chat\.postMessage$/, "lost");
    expect((await failureOf(slack.send(impatient(bot), one, prepared, null))).kind).toBe("unknown");
    expect((await slack.find?.(bot, prepared, free))?.id).toBe(double.messages[0]?.ts as string);
  });

  const errors = [
    ["token_revoked", "unauthorized"],
    ["channel_not_found", "refused"],
    ["ratelimited", "rate_limited"],
    ["internal_error", "unknown"],
  ] as const;
  test.each(errors)("%s is %s, though HTTP says 200", async (error, kind) => {
    double.next(/chat\.postMessage$/, Response.json({ ok: false, error }));
    expect(await failureOf(publish(bot, part("x")))).toMatchObject({ kind, message: error });
  });

  test("deletes a message and revokes the token", async () => {
    const { remote } = await publish(bot, part("gone"));
    await slack.remove?.(bot, remote, "post");
    expect(double.messages.some(({ ts }) => ts === remote.id)).toBe(false);
    await slack.revoke?.(reach, bot.account, bot.grant);
  });
});

test("an incoming webhook writes text and nothing else", async () => {
  const connect = slack.forms?.[1]?.connect;
  expect((await failureOf(connect?.(reach, { url: "https://example.com/services/T1/B1/x" }))).kind).toBe("refused");
  const [one] = (await connect?.(reach, { url: "https://hooks.slack.com/services/T1/B1/secret", name: "#news" })) ?? [];
  if (!one) throw new Error("nothing was connected");
  const call = { reach, ...one };
  await publish(call, part("news & more"));
  expect(double.hooked).toEqual(["news &amp; more"]);
  expect(slack.repeat(call.account)).toBe("never");
  const faults = check(slack, call.account, [part("x", { media: [picture("x")] }), part("y", { kind: "thread" })]);
  expect(faults.map(({ limit }) => limit)).toEqual(["media.count", "thread"]);
  const gone = { ...call, grant: { token: "services/T1/B1/gone" } };
  expect((await failureOf(publish(gone, part("x")))).kind).toBe("unauthorized");
});
