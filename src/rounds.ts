/** How many tasks run at once, and how many are taken in one transaction. */
export interface Room {
  readonly inAll: number;
  readonly atOnce: number;
}

/** How often the database is asked what is due, in milliseconds: others may have put something there. */
const interval = 1000;
/** The same while something is due that there is no room for: beside it something else may become due that has room. */
const crowded = 100;

/**
 * Takes what is due and carries it out, until it is stopped; what it leaves behind, the next one takes up. It looks when
 * the next task is due, when it is woken and when one has ended, and otherwise once a second.
 */
export abstract class Rounds<Task> {
  readonly #room: Room;
  readonly #now: () => number;
  readonly #running = new Map<Promise<void>, string>();
  #timer: Timer | undefined;
  #looking: Promise<void> | undefined;
  /** Of the server alone: an offline command schedules, and carries nothing out. */
  #started = false;
  /** Somebody has asked for a look since the last one began. */
  #woken = false;
  #stopped = false;

  constructor(room: Room, now: () => number) {
    this.#room = room;
    this.#now = now;
  }

  /** Lets go what a process that has ended still holds. */
  protected abstract free(): Promise<void>;
  /** When the next task is due, in milliseconds since 1970; undefined where none is. */
  protected abstract nextDue(): Promise<number | undefined>;
  /** Takes at most so many; `running` tells of each that runs what it is for. */
  protected abstract take(most: number, running: readonly string[]): Promise<readonly Task[]>;
  /** What a task is for: a network, a webhook. */
  protected abstract isFor(task: Task): string;
  /** Never rejects. */
  protected abstract carryOut(task: Task): Promise<void>;
  protected abstract notTaken(error: unknown): void;

  /** `alone`: no other process works on this database, so what is held is left over. */
  async start({ alone }: { alone: boolean }): Promise<void> {
    if (alone) await this.free();
    this.#started = true;
    this.wake();
  }

  /** Looks at once: something has become due. */
  wake(): void {
    clearTimeout(this.#timer);
    if (this.#started && !this.#stopped) this.#lookNow();
  }

  /** Takes nothing more, and ends when what runs has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
    await Promise.all(this.#running.keys());
  }

  /** Ends when nothing is due any more and nothing runs: for tests and tools. */
  async drained(): Promise<void> {
    for (;;) {
      this.#lookNow();
      await this.#looking;
      await Promise.all(this.#running.keys());
      if (!this.#isDue(await this.nextDue())) return;
    }
  }

  #lookNow(): void {
    this.#woken = true;
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
  }

  async #look(): Promise<void> {
    let next: number | undefined;
    while (this.#woken && !this.#stopped) {
      this.#woken = false;
      try {
        next = await this.nextDue();
        if (!this.#isDue(next) || this.#running.size >= this.#room.inAll) continue;
        await this.#takeSome();
        next = await this.nextDue();
      } catch (error) {
        this.notTaken(error);
      }
    }
    if (!this.#started || this.#stopped) return;
    const left = (next ?? Number.POSITIVE_INFINITY) - this.#now();
    // What is due and was not taken has no room yet: whatever ends makes some, and wakes.
    this.#timer = setTimeout(() => this.wake(), left <= 0 ? crowded : Math.min(interval, left));
    this.#timer.unref();
  }

  async #takeSome(): Promise<void> {
    const { inAll, atOnce } = this.#room;
    const most = Math.min(inAll - this.#running.size, atOnce);
    const tasks = await this.take(most, [...this.#running.values()]);
    if (tasks.length === most) this.#woken = true;
    for (const task of tasks) {
      const run = this.carryOut(task).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.set(run, this.isFor(task));
    }
  }

  #isDue(next: number | undefined): boolean {
    return next !== undefined && next <= this.#now();
  }
}
