/** So many calls in a row have to fail before nobody is asked any more, and so long is waited then, in milliseconds. */
const failuresUntilOpen = 3;
const firstWait = 10_000;
const longestWait = 300_000;

/**
 * Keeps calls from a server that does not answer. After three failures in a row it is open: calls are turned away at
 * once. After a wait that doubles each time one call is let through; whether that is answered decides for all.
 */
export class Breaker {
  #failures = 0;
  #wait = firstWait;
  #openUntil: number | undefined;
  #isProbing = false;

  /** How long until a call is let through again; 0 for one that may go. */
  left(now: number): number {
    if (this.#openUntil === undefined) return 0;
    if (now < this.#openUntil) return this.#openUntil - now;
    if (this.#isProbing) return 1_000;
    this.#isProbing = true;
    return 0;
  }

  succeeded(): void {
    this.#failures = 0;
    this.#wait = firstWait;
    this.#openUntil = undefined;
    this.#isProbing = false;
  }

  /** Whether this failure is the one that opens it. */
  failed(now: number): boolean {
    this.#failures++;
    if (this.#openUntil === undefined && this.#failures < failuresUntilOpen) return false;
    const isNew = this.#openUntil === undefined;
    if (!isNew) this.#wait = Math.min(longestWait, this.#wait * 2);
    this.#openUntil = now + this.#wait;
    this.#isProbing = false;
    return isNew;
  }

  /** A call that was let through has come to nothing that tells of the server. */
  undecided(): void {
    this.#isProbing = false;
  }
}
