import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from "node:crypto";

/** Where a sealed value stands, and nowhere else can it be opened. */
export interface Place {
  /** The id of the workspace; `server` for what belongs to none. */
  readonly workspace: string;
  readonly table: string;
  readonly column: string;
  /** What identifies its row within the workspace. */
  readonly row: string;
}

/** A sealed value that was changed, moved or cut, or whose key is gone. Says where, and nothing of what it holds. */
export class Unreadable extends Error {
  override readonly name = "Unreadable";

  constructor({ workspace, table, column, row }: Place, cause?: unknown) {
    super(`The sealed value in ${table}.${column} of ${row} (${workspace}) cannot be opened.`, { cause });
  }
}

/** A key by the id that values sealed under it carry. */
export interface SealingKey {
  /** Sixteen bytes. */
  readonly id: Uint8Array;
  readonly key: KeyObject;
}

const version = 1;
const sizes = { version: 1, id: 16, nonce: 12, tag: 16 } as const;
const headerSize = sizes.version + sizes.id + sizes.nonce;

/** Each word goes with its length: no two places are written alike. */
function bound(header: Uint8Array, purpose: string, { workspace, table, column, row }: Place): Uint8Array {
  const words = [purpose, workspace, table, column, row].flatMap((word) => {
    const bytes = Buffer.from(word);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat([header, ...words]);
}

/**
 * Seals with AES-256-GCM: `0x01 ‖ key id ‖ nonce ‖ ciphertext ‖ tag` in base64url. What stands before the ciphertext, the
 * purpose and the place are bound to it. The nonce is random: a key is good for 2^32 values.
 */
export function sealWith({ id, key }: SealingKey, purpose: string, place: Place, plain: Uint8Array | string): string {
  const nonce = randomBytes(sizes.nonce);
  const header = Buffer.concat([Uint8Array.of(version), id, nonce]);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(bound(header, purpose, place));
  const text = [cipher.update(typeof plain === "string" ? Buffer.from(plain) : plain), cipher.final()];
  return Buffer.concat([header, ...text, cipher.getAuthTag()]).toString("base64url");
}

/** Opens what `sealWith` made for this purpose and place. Throws Unreadable. */
export function openWith({ id, key }: SealingKey, purpose: string, place: Place, sealed: string): Uint8Array {
  const bytes = bytesOf(sealed, place);
  if (!keyIdOf(sealed, place).equals(id)) throw new Unreadable(place);
  const header = bytes.subarray(0, headerSize);
  const nonce = header.subarray(headerSize - sizes.nonce);
  try {
    const cipher = createDecipheriv("aes-256-gcm", key, nonce, { authTagLength: sizes.tag })
      .setAAD(bound(header, purpose, place))
      .setAuthTag(bytes.subarray(-sizes.tag));
    const plain = cipher.update(bytes.subarray(headerSize, -sizes.tag));
    return Uint8Array.from(Buffer.concat([plain, cipher.final()]));
  } catch (cause) {
    throw new Unreadable(place, cause);
  }
}

/** The id of the key that a value was sealed under. Throws Unreadable for what is no sealed value. */
export const keyIdOf = (sealed: string, place: Place): Buffer =>
  bytesOf(sealed, place).subarray(sizes.version, sizes.version + sizes.id);

/** One text stands for one value: what decodes alike but is spelled otherwise is none. */
function bytesOf(sealed: string, place: Place): Buffer {
  const bytes = Buffer.from(sealed, "base64url");
  const isSealed = bytes.length >= headerSize + sizes.tag && bytes[0] === version;
  if (!isSealed || bytes.toString("base64url") !== sealed) throw new Unreadable(place);
  return bytes;
}
