import { expect } from "bun:test";
import { join } from "node:path";

/**
 * Holds a value against its record in test/recorded, so that a change of it is seen as a change of that file. Recorded
 * anew with `RECORD=1 bun test …`, then formatted by biome.
 */
export async function recorded(name: string, value: unknown): Promise<void> {
  const file = join(import.meta.dir, "../recorded", name);
  if (process.env["RECORD"]) await Bun.write(file, `${JSON.stringify(value, null, 2)}\n`);
  expect(value).toEqual(await Bun.file(file).json());
}
