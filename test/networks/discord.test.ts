import { afterAll, afterEach, beforeAll, describe, expect, test } from "bun:test";
import type { Call, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { discord } from "../../src/publishing/networks/discord.ts";
import { startDiscord } from "../doubles/discord.ts";
import { failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

const token = "bot-token";
const hook = "webhooks/3/hook-secret";
let double: ReturnType<typeof startDiscord>;
let reach: Reach;
let bot: Call;
let webhook: Call;

beforeAll(async () => {
  double = startDiscord({ token, hook });
  reach = reachOf(discord, { api: double.url });
  const [withBot, withHook] = discord.forms ?? [];
  const [one] = (await withBot?.connect(reach, { bot_token: token, channel_id: "55" })) ?? [];
  const [other] = (await withHook?.connect(reach, { url: `https://discord.com/api/${hook}` })) ?? [];
  if (!one || !other) throw new Error("nothing was connected");
  bot = { reach, ...one };
  webhook = { reach, ...other };
});
afterEach(() => expect(double.departures.splice(0)).toEqual([]));
afterAll(() => double.stop());

const publish = async (call: Call, one: Part, parents: Parents | null = null) => {
  const prepared = JSON.parse(JSON.stringify(await discord.prepare(call, one, parents)));
  return { prepared, remote: await discord.send(call, one, prepared, parents) };
};

describe("by a bot", () => {
  test("text, an answer, pictures with descriptions", async () => {
    const { remote: root } = await publish(bot, part("one @everyone", { link: "https://example.com" }));
    expect(root.url).toBe(`https://discord.com/channels/9/55/${root.id}`);
    expect(double.seen.at(-1)?.json.allowed_mentions).toEqual({ parse: [] });
    await publish(bot, part("two", { kind: "thread" }), { root, parent: root });
    expect(double.messages[0]?.message_reference).toEqual({ message_id: root.id });
    await publish(bot, part("", { media: [picture("a red field")] }));
    expect(double.messages[0]?.attachments).toEqual([
      { id: "0", filename: "1.png", size: expect.any(Number), description: "a red field" },
    ]);
  });

  test("the same nonce again is the same message, and an outcome that nobody saw is found", async () => {
    const one = part("lost and found");
    const prepared = await discord.prepare(bot, one, null);
    expect(await discord.find?.(bot, prepared, free)).toBeNull();
    double.next(/messages$/, "lost");
    expect((await failureOf(discord.send(impatient(bot), one, prepared, null))).kind).toBe("unknown");
    const found = await discord.find?.(bot, prepared, free);
    expect(found?.id).toBe(double.messages[0]?.id as string);
    expect((await discord.send(bot, one, prepared, null)).id).toBe(found?.id as string);
    expect(discord.repeat(bot.account)).toBe("found");
  });

  test("a list that does not reach back far enough proves nothing", async () => {
    const prepared = await discord.prepare(bot, part("never sent"), null);
    for (let n = 0; n < 101; n++) await publish(bot, part(`later ${n}`));
    expect(await failureOf(discord.find?.(bot, prepared, free))).toMatchObject({
      kind: "refused",
      message: "Discord lists too few of the account's posts to tell whether this one is out.",
    });
    double.messages.length = 0;
  });

  test("a limit says when to come again, in parts of a second", async () => {
    const limited = Response.json(
      { message: "You are being rate limited.", retry_after: 2.5, global: false },
      { status: 429 },
    );
    double.next(/messages$/, limited);
    const failure = await failureOf(publish(bot, part("x")));
    expect(failure).toMatchObject({ kind: "rate_limited", message: "You are being rate limited." });
    expect(Math.abs((failure.retryAt ?? 0) - Date.now() - 2500)).toBeLessThan(2000);
  });

  test("deletes a message", async () => {
    const { remote } = await publish(bot, part("gone"));
    await discord.remove?.(bot, remote, "post");
    expect(double.messages.some(({ id }) => id === remote.id)).toBe(false);
  });
});

describe("by a webhook", () => {
  test("is an address of Discord's and nobody else's", async () => {
    const connect = discord.forms?.[1]?.connect;
    for (const url of [
      "https://example.com/api/webhooks/1/x",
      "http://discord.com/api/webhooks/1/x",
      "https://discord.com.example.com/api/webhooks/1/x",
    ])
      expect((await failureOf(connect?.(reach, { url }))).kind).toBe("refused");
    expect(await failureOf(connect?.(reach, { url: "https://discord.com/api/webhooks/4/other" }))).toMatchObject({
      kind: "unauthorized",
      message: "Unknown Webhook",
    });
  });

  test("writes, deletes what it wrote, cannot look, and ends itself", async () => {
    expect(webhook.account).toMatchObject({ remote_id: "55", handle: "#Acme news" });
    const { remote, prepared } = await publish(webhook, part("news", { media: [picture("x")] }));
    expect(double.messages[0]).toMatchObject({ id: remote.id, content: "news" });
    expect(discord.repeat(webhook.account)).toBe("never");
    expect((await failureOf(discord.find?.(webhook, prepared, free))).kind).toBe("refused");
    await discord.remove?.(webhook, remote, "post");
    expect(double.messages.some(({ id }) => id === remote.id)).toBe(false);
    await discord.revoke?.(reach, webhook.account, webhook.grant);
    expect((await failureOf(publish(webhook, part("too late")))).kind).toBe("unauthorized");
  });
});
