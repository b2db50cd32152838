import { timingSafeEqual } from "node:crypto";

/** A secret of 256 random bits: so many that a plain hash of it gives nothing away. */
export const newSecret = (): string => Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("base64url");

/** SHA-256, in hexadecimal. */
export const hashOf = (secret: string): string => new Bun.CryptoHasher("sha256").update(secret).digest("hex");

const nobody = hashOf("");

/** Whether a secret is the one of that hash. It takes as long where there is none to compare with. */
export function isSecret(secret: string, hash: string | null | undefined): boolean {
  const same = timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash ?? nobody));
  return same && hash !== null && hash !== undefined;
}
