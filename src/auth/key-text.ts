import { Buffer } from "node:buffer";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const prefix = "sk_live_";
const checked = 34;

/** The value of each character as a digit of base 62, by its code; 62: it is none. */
const digits = new Uint8Array(128).fill(62);
for (let value = 0; value < 62; value++) digits[alphabet.charCodeAt(value)] = value;
const digitAt = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? 62;

/** CRC-32 by bytes: what each does to the rest. */
const crcs = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** The CRC-32 of a key's first 34 characters. (Asking Bun for it takes longer than it takes.) */
function checksum(text: string): number {
  let crc = -1;
  for (let at = 0; at < checked; at++) crc = (crc >>> 8) ^ (crcs[(crc ^ text.charCodeAt(at)) & 255] as number);
  return ~crc >>> 0;
}

/** Unbiased: a byte beyond the last whole multiple of 62 is thrown away. */
function randomText(length: number): string {
  let text = "";
  while (text.length < length)
    for (const byte of crypto.getRandomValues(new Uint8Array(length)))
      if (byte < 248 && text.length < length) text += alphabet[byte % 62];
  return text;
}

/** A new key: `sk_live_`, 8 characters to look it up by, 18 secret ones (107 bits), 6 of checksum. */
export function newKeyText(): string {
  const start = prefix + randomText(8 + 18);
  let rest = checksum(start);
  let end = "";
  for (let place = 0; place < 6; place++, rest = Math.floor(rest / 62)) end = alphabet[rest % 62] + end;
  return start + end;
}

/**
 * Whether a text has the shape of a key, and ends in the six digits (base 62) of its checksum: what a typing mistake
 * does not pass.
 */
export function isKeyText(text: string): boolean {
  if (text.length !== 40 || !text.startsWith(prefix)) return false;
  let sum = 0;
  for (let at = prefix.length; at < 40; at++) {
    const digit = digitAt(text, at);
    if (digit === 62) return false;
    if (at >= checked) sum = sum * 62 + digit;
  }
  return sum === checksum(text);
}

/** The eight characters by which a key is found; lists and logs show `sk_live_` and these. */
export const lookupOf = (key: string): string => key.slice(8, 16);
export const shownKey = (lookup: string): string => prefix + lookup;

/**
 * Tags of keys: HMAC-SHA-256 under one sub-key of the root key. Its state after the sub-key is kept, which halves the
 * cost of a tag.
 */
export function tagger(subkey: Uint8Array): (key: string) => Buffer {
  const ready = new Bun.CryptoHasher("sha256", Buffer.from(subkey));
  return (key) => ready.copy().update(key).digest() as Buffer;
}

/**
 * 32 bits of the key that need no root key. Where the root key is gone only bcrypt can tell, and nobody whose key
 * lacks these bits gets that far; to someone with a stolen database they leave 75 unknown bits behind bcrypt.
 */
export const gateOf = (key: string): string =>
  new Bun.CryptoHasher("sha256").update(`socialcrm/key/gate ${key}`).digest("hex").slice(0, 8);
