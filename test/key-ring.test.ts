import { afterAll, beforeAll, expect, test } from "bun:test";
import { KeyRing } from "../src/auth/keys.ts";
import { selfHosted } from "../src/contract/plans.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { strangerKey } from "./support/key-literal.ts";

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
