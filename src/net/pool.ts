import type { Agent } from "node:http";
import { checked, type Destination, type Resolve, readUrl } from "./destination.ts";
import { clientOf } from "./exchange.ts";
import type { Opened } from "./opened.ts";

/** So long is what a name leads to believed, in ms. */
const believed = 10_000;
/** So long is a connection kept that nobody uses: less than the 5 s after which many servers hang up. */
const idle = 4_000;
/** So many unused connections are kept to one destination, and so many destinations known. */
const mostFree = 8;
const mostLines = 512;

/** One origin, as one party calls it. */
interface Line {
  readonly since: number;
  readonly way: Promise<Way>;
}

/** Where a call goes, and the connections for it. */
export interface Way {
  readonly destination: Destination;
  readonly agent: Agent;
}

/**
 * Connections that are kept for the next call: apart for each party, scheme, name, port and set of checked addresses.
 * Where a name leads is looked up and checked anew every ten seconds; when that has changed or is no longer allowed, no
 * kept connection is used again.
 */
export class Pool {
  readonly #opened: Opened;
  readonly #resolve: Resolve;
  readonly #now: () => number;
  readonly #lines = new Map<string, Line>();

  constructor(opened: Opened, resolve: Resolve, now: () => number) {
    this.#opened = opened;
    this.#resolve = resolve;
    this.#now = now;
  }

  /** Where the address leads, and the connections that `party` has there. Throws as `destinationOf` does. */
  async to(text: string, party: string): Promise<Way> {
    const url = readUrl(text);
    const { agent, destination } = await this.#line(url, `${party} ${url.origin}`).way;
    return { agent, destination: { ...destination, url } };
  }

  #line(url: URL, key: string): Line {
    const known = this.#lines.get(key);
    if (known && this.#now() - known.since < believed) return known;
    const line: Line = { since: this.#now(), way: this.#way(url, known) };
    this.#lines.delete(key);
    this.#lines.set(key, line);
    line.way.catch(() => this.#lines.get(key) === line && this.#lines.delete(key));
    for (const [other, { way }] of this.#lines) {
      if (this.#lines.size <= mostLines) break;
      this.#lines.delete(other);
      way.then(close, () => {});
    }
    return line;
  }

  async #way(url: URL, known: Line | undefined): Promise<Way> {
    const before = await known?.way.catch(() => undefined);
    try {
      const destination = await checked(url, this.#opened, this.#resolve);
      if (before && isSame(before.destination, destination)) return { ...before, destination };
      const { Agent } = await clientOf(destination);
      if (before) close(before);
      return { destination, agent: new Agent({ keepAlive: true, maxFreeSockets: mostFree, timeout: idle }) };
    } catch (error) {
      if (before) close(before);
      throw error;
    }
  }
}

const isSame = (one: Destination, other: Destination) =>
  [...one.addresses].sort().join() === [...other.addresses].sort().join();

/** What is being used goes on to its end, and is kept no longer. */
function close({ agent }: Way): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) for (const socket of sockets ?? []) socket.destroy();
}
