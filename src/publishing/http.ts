/** One request to a network. */
export interface Ask {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A FormData goes as multipart/form-data, URLSearchParams as a form; a Blob is read as it goes. */
  readonly body?: string | Uint8Array<ArrayBuffer> | Blob | FormData | URLSearchParams;
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

/** There was no answer, or not a whole one. */
export class NoAnswer extends Error {
  /** Whether the request may have arrived. */
  readonly mayHaveArrived: boolean;

  constructor(message: string, mayHaveArrived: boolean, cause?: unknown) {
    super(message, { cause });
    this.name = "NoAnswer";
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** `fetch`, or one that asks more of an address before it connects to it. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** Errors of a connection that never was, so that nothing of the request can have arrived. */
const before = new Set([
  "ConnectionRefused",
  "ECONNREFUSED",
  "FailedToOpenSocket",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);
const neverLeft = (error: unknown) => before.has(String((error as { code?: unknown })?.code));

async function readUpTo(response: Response, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > most) throw new NoAnswer(`The answer has more than ${most} bytes.`, true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Requests over a `fetch`. */
export const httpOver =
  (fetch: Fetch): Http =>
  async ({ method, url, headers, body, within = 30_000, most = 4 * 1024 * 1024 }) => {
    try {
      const response = await fetch(url, {
        method,
        redirect: "manual",
        // On a connection used before, silence would not tell whether the request arrived.
        keepalive: false,
        signal: AbortSignal.timeout(within),
        ...(headers && { headers: { ...headers } }),
        ...(body !== undefined && { body }),
      });
      return { status: response.status, headers: response.headers, body: await readUpTo(response, most) };
    } catch (error) {
      if (error instanceof NoAnswer) throw error;
      const { host } = new URL(url);
      const late = error instanceof DOMException && error.name === "TimeoutError";
      const words = late ? `${host} did not answer within ${within / 1000} s.` : `${host} could not be reached.`;
      throw new NoAnswer(words, !neverLeft(error), error);
    }
  };
