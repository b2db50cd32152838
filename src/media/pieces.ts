/** A stretch of a file, `to` not included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A part of a cleaned file: a stretch of the file as it came, bytes in place of others, or so many zeros. */
export type Piece = Range | { readonly bytes: Uint8Array } | { readonly zeros: number };

/** What is kept of a file, in order: nothing is decoded and encoded anew. */
export class Pieces {
  readonly list: Piece[] = [];
  #size = 0;

  /** How long the cleaned file is. */
  get size(): number {
    return this.#size;
  }

  copy(from: number, to: number): void {
    if (to === from) return;
    this.#size += to - from;
    const last = this.list.at(-1);
    if (last && "to" in last && last.to === from) this.list[this.list.length - 1] = { from: last.from, to };
    else this.list.push({ from, to });
  }

  put(bytes: Uint8Array): void {
    this.#size += bytes.byteLength;
    this.list.push({ bytes });
  }

  zeros(many: number): void {
    this.#size += many;
    if (many > 0) this.list.push({ zeros: many });
  }

  /** Whether a file of this size stays as it is. */
  isWhole(size: number): boolean {
    const [only] = this.list;
    return this.list.length === 1 && only !== undefined && "to" in only && only.from === 0 && only.to === size;
  }
}

const portion = 256 * 1024;

/** The cleaned file, portion by portion. */
export async function* cleaned(path: string, pieces: readonly Piece[]): AsyncGenerator<Uint8Array> {
  const file = Bun.file(path);
  for (const piece of pieces) {
    if ("bytes" in piece) yield piece.bytes;
    else if ("zeros" in piece)
      for (let left = piece.zeros; left > 0; left -= portion) yield new Uint8Array(Math.min(left, portion));
    else
      for (let from = piece.from; from < piece.to; from += portion)
        yield await file.slice(from, Math.min(from + portion, piece.to)).bytes();
  }
}
