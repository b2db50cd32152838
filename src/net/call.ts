import { Deadline } from "./deadline.ts";
import type { Asking } from "./exchange.ts";
import { OutboundFailed, OutboundRefused } from "./outbound-error.ts";

export interface Options {
  readonly method?: Asking["method"];
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Asking["body"];
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  /** How long the other side may be silent, before its head and between two parts of its body. */
  readonly idleMs?: number;
  /** Ends the call, and the body with it. */
  readonly signal?: AbortSignal | undefined;
  /** Whether it may be sent once more when a kept connection turns out to be closed. A GET may. */
  readonly isRepeatable?: boolean;
}

/** One call: what is asked, how long it may take, and how far it came. */
export class Call {
  readonly deadline: Deadline;
  readonly asking: Asking;
  readonly #url: string;
  readonly #isRepeatable: boolean;
  #arrived = false;
  #wasReused = false;

  constructor(url: string, options: Options, ca: string | undefined) {
    const { method = "GET", headers = {}, body, maxBytes = 1_048_576, timeoutMs = 10_000, idleMs, signal } = options;
    this.#url = url;
    this.#isRepeatable = options.isRepeatable ?? method === "GET";
    this.deadline = new Deadline(timeoutMs, idleMs, signal);
    const onConnect = (isReused: boolean) => {
      this.#arrived = true;
      this.#wasReused = isReused;
    };
    this.asking = { method, headers, body, maxBytes, ca, signal: this.deadline.signal, onConnect };
  }

  /** A server may close a connection just as it is used again. */
  mayGoAgainAfter(error: unknown): boolean {
    const isOver = error instanceof OutboundRefused || this.deadline.signal.aborted;
    return this.#isRepeatable && this.#wasReused && !isOver;
  }

  /** What went wrong, in words for whoever chose the address. */
  told(error: unknown): Error {
    if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
    const code = String((error as { code?: unknown }).code ?? "no answer");
    const { late } = this.deadline;
    const words = `${URL.parse(this.#url)?.host} ${late ?? failure(code)}`;
    const arrived = this.#arrived && !badCertificate.test(code);
    return new OutboundFailed(words, { cause: error, arrived, late: late !== undefined });
  }
}

const badCertificate = /CERT|ALTNAME|SIGNATURE|SELF_SIGNED|ISSUER|CRL/;

function failure(code: string): string {
  if (badCertificate.test(code)) return `has a certificate that does not hold (${code}).`;
  return code.startsWith("HPE_") ? `does not answer in sound HTTP (${code}).` : `cannot be reached (${code}).`;
}
