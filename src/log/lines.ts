import { writeSync } from "node:fs";

/** Where finished lines go. `write` takes what it can and answers how many bytes that was. */
export interface LineStream {
  write(bytes: Uint8Array): number;
}

/** Standard error, written to directly: a stream of the runtime would lose its buffer when the process exits. */
export const standardError: LineStream = {
  write(bytes) {
    try {
      return writeSync(2, bytes);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "EAGAIN") return 0;
      return bytes.length;
    }
  },
};

/** Bytes that may wait for a reader who does not read. Beyond it lines are dropped and counted. */
const mostWaiting = 1_000_000;
/** Milliseconds to the next try when the reader is behind, and how many vain tries in a row `flush` makes. */
const pause = 10;
const tries = 100;

/** Collects the lines of one turn of the event loop and writes them at once. */
export class Lines {
  readonly #stream: LineStream;
  #waiting: string[] = [];
  #rest: Uint8Array = new Uint8Array();
  #size = 0;
  #dropped = 0;
  #scheduled = false;

  constructor(stream: LineStream) {
    this.#stream = stream;
  }

  /** Lines that were thrown away since the last call, because nobody reads. */
  takeDropped(): number {
    const dropped = this.#dropped;
    this.#dropped = 0;
    return dropped;
  }

  get isBehind(): boolean {
    return this.#rest.length + this.#size > mostWaiting;
  }

  add(line: string): void {
    if (this.isBehind && this.write() > mostWaiting / 2) {
      this.#dropped++;
      return;
    }
    this.#waiting.push(line);
    this.#size += line.length + 1;
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => this.#turn());
  }

  #turn(): void {
    this.#scheduled = this.write() > 0;
    if (this.#scheduled) setTimeout(() => this.#turn(), pause).unref();
  }

  /** Writes what the reader takes now and answers how many bytes are left. */
  write(): number {
    if (this.#waiting.length > 0) {
      const fresh = Buffer.from(`${this.#waiting.join("\n")}\n`);
      this.#rest = this.#rest.length > 0 ? Buffer.concat([this.#rest, fresh]) : fresh;
      this.#waiting = [];
      this.#size = 0;
    }
    while (this.#rest.length > 0) {
      const written = this.#stream.write(this.#rest);
      if (written === 0) break;
      this.#rest = this.#rest.subarray(written);
    }
    return this.#rest.length;
  }

  /** Writes everything before it returns; gives up on a reader who takes nothing for a second. */
  flush(): void {
    let left = this.write();
    for (let idle = 0; left > 0 && idle < tries; ) {
      Bun.sleepSync(pause);
      const now = this.write();
      idle = now < left ? 0 : idle + 1;
      left = now;
    }
  }
}
