import type { Listed, PostFilter, PostPage } from "../posts/lists.ts";
import { Refusal } from "../refusal.ts";

/** What the worker is asked, and what it tells. */
export interface Asked {
  readonly id: number;
  readonly path: string;
  readonly workspace: string;
  readonly filter: PostFilter;
  readonly page: PostPage;
}
export type Told = { readonly id: number } & (
  | { readonly listed: Listed }
  | { readonly failure: { readonly message: string; readonly code: string | undefined } }
);
interface Waiting {
  readonly asked: Omit<Asked, "id">;
  readonly done: (listed: Listed) => void;
  readonly failed: (error: unknown) => void;
}

/** In the executable a worker stands under its path in the sources; a run from the sources finds it beside this file. */
const address =
  import.meta.url.includes("$bunfs") || import.meta.url.includes("~BUN")
    ? "./db/sqlite/list-worker.ts"
    : new URL("./list-worker.ts", import.meta.url).href;

/** How many lists of one workspace, and of all, may wait. */
const mostOfOne = 100;
const mostOfAll = 1000;
/** How long one list may take before its thread is given up, in milliseconds. */
const patience = 10_000;

/**
 * Lists whose cost nobody can know beforehand: searches, filters, far offsets. They run one after the other on a
 * thread of their own, so that none holds up a request that needs no search; and the workspaces take turns, so that
 * one that searches much waits for itself. The thread is started by the first search.
 */
export class Searches {
  private readonly path: string;
  private worker: Worker | undefined;
  private readonly waiting = new Map<string, Waiting[]>();
  private many = 0;
  private current: (Waiting & { readonly id: number; readonly timer: Timer }) | undefined;
  private lastId = 0;

  constructor(path: string) {
    this.path = path;
  }

  /** Refuses (`crowded`) when too many wait already, or when it takes too long. */
  list(workspace: string, filter: PostFilter, page: PostPage): Promise<Listed> {
    const line = this.waiting.get(workspace) ?? [];
    if (line.length >= mostOfOne || this.many >= mostOfAll) return Promise.reject(new Refusal("crowded"));
    return new Promise((done, failed) => {
      line.push({ asked: { path: this.path, workspace, filter, page }, done, failed });
      this.waiting.set(workspace, line);
      this.many++;
      this.next();
    });
  }

  close(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private next(): void {
    const [turn] = this.waiting;
    if (this.current || !turn) return;
    const [workspace, line] = turn;
    const waiting = line.shift() as Waiting;
    this.many--;
    // To the end of the line of workspaces, or out of it.
    this.waiting.delete(workspace);
    if (line.length > 0) this.waiting.set(workspace, line);
    const id = ++this.lastId;
    this.current = { ...waiting, id, timer: setTimeout(() => this.giveUp(new Refusal("crowded")), patience) };
    this.thread().postMessage({ ...waiting.asked, id } satisfies Asked);
  }

  private thread(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(address, { ref: false } as WorkerOptions);
    worker.onmessage = ({ data }: MessageEvent<Told>) => this.told(data);
    worker.onerror = ({ message }) => this.giveUp(new Error(message));
    this.worker = worker;
    return worker;
  }

  private told(told: Told): void {
    if (told.id !== this.current?.id) return;
    const { done, failed, timer } = this.current;
    clearTimeout(timer);
    this.current = undefined;
    if ("listed" in told) done(told.listed);
    else failed(Object.assign(new Error(told.failure.message), { code: told.failure.code }));
    this.next();
  }

  /** Ends the thread with what it is at; the next list gets another. */
  private giveUp(error: unknown): void {
    this.close();
    const { current } = this;
    this.current = undefined;
    if (current) {
      clearTimeout(current.timer);
      current.failed(error);
    }
    this.next();
  }
}
