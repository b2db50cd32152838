import { hkdfSync, randomBytes, timingSafeEqual } from "node:crypto";

/** A root key that stops the start: exit 78, and nothing has been changed. */
export class RootKeyRefused extends Error {
  override readonly name = "RootKeyRefused";
}

/** The key above all others. It never leaves this object: only keys derived from it do. */
export interface RootKey {
  /** Sixteen hexadecimal digits that tell root keys apart and say nothing about them: safe to store and to show. */
  readonly id: string;
  /** The key for one purpose (`api-keys/hmac`), always the same; `length` in bytes. Do not write to it. */
  subkey(purpose: string, length?: number): Uint8Array;
  toJSON(): string;
}

const bytes = 32;
const shown = "[root key]";

/** Wraps 32 bytes of key. HKDF-SHA-256 (RFC 5869), no salt: the root key is uniform already; `info` is the purpose. */
export function rootKey(material: Uint8Array): RootKey {
  const secret = Uint8Array.from(material);
  const derived = new Map<string, Uint8Array>();
  const derive = (purpose: string, length: number) =>
    new Uint8Array(hkdfSync("sha256", secret, "", `socialcrm/${purpose}`, length));
  const printable = {
    toJSON: () => shown,
    toString: () => shown,
    [Symbol.for("nodejs.util.inspect.custom")]: () => shown,
  };
  return Object.freeze({
    ...printable,
    id: Buffer.from(derive("root/id", 8)).toString("hex"),
    subkey(purpose: string, length = bytes) {
      if (purpose === "" || purpose === "root/id") throw new RangeError("A sub-key needs a purpose of its own.");
      const name = `${length}/${purpose}`;
      const known = derived.get(name) ?? derive(purpose, length);
      derived.set(name, known);
      return known;
    },
  });
}

/** What the database keeps to recognise its root key. */
export const checkValue = (root: RootKey): string => Buffer.from(root.subkey("root/check")).toString("hex");

/** Whether a database that keeps this check value was made with this root key. In constant time. */
export function matches(root: RootKey, stored: string): boolean {
  const [own, other] = [Buffer.from(checkValue(root)), Buffer.from(stored)];
  return own.length === other.length && timingSafeEqual(own, other);
}

/** 32 bytes from the system's generator. */
export const newRootKey = (): Uint8Array => Uint8Array.from(randomBytes(bytes));

/** The 32 bytes that a text stands for, as 64 hexadecimal digits or in base64 (either alphabet); else `undefined`. */
export function rootKeyFrom(text: string): Uint8Array | undefined {
  const word = text.trim();
  const isHex = /^[0-9a-f]{64}$/i.test(word);
  if (!isHex && !/^[\w+/-]{43}=?$/.test(word)) return undefined;
  const material = Uint8Array.from(Buffer.from(word, isHex ? "hex" : "base64"));
  return new Set(material).size < 8 ? undefined : material;
}
