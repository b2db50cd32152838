import type { Database } from "bun:sqlite";
import { openSync, readSync, statSync } from "node:fs";

/** Tells whether another process has committed since last asked. */
export interface Watch {
  changed(): boolean;
  /** After the last connection is closed. */
  close(): void;
}

/**
 * `pragma data_version` on the writing connection says just that, for 4 µs; the first words of the WAL index (its
 * change counter and checksum, https://www.sqlite.org/walformat.html#the_wal_index_header) say for 1 that there is no
 * need to ask.
 */
export function watchForeign(writer: Database, path: string): Watch {
  const ask = writer.prepare<{ data_version: number }, []>("pragma data_version");
  const version = () => ask.get()?.data_version ?? 0;
  let known = version();
  const changed = () => {
    const now = version();
    if (now === known) return false;
    known = now;
    return true;
  };
  const index = held(`${path}-shm`);
  if (!index) return { changed, close() {} };
  const header = new Uint32Array(12);
  const bytes = new Uint8Array(header.buffer);
  const words = new Uint32Array(3);
  return {
    changed() {
      const length = readSync(index.file, bytes, 0, bytes.length, 0);
      if (length === bytes.length && header[2] === words[0] && header[6] === words[1] && header[7] === words[2])
        return false;
      // Kept before asking: a commit that falls between the two is seen the next time.
      words.set([header[2] as number, header[6] as number, header[7] as number]);
      return changed();
    },
    close: index.release,
  };
}

const open = new Map<string, { readonly file: number; users: number }>();

/**
 * The file, open for reading. POSIX drops every lock that a process has on a file when it closes any of its
 * descriptors of it, SQLite's own on the WAL index too; the next process would then take the index for abandoned and
 * cut it off under this one. So it is opened once, and left to the end of the process.
 */
function held(path: string): { readonly file: number; release(): void } | undefined {
  if (process.platform === "win32") return undefined;
  const { dev, ino } = statSync(path);
  const name = `${dev}:${ino}`;
  const entry = open.get(name) ?? { file: openSync(path, "r"), users: 0 };
  entry.users++;
  open.set(name, entry);
  return {
    file: entry.file,
    // Never closed while the process lives: SQLite's own connections may outlive their close by a moment.
    release() {
      entry.users--;
    },
  };
}
