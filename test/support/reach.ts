import { deflateSync } from "node:zlib";
import { safeFetch } from "../../src/net/safe-fetch.ts";
import type { NetworkFailure } from "../../src/publishing/failure.ts";
import { httpSafely } from "../../src/publishing/http-safely.ts";
import type { Account, App, Call, Media, Network, Part, Reach } from "../../src/publishing/network.ts";

/** The way out that a network has in tests: real requests through the safe fetch, the real clock. */
export const reachOf = (network: Network, at: Record<string, string> = {}, app: App | null = null): Reach => ({
  http: httpSafely(safeFetch(["127.0.0.1"])),
  now: () => Date.now(),
  pause: (ms) => Bun.sleep(Math.min(ms, 20)),
  random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  at: { ...network.addresses, ...at },
  app,
});

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});
function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = (crcTable[(crc ^ byte) & 255] as number) ^ (crc >>> 8);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  sum.writeUInt32BE((crc ^ 0xffffffff) >>> 0);
  return Buffer.concat([length, body, sum]);
}

/** A picture of one colour. */
export function png(width: number, height: number, colour: readonly [number, number, number]): Buffer<ArrayBuffer> {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const row = Buffer.concat([
    Buffer.from([0]),
    Buffer.concat(Array.from({ length: width }, () => Buffer.from(colour))),
  ]);
  const rows = deflateSync(Buffer.concat(Array.from({ length: height }, () => row)));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([signature, chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", new Uint8Array())]);
}

/** A picture as a post has it. */
export function picture(alt: string, more: Partial<Media> = {}): Media {
  const bytes = png(40, 30, [200, 40, 60]);
  return {
    filename: "red.png",
    type: "image/png",
    bytes: bytes.length,
    width: 40,
    height: 30,
    seconds: null,
    alt,
    content: async () => new Blob([bytes], { type: "image/png" }),
    url: "https://media.example.com/red.png",
    ...more,
  };
}

export const part = (text: string, more: Partial<Part> = {}): Part => ({
  kind: "post",
  text,
  media: [],
  link: null,
  ...more,
});

export const account = (more: Partial<Account> = {}): Account => ({
  server: "",
  remote_id: "1",
  handle: "ann",
  name: "Ann",
  avatar_url: null,
  url: null,
  settings: {},
  ...more,
});

export const free = () => false;

/** How something failed; it has to. */
export const failureOf = (promise: Promise<unknown> | undefined): Promise<NetworkFailure> =>
  Promise.resolve(promise).then(
    () => Promise.reject(new Error("it succeeded")),
    (error) => error,
  );

/** A call that waits for no answer longer than the fifth of a second. */
export const impatient = (call: Call): Call => ({
  ...call,
  reach: { ...call.reach, http: (ask) => call.reach.http({ ...ask, within: 200 }) },
});
