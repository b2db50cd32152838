import { activeConnectors, connectorTopic } from "../../db/connectors.ts";
import type { Later } from "../contract/later.ts";
import type { Means } from "./connector.ts";
import { Desk } from "./desk.ts";

/** So many workspaces' connectors are kept in memory. */
const most = 200;
/** So often is looked, while somebody listens, whether another process has changed anything, in milliseconds. */
const interval = 2_000;

/** The connectors of every workspace that uses any, kept as long as nothing is committed that concerns them. */
export class Desks {
  readonly #means: Means;
  readonly #desks = new Map<string, Desk>();
  readonly #loading = new Map<string, Promise<Desk>>();
  readonly #listeners = new Map<string, Set<() => void>>();
  #timer: Timer | undefined;

  constructor(means: Omit<Means, "changed">) {
    this.#means = { ...means, changed: (workspace) => this.#changed(workspace) };
  }

  /** A workspace's connectors as they are now. */
  of(workspace: string): Later<Desk> {
    const desk = this.#desks.get(workspace);
    return desk?.stamp === this.#stamp(workspace) ? desk : this.#load(workspace);
  }

  /** The same as they were last known. */
  known(workspace: string): Desk | undefined {
    return this.#desks.get(workspace);
  }

  /** Calls back whenever what a workspace's connectors offer has changed, until the function it answers is called. */
  listen(workspace: string, listener: () => void): () => void {
    const mine = this.#listeners.get(workspace) ?? new Set();
    this.#listeners.set(workspace, mine.add(listener));
    this.#timer ??= setInterval(() => this.#look(), interval);
    this.#timer.unref();
    this.#load(workspace).catch(() => {});
    return () => {
      mine.delete(listener);
      if (mine.size === 0 && this.#listeners.get(workspace) === mine) this.#listeners.delete(workspace);
      if (this.#listeners.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** Ends the sessions that servers have given. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([...this.#desks.values()].map((desk) => desk.close()));
  }

  #stamp(workspace: string): number {
    return this.#means.store.changes.stamp(connectorTopic(workspace));
  }

  #load(workspace: string): Promise<Desk> {
    const known = this.#loading.get(workspace);
    if (known) return known;
    const loading = this.#read(workspace).finally(() => this.#loading.delete(workspace));
    this.#loading.set(workspace, loading);
    return loading;
  }

  async #read(workspace: string): Promise<Desk> {
    const desk = this.#desks.get(workspace) ?? new Desk(this.#means);
    let stamp: number;
    do {
      stamp = this.#stamp(workspace);
      const rows = await activeConnectors(this.#means.store, workspace);
      const isFirst = desk.stamp < 0;
      desk.stamp = stamp;
      if (desk.update(rows) && !isFirst) this.#tell(workspace);
    } while (stamp !== this.#stamp(workspace));
    this.#desks.delete(workspace);
    this.#desks.set(workspace, desk);
    for (const [oldest] of this.#desks) {
      if (this.#desks.size <= most) break;
      if (!this.#listeners.has(oldest)) this.#desks.delete(oldest);
    }
    return desk;
  }

  #changed(workspace: string): void {
    this.#desks.get(workspace)?.forgetAll();
    this.#tell(workspace);
  }

  #tell(workspace: string): void {
    for (const listener of this.#listeners.get(workspace) ?? []) listener();
  }

  /** Nobody's request says that something has changed: those who listen make none. */
  #look(): void {
    this.#means.store.changes.look();
    for (const workspace of this.#listeners.keys()) {
      const desk = this.#desks.get(workspace);
      if (desk?.stamp !== this.#stamp(workspace)) this.#load(workspace).catch(() => {});
      else desk.refresh();
    }
  }
}
