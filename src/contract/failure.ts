const statuses = {
  invalid_request: 400,
  unauthorized: 401,
  payment_required: 402,
  quota_exceeded: 402,
  forbidden_scope: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  rate_limited: 429,
  internal: 500,
  unavailable: 503,
} as const;

export type FailureCode = keyof typeof statuses;
export const failureCodes = Object.keys(statuses) as readonly FailureCode[];

/** What a failure may carry beside its words: headers, and the HTTP status where the code has several (405, 413, 415). */
interface Extra {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** All scopes that would have been enough, for the challenge. */
  readonly scopes?: readonly string[];
  readonly cause?: unknown;
}

/** A refusal that the caller may see: `code` is a promise of the API, `message` is for a person. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];

  constructor(code: FailureCode, message: string, { status, headers, scopes, cause }: Extra = {}) {
    super(message, { cause });
    this.code = code;
    this.status = status ?? statuses[code];
    this.headers = headers ?? {};
    this.scopes = scopes ?? [];
  }

  /** The one envelope in which every face shows it. */
  toJSON() {
    return { error: { code: this.code, message: this.message } };
  }
}
