import { Database } from "bun:sqlite";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";

export type Durability = "full" | "normal";

export const databaseIn = (folder: string): string => join(folder, "socialcrm.db");
export const hasDatabase = (folder: string): boolean => existsSync(databaseIn(folder));

/** The connection that writes. `full`: a commit waits until the disk has it, so it outlives a power cut. */
export function openWriter(path: string, durability: Durability): Database {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = new Database(path, { create: true, strict: true });
  file.run("pragma busy_timeout = 5000"); // for the start alone: the writer queue waits without blocking
  file.run("pragma journal_mode = wal");
  file.run(`pragma synchronous = ${durability}`);
  file.run("pragma foreign_keys = on");
  // What is deleted or written over is gone from the file as well: a disconnected account's secret for one.
  file.run("pragma secure_delete = on");
  file.run("pragma wal_autocheckpoint = 4000"); // 16 MB: a page that is written again and again is moved over less often
  file.run("pragma journal_size_limit = 67108864");
  file.run("pragma cache_size = -16384");
  return file;
}

/** The connection that reads: it sees what is committed and nothing else. */
export function openReader(path: string): Database {
  const file = new Database(path, { strict: true });
  file.run("pragma busy_timeout = 250");
  file.run("pragma query_only = on");
  file.run("pragma mmap_size = 68719476736");
  file.run("pragma cache_size = -16384");
  return file;
}

/** A server has this data folder open. */
export class FolderInUse extends Error {}

/**
 * Holds a data folder for one server until the process ends, however it ends: an exclusive lock on a database of its
 * own, which the system lets go with the process, on every system alike. `inUse` says that another one holds it.
 */
export function holdFolder(
  folder: string,
  inUse = `Another socialcrm server is running on ${folder}. Stop it, or give this one another --data folder.`,
): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = new Database(join(folder, "server.lock"), { create: true });
  try {
    file.run("pragma busy_timeout = 0");
    file.run("pragma locking_mode = exclusive");
    file.run("begin exclusive");
  } catch (error) {
    file.close();
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_BUSY")) throw error;
    throw new FolderInUse(inUse);
  }
  return () => file.close();
}

/**
 * Waits for its turn to make the database of a folder that has none, at most five seconds: those who come at the same
 * moment find it made.
 */
export const holdCreation = (folder: string): (() => void) =>
  hasDatabase(folder) ? () => {} : holdFile(join(folder, "create.lock"), 5000);

/**
 * Waits for its turn, at most so many milliseconds, and holds it until it is let go or the process ends: a transaction
 * that nobody else can begin, on a database that holds nothing. Blocks while it waits. Not `locking_mode = exclusive`:
 * whoever waits would keep a lock meanwhile, and of two that do neither would have its turn.
 */
export function holdFile(path: string, patience: number): () => void {
  const file = new Database(path, { create: true });
  try {
    file.run(`pragma busy_timeout = ${patience}`);
    file.run("begin exclusive");
  } catch (error) {
    file.close();
    throw error;
  }
  return () => file.close();
}
