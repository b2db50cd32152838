import type { IncomingMessage } from "node:http";
import { Call, type Options } from "./call.ts";
import { checkAtSight, type Destination, destinationOf, type Resolve, systemResolve } from "./destination.ts";
import { type Answered, begun, exchange, headersOf } from "./exchange.ts";
import { openedBy } from "./opened.ts";
import { OutboundFailed, OutboundRefused } from "./outbound-error.ts";
import { Pool, type Way } from "./pool.ts";
import { bodyAsStream } from "./stream.ts";

export { OutboundFailed, OutboundRefused };

interface OpenOptions extends Options {
  /**
   * For whom the connection is kept and used again: nobody else's call ever goes over it. Without it the connection is
   * new, and closed at the end.
   */
  readonly party?: string;
}

/** An answer whose body is read as it comes. It has to be read to its end, or cancelled. */
export interface Answering {
  readonly status: number;
  readonly headers: Headers;
  /** Throws what the call would throw. */
  readonly body: ReadableStream<Uint8Array>;
}

/**
 * Calls an address that a caller may have chosen: over https, at a public address or one that the operator has opened,
 * following no redirect, in bounded time (10 s unless said otherwise, for all of it) and size (1 MB). Throws
 * OutboundRefused and OutboundFailed; a status of any other kind is an answer.
 */
export interface SafeFetch {
  (url: string, options?: Options): Promise<Answered>;
  /** The same, with the answer as soon as its head is there. */
  open(url: string, options?: OpenOptions): Promise<Answering>;
  /** Why an address can never be called, where it shows that without being asked for. */
  refusal(url: string): string | undefined;
}

/** For tests, which have hosts of their own: a resolver, and whom to trust. The checks of addresses stay as they are. */
export interface Outbound {
  readonly resolve?: Resolve;
  /** Certificates in PEM. */
  readonly ca?: string;
  /** Milliseconds that only grow. */
  readonly now?: () => number;
}

/** The one way out. `allow` is the setting `outbound_allow`. */
export function safeFetch(allow: readonly string[], outbound: Outbound = {}): SafeFetch {
  const { resolve = systemResolve, ca, now = () => performance.now() } = outbound;
  const opened = openedBy(allow);
  const pool = new Pool(opened, resolve, now);

  const whole = async (url: string, options: Options = {}) => {
    const call = new Call(url, options, ca);
    try {
      const destination = await call.deadline.within(destinationOf(url, opened, resolve));
      return await call.deadline.within(exchange(destination, call.asking));
    } catch (error) {
      throw call.told(error);
    } finally {
      call.deadline.done();
    }
  };

  const open = async (url: string, options: OpenOptions = {}): Promise<Answering> => {
    const call = new Call(url, options, ca);
    const { deadline } = call;
    const begin = async ({ destination, agent }: Partial<Way> & { destination: Destination }) =>
      answering(destination, await deadline.within(begun(destination, { ...call.asking, agent })), call);
    try {
      if (options.party === undefined)
        return await begin({ destination: await deadline.within(destinationOf(url, opened, resolve)) });
      const way = await deadline.within(pool.to(url, options.party));
      return await begin(way).catch((error) => {
        if (!call.mayGoAgainAfter(error)) throw error;
        return begin({ destination: way.destination });
      });
    } catch (error) {
      deadline.done();
      throw call.told(error);
    }
  };
  const refusal = (url: string) => {
    try {
      checkAtSight(url, opened, allow.length > 0);
      return undefined;
    } catch (error) {
      if (error instanceof OutboundRefused) return error.message;
      throw error;
    }
  };
  return Object.assign(whole, { open, refusal });
}

const answering = (to: Destination, response: IncomingMessage, call: Call): Answering => ({
  status: response.statusCode ?? 0,
  headers: headersOf(response),
  body: bodyAsStream(response, { to, ...call.asking, deadline: call.deadline, told: (error) => call.told(error) }),
});
