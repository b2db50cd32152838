import type { Multipart } from "./multipart.ts";

/** One request to a network. */
export interface Ask {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A Blob, or one in a form, is read as it goes. */
  readonly body?: string | Uint8Array | Blob | URLSearchParams | Multipart;
  /** How long all of it may take, in milliseconds; 30 s where it is not said. */
  readonly within?: number;
  /** The most bytes of an answer; 4 MiB where it is not said. */
  readonly most?: number;
}
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** Makes one request, once: bounded in time and size, no redirects. Throws NoAnswer. */
export type Http = (ask: Ask) => Promise<Answer>;

interface Course {
  /** Whether the request may have arrived. */
  readonly mayHaveArrived: boolean;
  /** Whether it would go no better another time: an address that is not allowed. */
  readonly isFinal?: boolean;
  /** Whether it took too long: whoever was asked may be at it still. */
  readonly isLate?: boolean;
}

/**
 * There was no answer, or not a whole one. No cause goes with it: errors of a connection name its address, and some
 * networks have a token in theirs.
 */
export class NoAnswer extends Error {
  readonly mayHaveArrived: boolean;
  readonly isFinal: boolean;
  readonly isLate: boolean;

  constructor(message: string, { mayHaveArrived, isFinal = false, isLate = false }: Course) {
    super(message);
    this.name = "NoAnswer";
    this.mayHaveArrived = mayHaveArrived;
    this.isFinal = isFinal;
    this.isLate = isLate;
  }
}
