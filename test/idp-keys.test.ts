import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { type IdpApp, startIdpApp } from "./support/idp-app.ts";
import { newSigningKey } from "./support/openid-provider.ts";

let app: IdpApp;
beforeEach(async () => {
  app = await startIdpApp();
  await app.set();
});
afterEach(() => app.close());

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
let made = 0;
/** A token that lives for two days, another one each time. */
const token = (header: Record<string, unknown> = {}, key?: CryptoKey) =>
  app.provider.sign(app.claims({ jti: ++made, exp: Math.floor(app.clock.now() / 1000) + 172_800 }), header, key);
const status = async (text: string) => (await app.asked(text)).status;
const asked = () => app.provider.asked("/jwks");
const down = {
  status: 503,
  message: "The workspace's identity provider does not answer, so this token cannot be verified now; try again.",
};

describe("the provider's keys", () => {
  test("are asked for once, however many tokens come, and come at the same time", async () => {
    const tokens = await Promise.all(Array.from({ length: 20 }, () => token()));
    expect(await Promise.all(tokens.map(status))).toEqual(tokens.map(() => 200));
    await app.workspace.key();
    for (const one of tokens) expect(await status(one)).toBe(200);
    expect(asked()).toBe(1);
  });

  test("may change at any time: the new one counts at once, the old one while it is shown", async () => {
    const old = await token();
    expect(await status(old)).toBe(200);
    app.clock.pass(30 * second);
    const { privateKey, kid } = app.provider.key;
    await app.provider.rotate();
    expect(await status(await token())).toBe(200);
    expect(await status(old)).toBe(200);
    expect(await status(await token({ kid }, privateKey))).toBe(200);
    expect(asked()).toBe(2);
    await app.provider.rotate(false);
    app.clock.pass(30 * second);
    expect(await status(await token())).toBe(200);
    expect(await status(old)).toBe(401);
    expect(await status(await token({ kid }, privateKey))).toBe(401);
  });

  test("that were taken back count no more within ten minutes, whoever was known by them", async () => {
    const old = await token();
    expect(await status(old)).toBe(200);
    await app.provider.rotate(false);
    app.clock.pass(10 * minute - 1);
    expect(await status(old)).toBe(200);
    app.clock.pass(1);
    expect(await status(old)).toBe(401);
  });

  test("are asked for once in 30 seconds, however many unknown names come", async () => {
    const flood = () => Promise.all(Array.from({ length: 50 }, async (_, n) => status(await token({ kid: `k${n}` }))));
    expect(await status(await token())).toBe(200);
    expect(new Set(await flood())).toEqual(new Set([401]));
    expect(asked()).toBe(1);
    for (const times of [2, 3]) {
      app.clock.pass(30 * second - 1);
      await flood();
      expect(asked()).toBe(times - 1);
      app.clock.pass(1);
      await flood();
      await flood();
      expect(asked()).toBe(times);
    }
    expect(await status(await token())).toBe(200);
  });
});

describe("while the provider is down", () => {
  test("tokens count by the last good set for 24 hours, and no longer", async () => {
    const early = await token();
    expect(await status(early)).toBe(200);
    app.provider.mode = "down";
    for (const wait of [10 * minute, 5 * hour, 18 * hour]) {
      app.clock.pass(wait);
      expect(await status(early)).toBe(200);
      expect(await status(await token())).toBe(200);
    }
    app.clock.pass(50 * minute - 1);
    expect(await status(early)).toBe(200);
    app.clock.pass(1);
    expect(await app.asked(early)).toEqual(down);
    expect(await app.asked(await token())).toEqual(down);
  });

  test("a key that is not known cannot be told from a wrong one: 503, and no failure of the caller's", async () => {
    app.provider.mode = "down";
    const first = await token();
    expect(await app.asked(first)).toEqual(down);
    expect(await app.failing(first)).toMatchObject({ check: "provider", claim: null });
    const { status: mcp, body } = await app.rpc(first, "tools/list");
    expect({ status: mcp, message: body.error.message }).toEqual(down);
    app.provider.mode = "up";
    app.clock.pass(30 * second);
    expect(await status(first)).toBe(200);
    app.provider.mode = "failing";
    app.clock.pass(30 * second);
    expect(await app.asked(await token({ kid: "new" }))).toEqual(down);
    expect(await status(await token())).toBe(200);
  });

  test("it is asked less and less often: after 30 seconds, then twice as long, five minutes at most", async () => {
    app.provider.mode = "failing";
    const one = await token();
    expect(await status(one)).toBe(503);
    let times = 1;
    for (const pause of [30, 60, 120, 240, 300, 300]) {
      app.clock.pass(pause * second - 1);
      expect(await status(one)).toBe(503);
      expect(asked()).toBe(times);
      app.clock.pass(1);
      expect(await status(one)).toBe(503);
      expect(asked()).toBe(++times);
    }
  });

  test("whoever can be known keeps nobody waiting", async () => {
    const early = await token();
    expect(await status(early)).toBe(200);
    app.provider.mode = "down";
    app.clock.pass(10 * minute);
    expect(await status(early)).toBe(200);
    app.provider.mode = "slow";
    app.clock.pass(30 * second);
    expect(await status(early)).toBe(200);
    expect(await status(await token())).toBe(200);
    const unknown = (await newSigningKey("later")).privateKey;
    const waiting = status(await token({ kid: "later" }, unknown));
    app.provider.mode = "up";
    expect(await waiting).toBe(401);
  });
});
