import { lineText, type Seal } from "../../db/audit/chain.ts";
import type { Fault } from "./faults.ts";
import { mostOdd, type Odd } from "./walk.ts";

/**
 * Tells lines that stand in another's place from those that were changed, and takes back what was said of a line only
 * because the one before it was wrong. Where few lines are odd, each is tried in the place of each.
 */
export function placed(faults: readonly Fault[], odd: readonly Odd[], seal: Seal): Fault[] {
  if (odd.length > mostOdd) return [...faults];
  const missing = faults.flatMap((fault) =>
    fault.fault === "missing" || fault.fault === "cut_off" ? range(fault.seq, fault.to) : [],
  );
  const places = [...odd.map(({ line }) => line.seq), ...missing.slice(0, mostOdd)];
  const hashes = [...new Set(odd.flatMap(({ line, previous }) => [line.hash, ...previous]))];
  const found = new Map(odd.map(({ line }) => [line.seq, placeOf(line)]));
  return faults.flatMap((fault): Fault[] => {
    const from = fault.fault === "changed" || fault.fault === "unproven" ? found.get(fault.seq) : undefined;
    if (from === undefined) return [fault];
    return from === fault.seq ? [] : [{ fault: "moved", seq: fault.seq, from }];
  });

  function placeOf({ hash, ...line }: Odd["line"]): number | undefined {
    return places.find((seq) => {
      const text = lineText({ ...line, seq });
      return hashes.some((previous) => seal(previous, text) === hash);
    });
  }
}

const range = (from: number, to: number) =>
  Array.from({ length: Math.min(to - from + 1, mostOdd) }, (_, at) => from + at);
