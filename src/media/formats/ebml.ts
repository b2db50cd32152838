import { Unsound } from "../reader.ts";

/* RFC 8794: a WebM is elements, each an id, a length and a body; both are numbers that tell their own width. */

export interface Element {
  /** In hexadecimal, as the specifications write it. */
  readonly id: string;
  readonly start: number;
  readonly body: number;
  /** Where it ends; undefined where it does not say: what is still being written when it is sent. */
  readonly end: number | undefined;
}

/** The element whose head begins the bytes; `start` is where they stand. */
export function elementIn(head: Uint8Array, start: number): Element {
  const idWidth = Math.clz32(head[0] ?? 0) - 23;
  if (idWidth < 1 || idWidth > 4 || head.byteLength < idWidth + 1)
    throw new Unsound("has no element where one should begin.");
  const width = Math.clz32(head[idWidth] ?? 0) - 23;
  if (width < 1 || width > 8 || head.byteLength < idWidth + width)
    throw new Unsound("has an element without a length.");
  let length = (head[idWidth] ?? 0) & (0xff >> width);
  let isUnknown = length === 0xff >> width;
  for (let at = idWidth + 1; at < idWidth + width; at++) {
    if (head[at] !== 0xff) isUnknown = false;
    length = length * 256 + (head[at] ?? 0);
  }
  if (!isUnknown && length > Number.MAX_SAFE_INTEGER) throw new Unsound("has an element that is too long.");
  const body = start + idWidth + width;
  const id = Buffer.from(head.subarray(0, idWidth)).toString("hex");
  return { id, start, body, end: isUnknown ? undefined : body + length };
}

/** The longest head of an element. */
export const longestHead = 12;

/** The elements between two places in memory. */
export function* elementsIn(
  bytes: Uint8Array,
  from: number,
  to: number,
): Generator<Element & { readonly end: number }> {
  for (let at = from; at < to; ) {
    const element = elementIn(bytes.subarray(at, Math.min(at + longestHead, to)), at);
    if (element.end === undefined || element.end > to) throw new Unsound("has an element that ends where it cannot.");
    yield { ...element, end: element.end };
    at = element.end;
  }
}

/** The head of an element that every player skips, for so many bytes in all. */
export function voidHead(length: number): Uint8Array {
  if (length < 10) return Uint8Array.from([0xec, 0x80 | (length - 2)]);
  const head = Buffer.alloc(9);
  head[0] = 0xec;
  head[1] = 0x01;
  head.writeUIntBE(Math.floor((length - 9) / 2 ** 24), 2, 4);
  head.writeUIntBE((length - 9) % 2 ** 24, 6, 3);
  return head;
}

/** Makes an element one that every player skips. */
export function voided(bytes: Uint8Array, { start, end }: Element & { readonly end: number }): void {
  bytes.fill(0, start, end);
  bytes.set(voidHead(end - start), start);
}

export function unsigned(bytes: Uint8Array, { body, end }: Element & { readonly end: number }): number {
  let value = 0;
  for (let at = body; at < Math.min(end, body + 8); at++) value = value * 256 + (bytes[at] ?? 0);
  return value;
}

export function float(bytes: Uint8Array, { body, end }: Element & { readonly end: number }): number | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset + body, end - body);
  return view.byteLength === 4 ? view.readFloatBE() : view.byteLength === 8 ? view.readDoubleBE() : undefined;
}
