import type { Database } from "bun:sqlite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/bun-sqlite";
import { writeHeads } from "./audit/chain.ts";
import { findRoot, type RootFound } from "./keys/root-check.ts";
import { meta } from "./schema/core.ts";
import { watchForeign } from "./sqlite/change.ts";
import { type Durability, databaseIn, holdFolder, openReader, openWriter } from "./sqlite/files.ts";
import { checkSchema, migrate } from "./sqlite/migrate.ts";
import { Searches } from "./sqlite/searches.ts";
import { Snapshot } from "./sqlite/snapshot.ts";
import { Writer } from "./sqlite/writer.ts";
import { beginTransaction } from "./transaction.ts";

export type Drizzle = ReturnType<typeof drizzle<Record<string, never>, Database>>;

const never = Number.NEGATIVE_INFINITY;
/** In milliseconds; less than it takes another process to tell anybody that it has committed. */
const soon = 0.1;

/** Counts what was committed, so that anything kept in memory can tell whether it still holds. */
export class Changes {
  private readonly foreign: () => boolean;
  private readonly own = new Map<string, number>();
  private elsewhere = 0;
  private count = 0;
  /** When it was last looked in this turn, as `performance.now()` says; never, where it was not. */
  private looked = never;
  private readonly turn = () => {
    this.looked = never;
  };

  constructor(foreign: () => boolean) {
    this.foreign = foreign;
  }

  /**
   * Looks whether another process has committed. Called as each request arrives, before anything else, and done
   * once in each turn of the event loop and again where that one takes long: a connection that had something to say when
   * the turn began is read later in it, and may have said more by then.
   * Not called later: what a `setImmediate` called would count for the requests that arrive after it.
   */
  look(): void {
    const now = performance.now();
    if (now - this.looked < soon) return;
    if (this.looked === never) setImmediate(this.turn);
    this.looked = now;
    if (!this.foreign()) return;
    this.elsewhere = ++this.count;
    this.own.clear();
  }

  /** A number that differs from every earlier one once anything of this topic has been committed, here or elsewhere. */
  stamp(topic: string): number {
    return this.own.get(topic) ?? this.elsewhere;
  }

  bump(topic: string): void {
    this.own.set(topic, ++this.count);
  }
}

/** An open database: a connection that reads, a queue that writes, and what has changed. */
export interface Store {
  readonly path: string;
  /** Taken for each read, and not kept: what is read in one turn of the event loop is read from one snapshot. */
  readonly read: Drizzle;
  readonly changes: Changes;
  /** Runs one unit of work in a transaction of its own; `topics` are what it changes. */
  write<T>(topics: readonly string[], work: (db: Drizzle) => Promise<T>): Promise<T>;
  /** Leaves nothing of what was deleted in the log; whether it could, which it cannot while others read. */
  emptyLog(): Promise<boolean>;
  /** Lists that may take long, on a thread of their own. */
  readonly searches: Searches;
  /** The path of the copy that was made before migrating, if one was. */
  readonly copied: string | undefined;
  close(): void;
}

interface Opening {
  readonly folder: string;
  readonly durability?: Durability;
  /** Called with what is known of the root key before anything is changed; throws to refuse. */
  readonly admit: (found: RootFound) => void;
  /** What is stored the first time. */
  readonly rootCheck: string;
  /** Whether the caller holds the folder already, as its one server does. */
  readonly alone?: boolean;
  /** The product's own but in tests. */
  readonly migrations?: readonly string[];
}

/**
 * Opens the database of a data folder, creating or migrating it where needed. Never migrates it under a server: that
 * one knows its own schema alone.
 */
export async function openStore(opening: Opening): Promise<Store> {
  const { folder, durability = "full", admit, rootCheck, alone = false, migrations } = opening;
  const path = databaseIn(folder);
  const file = openWriter(path, durability);
  let copied: string | undefined;
  try {
    const { older } = checkSchema(file, migrations);
    admit(findRoot(file));
    const release = older && !alone ? holdFolder(folder, olderServer(folder)) : () => {};
    try {
      copied = migrate(file, path, migrations);
    } finally {
      release();
    }
    if (findRoot(file).check === undefined)
      await drizzle(file).insert(meta).values({ name: "root_check", value: rootCheck }).onConflictDoNothing();
    file.run("pragma busy_timeout = 0");
  } catch (error) {
    file.close();
    throw error;
  }
  const writing = drizzle(file) as Drizzle;
  const reader = openReader(path);
  const reading = drizzle(reader) as Drizzle;
  const snapshot = new Snapshot(reader);
  const writer = new Writer(file, {
    began: () => beginTransaction(writing),
    ending: () => writeHeads(writing),
    committing: () => snapshot.leave(),
  });
  const foreign = watchForeign(file, path);
  const changes = new Changes(() => {
    const hasChanged = foreign();
    if (hasChanged) snapshot.leave();
    return hasChanged;
  });
  const searches = new Searches(path);
  return {
    path,
    get read() {
      snapshot.enter();
      return reading;
    },
    changes,
    searches,
    copied,
    async write(topics, work) {
      const value = await writer.run(() => work(writing));
      for (const topic of topics) changes.bump(topic);
      return value;
    },
    emptyLog: () => writer.emptyLog(),
    close() {
      searches.close();
      snapshot.close();
      reader.close();
      optimize(file);
      file.close();
    },
  };
}

const olderServer = (folder: string) => `A server of an older version runs on ${folder}; stop it first.`;

/** Brings the planner's figures up to date: a courtesy, which another process that writes just then is spared. */
function optimize(file: Database): void {
  try {
    file.run("pragma optimize");
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_")) throw error;
  }
}

/** Whether the database answers, and takes writes. */
export async function isAlive(store: Store): Promise<boolean> {
  await store.read.select({ one: sql`1` }).from(meta).limit(1);
  await store.write([], async () => {});
  return true;
}
