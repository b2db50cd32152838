/** How long a call may take: in all, and between two signs of life. It ends early when the caller has had enough. */
export class Deadline {
  readonly signal: AbortSignal;
  /** What to say of whoever let it pass; none while it holds. */
  late: string | undefined;
  readonly #abort = new AbortController();
  readonly #idleMs: number | undefined;
  readonly #whole: Timer;
  #idle: Timer | undefined;
  readonly #caller: AbortSignal | undefined;
  readonly #stopped = () => this.#end("was not waited for.");

  constructor(timeoutMs: number, idleMs?: number, caller?: AbortSignal) {
    this.signal = this.#abort.signal;
    this.#idleMs = idleMs;
    this.#whole = setTimeout(() => this.#end(`did not answer within ${timeoutMs / 1000} s.`), timeoutMs);
    this.#caller = caller;
    if (caller?.aborted) this.#stopped();
    caller?.addEventListener("abort", this.#stopped);
  }

  /** Waits for work, which may take as long as the other side may be silent. */
  within<T>(work: Promise<T>): Promise<T> {
    const { signal } = this;
    return new Promise<T>((resolve, reject) => {
      const stop = () => reject(signal.reason);
      if (signal.aborted) stop();
      signal.addEventListener("abort", stop);
      this.#listen();
      const over = () => {
        clearTimeout(this.#idle);
        signal.removeEventListener("abort", stop);
      };
      work.finally(over).then(resolve, reject);
    });
  }

  /** Nothing is timed any more. */
  done(): void {
    clearTimeout(this.#whole);
    clearTimeout(this.#idle);
    this.#caller?.removeEventListener("abort", this.#stopped);
  }

  #listen(): void {
    const ms = this.#idleMs;
    if (ms !== undefined) this.#idle = setTimeout(() => this.#end(`was silent for ${ms / 1000} s.`), ms);
  }

  #end(late: string): void {
    this.done();
    this.late ??= late;
    this.#abort.abort();
  }
}
