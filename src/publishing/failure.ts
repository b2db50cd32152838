/**
 * What can go wrong at a network:
 * `refused`       it says no and will say no again
 * `rate_limited`  nothing was done; again at `retryAt`
 * `unauthorized`  the token is dead: renew the grant once, else the owner has to connect again
 * `unavailable`   nothing was done; again later
 * `unknown`       a post may or may not be out: never sent again before `find` has told
 */
export const failureKinds = ["refused", "rate_limited", "unauthorized", "unavailable", "unknown"] as const;
export type FailureKind = (typeof failureKinds)[number];

interface Extra {
  readonly retryAt?: number | undefined;
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly cause?: unknown;
}

/** A network's answer that is no success. The message is in its own words where it had any. */
export class NetworkFailure extends Error {
  readonly kind: FailureKind;
  /** When to try again, in milliseconds since 1970. */
  readonly retryAt: number | undefined;
  /** The HTTP status, where there was one. */
  readonly status: number | undefined;
  /** The network's own name for the error. */
  readonly code: string | undefined;

  constructor(kind: FailureKind, message: string, { retryAt, status, code, cause }: Extra = {}) {
    super(message, { cause });
    this.name = "NetworkFailure";
    this.kind = kind;
    this.retryAt = retryAt;
    this.status = status;
    this.code = code;
  }
}
