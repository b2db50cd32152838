import { afterAll, beforeAll, expect, test } from "bun:test";
import { KeyRing } from "../src/auth/keys.ts";
import { selfHosted } from "../src/contract/plans.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { strangerKey, withWrongSecret } from "./support/key-literal.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const ringOf = (most: number) =>
  new KeyRing(app.store, app.root, app.clock, { planOf: () => selfHosted, untagged: () => {}, most });

test("so many keys are remembered and no more: the one read longest ago is read anew", async () => {
  const ring = ringOf(2);
  const [a, b, c] = [await app.workspace.key(), await app.workspace.key(), await app.workspace.key()];
  /** Whether the answer needed no look at the database. */
  const isRemembered = async (key: string) => {
    const known = ring.verify(key);
    expect((await known).principal.workspace.id).toBe(app.workspace.id);
    return !(known instanceof Promise);
  };
  const asked: boolean[] = [];
  for (const key of [a, b, a, b, c, b, c, a, c, b]) asked.push(await isRemembered(key));
  expect(asked).toEqual([false, false, true, true, false, true, true, false, true, false]);
});

test("keys that nobody has drive out none", async () => {
  const ring = ringOf(1);
  const key = await app.workspace.key();
  await ring.verify(key);
  for (let n = 0; n < 3; n++)
    await expect((async () => ring.verify(strangerKey()))()).rejects.toThrow("Invalid API key.");
  expect(ring.verify(key)).not.toBeInstanceOf(Promise);
});

test("with a second key of a workspace those beside it are read; no sooner, and where there is room", async () => {
  const keys: string[] = [];
  for (let n = 0; n < 5; n++) keys.push(await app.workspace.key());
  const isRemembered = async (ring: KeyRing, key: string | undefined) => {
    const known = ring.verify(String(key));
    await known;
    return !(known instanceof Promise);
  };
  const [first, second, third, fourth, fifth] = keys;
  const ring = ringOf(1000);
  const asked: boolean[] = [];
  for (const key of [first, third, second, fourth, fifth]) asked.push(await isRemembered(ring, key));
  // The second one was made before the third, which is the second to be read.
  expect(asked).toEqual([false, false, false, true, true]);
  const narrow = ringOf(10);
  for (const key of keys) expect(await isRemembered(narrow, key)).toBe(false);
});

interface Made {
  readonly id: string;
  readonly key: string;
}

test("a key that was read beside another is refused as soon as it is revoked, and read with another's secret", async () => {
  const admin = await app.workspace.key();
  const made: Made[] = [];
  for (let n = 0; n < 4; n++) made.push((await app.call(admin, "POST", "/v1/api-keys", { name: `beside ${n}` })).body);
  const [first, second, third, fourth] = made as [Made, Made, Made, Made];
  const ring = ringOf(1000);
  for (const { key } of [first, second]) await ring.verify(key);
  expect(ring.verify(third.key)).not.toBeInstanceOf(Promise);
  expect(() => ring.verify(withWrongSecret(fourth.key))).toThrow("Invalid API key.");
  expect(ring.verify(fourth.key)).not.toBeInstanceOf(Promise);
  expect((await app.call(admin, "DELETE", `/v1/api-keys/${third.id}`)).status).toBe(200);
  await expect((async () => ring.verify(third.key))()).rejects.toThrow("Invalid API key.");
});
