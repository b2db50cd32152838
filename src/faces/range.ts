import type { Range } from "../media/pieces.ts";

/** Who asks for more parts than a player or a reader needs gets the whole file. */
const mostRanges = 16;

/**
 * What a `Range` header asks of a file (RFC 9110 §14.2): its parts, none where none of them is there (416), undefined
 * where the header is not understood, or asks for more than the whole, and is therefore not heeded.
 */
export function rangesIn(header: string, size: number): readonly Range[] | undefined {
  const [, list] = /^bytes=(.+)$/i.exec(header.trim()) ?? [];
  const specs = list?.split(",").map((spec) => /^\s*(\d*)-(\d*)\s*$/.exec(spec));
  if (!specs || specs.length > mostRanges) return undefined;
  const ranges: Range[] = [];
  for (const spec of specs) {
    const [, first = "", last = ""] = spec ?? [];
    if (first === "" && last === "") return undefined;
    if (first !== "" && last !== "" && Number(last) < Number(first)) return undefined;
    const from = first === "" ? Math.max(0, size - Number(last)) : Number(first);
    const to = first === "" || last === "" ? size : Math.min(Number(last) + 1, size);
    if (from < to) ranges.push({ from, to });
  }
  const bytes = ranges.reduce((sum, { from, to }) => sum + to - from, 0);
  return ranges.length > 1 && bytes > size ? undefined : ranges;
}
