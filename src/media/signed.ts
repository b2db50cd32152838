import { createHmac, timingSafeEqual } from "node:crypto";
import { Failure } from "../contract/failure.ts";
import type { RootKey } from "../vault/root-key.ts";

/** What an address is good for, and until when, in milliseconds since 1970. */
export interface Grant {
  readonly use: "upload" | "read";
  readonly workspace: string;
  readonly id: string;
  readonly expiresAt: number;
}

/** Addresses that stand for a right of their own: whoever has one needs no credential until it expires. */
export interface Signed {
  /** The query of an address. */
  query(grant: Grant): string;
  /** Throws `forbidden` where the query is not one of ours, or is over. */
  check(grant: Omit<Grant, "expiresAt">, query: URLSearchParams, now: number): void;
}

/** HMAC-SHA-256 under a sub-key of its own: a new root key ends what was signed under the old one. */
export function signedWith(root: RootKey): Signed {
  const tag = ({ use, workspace, id }: Omit<Grant, "expiresAt">, expires: string) =>
    createHmac("sha256", root.subkey("media/address")).update([use, workspace, id, expires].join("\n")).digest();
  return {
    query(grant) {
      const expires = String(Math.floor(grant.expiresAt / 1000));
      return `expires=${expires}&signature=${tag(grant, expires).toString("base64url")}`;
    },
    check(grant, query, now) {
      const expires = query.get("expires") ?? "";
      const given = Buffer.from(query.get("signature") ?? "", "base64url");
      const own = tag(grant, expires);
      if (given.length !== own.length || !timingSafeEqual(given, own) || query.size !== 2)
        throw new Failure("forbidden", "This address is not as this server signed it; ask for a new one.");
      if (Number(expires) * 1000 <= now) throw new Failure("forbidden", "This address is over; ask for a new one.");
    },
  };
}
