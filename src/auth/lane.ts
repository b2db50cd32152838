/** A lane for work that must never crowd out the rest: so many at once, so many waiting, and no more. */
export class Lane {
  private free: number;
  private readonly queue: number;
  private readonly waiting: (() => void)[] = [];

  constructor(width: number, queue: number) {
    this.free = width;
    this.queue = queue;
  }

  /** Runs the work when there is a place; answers undefined at once when the queue is full. */
  async run<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.free > 0) this.free--;
    else {
      if (this.waiting.length >= this.queue) return undefined;
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }
}
