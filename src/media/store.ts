/** A finished file on this machine, for as long as somebody looks at it. */
export interface Local {
  readonly path: string;
  /** To be called once it has been looked at. */
  release(): Promise<void>;
}

/**
 * Where the bytes of media are kept, each file under `<workspace>/<blob>`: ids alone, never a name that a caller chose.
 * A file is written once and never changed; the database says which one is whose.
 */
export interface MediaStore {
  /** Takes a finished file over from the spool: whole or not at all. */
  keep(name: string, spooled: string): Promise<void>;
  /** The file's bytes from `from` to before `to`, to be sent. Throws Gone. */
  body(name: string, from: number, to: number): Promise<Blob | ReadableStream<Uint8Array>>;
  /** The whole file, to be handed to a network. Throws Gone. */
  content(name: string): Promise<Blob>;
  /** The file on this machine. Throws Gone. */
  local(name: string): Promise<Local>;
  /** What is gone already is fine. */
  remove(name: string): Promise<void>;
  /** The names of all files, in portions. */
  names(): AsyncIterable<readonly string[]>;
}

/** The database names a file that the store does not have. */
export class Gone extends Error {
  constructor(name: string) {
    super(`The media store has no file ${name}.`);
  }
}

/** When a file was made, by its name: in milliseconds since 1970. The time is the first ten characters of an id. */
export function madeAt(name: string): number {
  const letters = name.slice(name.lastIndexOf("_") + 1).slice(0, 10);
  let time = 0;
  for (const letter of letters) time = time * 32 + "0123456789abcdefghjkmnpqrstvwxyz".indexOf(letter);
  return time;
}

/** Whether a name is one of ours: nothing else in a folder or bucket is ever touched. */
export const isOurs = (name: string): boolean => /^ws_[0-9a-z]{26}\/blob_[0-9a-z]{26}$/.test(name);
