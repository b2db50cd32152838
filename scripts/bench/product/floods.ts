import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { newKeyText } from "../../../src/auth/key-text.ts";
import type { Server } from "../children.ts";
import type { Plan } from "../group.ts";
import { get, type Load, varied } from "../load.ts";
import type { Seed } from "./seed.ts";

/** Twenty callers, each with a hundred requests a second at most: the same rate of every kind of request. */
const flood = { connections: 20, pause: 10 };
const path = "/v1/posts?limit=20";

/**
 * A good caller's list while others send one kind of request at a fixed rate. `counted` limits failures by address (the
 * default); `uncounted` does not, so each wrong key there goes all the way to its refusal.
 */
export function floods(counted: Server, uncounted: Server, seeds: [Seed, Seed], scratch: string): Plan[] {
  const plan = (server: Server, seed: Seed, name: string): Plan => {
    const good = { ...get(path, { authorization: `Bearer ${seed.large}` }), connections: 16 };
    const beside = (kind: string, load: Load) => ({ name: kind, server, load: good, beside: { ...load, ...flood } });
    return {
      name: `A flood of wrong keys, ${name}`,
      note: "a good caller's list on 16 connections; beside it 2,000 requests a second of the kind named",
      bare: false,
      contenders: [
        beside("unknown addresses (404)", { ...get("/nowhere"), expect: "refusal" }),
        beside("GET /healthz", get("/healthz")),
        beside("malformed keys", { ...get(path, { authorization: "Bearer not-a-key" }), expect: "refusal" }),
        beside("unknown keys", wrong("unknown", unknown(), scratch)),
        beside("real keys, wrong secret", wrong("forged", forged(seed), scratch)),
      ],
    };
  };
  return [plan(counted, seeds[0], "counted by address"), plan(uncounted, seeds[1], "every key verified")];
}

/** Each request another wrong key. */
function wrong(name: string, keys: string[], scratch: string): Load {
  const file = join(scratch, name);
  writeFileSync(file, keys.join("\n"), { mode: 0o600 });
  const load = varied(get(path, { authorization: "Bearer $VALUE" }), { file, count: keys.length, width: 40, next: 0 });
  return { ...load, expect: "refusal" };
}

/** Well-formed, checksum and all, and of no row. */
const unknown = () => Array.from({ length: 5_000 }, newKeyText);

/** The lookups of keys that exist, each with another secret and the checksum that goes with it. */
function forged({ keys }: Seed): string[] {
  const real = readFileSync(keys, "utf8").split("\n").slice(0, 5_000);
  return real.map((key) => {
    const start = key.slice(0, 16) + newKeyText().slice(16, 34);
    return start + checksum(start);
  });
}

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The six characters that end a key: its CRC-32 in base 62. */
function checksum(start: string): string {
  let text = "";
  for (let rest = Bun.hash.crc32(start); text.length < 6; rest = Math.floor(rest / 62)) text = digits[rest % 62] + text;
  return text;
}
