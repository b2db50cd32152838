const span = 60_000;
/** What a window starts with: many are never used. */
const unused = new Float64Array(0);

/** Whether a request may go on, how many more may, and when the next place is free (milliseconds). */
export interface Taken {
  readonly admitted: boolean;
  readonly remaining: number;
  readonly wait: number;
}

/**
 * An exact sliding window: at most `limit` admitted in any 60 seconds, and never fewer. It remembers when each of the
 * last `limit` was admitted, in a ring that grows with use.
 */
export class Window {
  private times = unused;
  private first = 0;
  private held = 0;

  /** What would be answered, without taking a place. */
  look(limit: number, now: number): Taken {
    while (this.held > 0 && (this.times[this.first] as number) <= now - span) {
      this.first = (this.first + 1) % this.times.length;
      this.held--;
    }
    // Where the limit was lowered, several must go before there is a place.
    const next = this.first + Math.max(0, this.held - limit);
    const wait = this.held === 0 ? 0 : (this.times[next % this.times.length] as number) + span - now;
    return { admitted: this.held < limit, remaining: Math.max(0, limit - this.held), wait };
  }

  /** Takes a place if there is one. */
  take(limit: number, now: number): Taken {
    const { admitted, remaining, wait } = this.look(limit, now);
    if (!admitted) return { admitted, remaining, wait };
    if (this.held === this.times.length) this.grow();
    this.times[(this.first + this.held) % this.times.length] = now;
    this.held++;
    return { admitted, remaining: remaining - 1, wait: wait || span };
  }

  /** Whether nothing in it matters any more. */
  isIdle(now: number): boolean {
    return this.held === 0 || (this.times[(this.first + this.held - 1) % this.times.length] as number) <= now - span;
  }

  private grow(): void {
    const larger = new Float64Array(Math.max(16, this.times.length * 2));
    for (let at = 0; at < this.held; at++) larger[at] = this.times[(this.first + at) % this.times.length] as number;
    this.times = larger;
    this.first = 0;
  }
}
