/** What became of a call: the server is not there; it will not have us; it will not have this; nobody waits any more. */
export type ProblemKind = "down" | "unauthorized" | "refused" | "canceled";

/** Why another server gave no answer, in words for whoever registered it. */
export class RemoteProblem extends Error {
  override readonly name = "RemoteProblem";
  readonly kind: ProblemKind;

  constructor(kind: ProblemKind, message: string, { cause }: { cause?: unknown } = {}) {
    super(message, { cause });
    this.kind = kind;
  }

  /** Whether the server itself refused, and no rule of ours. */
  get isAnswer(): boolean {
    return this.kind === "refused" && this.cause === undefined;
  }
}

/** The server's own `error` in answer to a request. */
export class RemoteFault extends Error {
  override readonly name = "RemoteFault";
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The server does not know our session any more, and has done nothing. */
export class SessionLost extends Error {
  /** What it comes to where a new session changes nothing. */
  readonly refusal: Error;

  constructor(refusal: Error) {
    super(refusal.message);
    this.refusal = refusal;
  }
}
