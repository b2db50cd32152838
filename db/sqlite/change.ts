import type { Database } from "bun:sqlite";
import { openSync, readSync, statSync } from "node:fs";

/**
 * Tells whether another process has committed since last asked. `pragma data_version` on the writing connection says
 * just that, for 4 µs; the first words of the WAL index (its change counter and checksum,
 * https://www.sqlite.org/walformat.html#the_wal_index_header) say for 1 that there is no need to ask.
 */
export function watchForeign(writer: Database, path: string): () => boolean {
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
  if (index === undefined) return changed;
  const header = new Uint32Array(12);
  const bytes = new Uint8Array(header.buffer);
  const words = new Uint32Array(3);
  return () => {
    const length = readSync(index, bytes, 0, bytes.length, 0);
    if (length === bytes.length && header[2] === words[0] && header[6] === words[1] && header[7] === words[2])
      return false;
    // Kept before asking: a commit that falls between the two is seen the next time.
    words.set([header[2] as number, header[6] as number, header[7] as number]);
    return changed();
  };
}

const open = new Map<string, number>();

/**
 * The file's descriptor, open for reading. POSIX drops every lock that a process has on a file when it closes any of
 * its descriptors of it, SQLite's own on the WAL index too, and its connections may outlive their close by a moment;
 * the next process would then take the index for abandoned and cut it off. So it is opened once, and left to the end.
 */
function held(path: string): number | undefined {
  if (process.platform === "win32") return undefined;
  const { dev, ino } = statSync(path);
  const name = `${dev}:${ino}`;
  const file = open.get(name) ?? openSync(path, "r");
  open.set(name, file);
  return file;
}
