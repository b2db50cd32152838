import { open } from "node:fs/promises";

/** A file that is not what it says it is, or not whole. The message goes on from "The file …". */
export class Unsound extends Error {}

const windowBytes = 64 * 1024;
/** So many looks at a file are more than any honest one needs. */
const mostLooks = 500_000;

/** Reads a file from anywhere, through a window that moves along: however large it is, little of it is in memory. */
export class Reader {
  readonly size: number;
  readonly #read: (from: number, length: number) => Promise<Uint8Array>;
  #from = 0;
  #window: Uint8Array = new Uint8Array();
  #looks = 0;

  constructor(size: number, read: (from: number, length: number) => Promise<Uint8Array>) {
    this.size = size;
    this.#read = read;
  }

  /** So many bytes from there. Throws where there are not so many. */
  async need(at: number, length: number): Promise<Uint8Array> {
    if (++this.#looks > mostLooks) throw new Unsound("has too many parts.");
    if (at + length > this.size) throw new Unsound("is cut short.");
    if (at < this.#from || at + length > this.#from + this.#window.byteLength) await this.#move(at, length);
    return this.#window.subarray(at - this.#from, at - this.#from + length);
  }

  /** What the window has from there, at least one byte. */
  async some(at: number): Promise<Uint8Array> {
    await this.need(at, 1);
    return this.#window.subarray(at - this.#from);
  }

  async #move(at: number, length: number): Promise<void> {
    const wanted = Math.min(Math.max(length, windowBytes), this.size - at);
    this.#window = await this.#read(at, wanted);
    this.#from = at;
    if (this.#window.byteLength < length) throw new Unsound("is cut short.");
  }
}

/** Opens a file, looks at it, and closes it however that ends. */
export async function reading<T>(path: string, look: (file: Reader) => Promise<T>): Promise<T> {
  const file = await open(path, "r");
  try {
    const { size } = await file.stat();
    return await look(
      new Reader(size, async (from, length) => {
        const bytes = new Uint8Array(length);
        const { bytesRead } = await file.read(bytes, 0, length, from);
        return bytes.subarray(0, bytesRead);
      }),
    );
  } finally {
    await file.close();
  }
}
