import type { Database } from "bun:sqlite";

/**
 * Tells whether another process has committed since last asked. `pragma data_version` on the writing connection says
 * just that, for 3 µs; on systems that map files, the first words of the WAL index (its change counter and checksum,
 * https://www.sqlite.org/walformat.html#the_wal_index_header) say for nothing that there is no need to ask.
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
  const header = mapped(path);
  if (!header) return changed;
  const words = new Uint32Array(3);
  return () => {
    if (header[2] === words[0] && header[6] === words[1] && header[7] === words[2]) return false;
    // Copied before asking: a commit that falls between the two is seen the next time.
    words.set([header[2] as number, header[6] as number, header[7] as number]);
    return changed();
  };
}

function mapped(path: string): Uint32Array | undefined {
  if (process.platform === "win32") return undefined;
  try {
    const bytes = Bun.mmap(`${path}-shm`, { shared: true });
    return bytes.byteLength >= 48 ? new Uint32Array(bytes.buffer, bytes.byteOffset, 12) : undefined;
  } catch {
    return undefined;
  }
}
