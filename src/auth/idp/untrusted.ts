/** What is looked at before a token counts, in this order. */
export const checks = [
  "form",
  "type",
  "algorithm",
  "header",
  "issuer",
  "audience",
  "key",
  "signature",
  "expiry",
  "not_before",
  "issued_at",
  "subject",
  "purpose",
  "binding",
  "client",
  "required_claim",
] as const;
export type Check = (typeof checks)[number];

/** A token that does not count: which check it failed, about which claim or header field, in words for an admin. */
export class Untrusted extends Error {
  readonly check: Check;
  readonly claim: string | undefined;

  constructor(check: Check, claim: string | undefined, message: string, cause?: unknown) {
    super(message, { cause });
    this.check = check;
    this.claim = claim;
  }
}
