import { Buffer } from "node:buffer";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const shape = /^sk_live_[0-9A-Za-z]{32}$/;
const prefix = "sk_live_";
const checked = 34;

/** The CRC-32 of a key's first 34 characters, in base 62, six characters. */
function checksum(start: string): string {
  let rest = Bun.hash.crc32(start);
  let text = "";
  for (let place = 0; place < 6; place++) {
    text = alphabet[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text;
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
  return start + checksum(start);
}

/** Whether a text has the shape of a key and its checksum is right: what a typing mistake does not pass. */
export const isKeyText = (text: string): boolean =>
  text.length === 40 && shape.test(text) && checksum(text.slice(0, checked)) === text.slice(checked);

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
