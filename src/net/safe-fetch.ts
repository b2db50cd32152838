import { destinationOf, type Resolve, systemResolve } from "./destination.ts";
import { type Answered, type Asking, exchange } from "./exchange.ts";
import { openedBy } from "./opened.ts";
import { OutboundFailed, OutboundRefused } from "./outbound-error.ts";

export { OutboundFailed, OutboundRefused };

/**
 * Calls an address that a caller may have chosen: over https, at a public address or one that the operator has opened,
 * following no redirect, in bounded time (10 s unless said otherwise, for all of it) and size (1 MB). Throws
 * OutboundRefused and OutboundFailed; a status of any other kind is an answer.
 */
export type SafeFetch = (
  url: string,
  options?: {
    readonly method?: Asking["method"];
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: Asking["body"];
    readonly maxBytes?: number;
    readonly timeoutMs?: number;
  },
) => Promise<Answered>;

/** For tests, which have hosts of their own: a resolver, and whom to trust. The checks of addresses stay as they are. */
export interface Outbound {
  readonly resolve?: Resolve;
  /** Certificates in PEM. */
  readonly ca?: string;
}

/** The one way out. `allow` is the setting `outbound_allow`. */
export function safeFetch(allow: readonly string[], { resolve = systemResolve, ca }: Outbound = {}): SafeFetch {
  const opened = openedBy(allow);
  return async (url, { method = "GET", headers = {}, body, maxBytes = 1_048_576, timeoutMs = 10_000 } = {}) => {
    const clock = new AbortController();
    const { signal } = clock;
    let arrived = false;
    const onConnect = () => {
      arrived = true;
    };
    const timer = setTimeout(() => clock.abort(), timeoutMs);
    try {
      const destination = await inTime(signal, destinationOf(url, opened, resolve));
      return await inTime(signal, exchange(destination, { method, headers, body, maxBytes, ca, signal, onConnect }));
    } catch (error) {
      throw told(error, url, arrived, signal.aborted ? `did not answer within ${timeoutMs / 1000} s.` : undefined);
    } finally {
      clearTimeout(timer);
    }
  };
}

function inTime<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}

function told(error: unknown, url: string, arrived: boolean, late: string | undefined): Error {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error;
  const code = String((error as { code?: unknown }).code ?? "no answer");
  const words = `${URL.parse(url)?.host} ${late ?? failure(code)}`;
  return new OutboundFailed(words, { cause: error, arrived: arrived && !badCertificate.test(code) });
}

const badCertificate = /CERT|ALTNAME|SIGNATURE|SELF_SIGNED|ISSUER|CRL/;

function failure(code: string): string {
  if (badCertificate.test(code)) return `has a certificate that does not hold (${code}).`;
  return code.startsWith("HPE_") ? `does not answer in sound HTTP (${code}).` : `cannot be reached (${code}).`;
}
