import { randomBytes, timingSafeEqual } from "node:crypto";

/** A secret that stands for a session, a link or an OAuth client: 256 random bits in base64url. */
export const newSecret = (): string => randomBytes(32).toString("base64url");

const form = /^[\w-]{43}$/;
export const isSecret = (text: string): boolean => form.test(text);

/** How such a secret is stored and looked up: with that many random bits a plain hash tells nothing of it. */
export const secretHash = (secret: string): string => new Bun.CryptoHasher("sha256").update(secret).digest("hex");

const nobody = secretHash("");

/** Whether a secret is the one of that hash. It takes as long where there is none to compare with. */
export function provesSecret(secret: string, hash: string | null | undefined): boolean {
  const same = timingSafeEqual(Buffer.from(secretHash(secret)), Buffer.from(hash ?? nobody));
  return same && hash !== null && hash !== undefined;
}
