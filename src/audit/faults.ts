/** What is wrong with an audit log, and at which of its lines. */
export type Fault =
  /** It is not what was written there. */
  | { readonly fault: "changed"; readonly seq: number }
  /** It is what was written as another line. */
  | { readonly fault: "moved"; readonly seq: number; readonly from: number }
  /** Whether it was changed cannot be told, because the line before it is missing or wrong. */
  | { readonly fault: "unproven"; readonly seq: number }
  | { readonly fault: "missing"; readonly seq: number; readonly to: number }
  /** The last lines are missing. */
  | { readonly fault: "cut_off"; readonly seq: number; readonly to: number }
  /** There are lines after the recorded end. */
  | { readonly fault: "beyond_end"; readonly seq: number; readonly to: number }
  /** It was written after the record of the log's end had been changed or removed. */
  | { readonly fault: "resumed"; readonly seq: number }
  /** The record of the log's end is gone, or was changed: lines after `seq` may have been cut off. */
  | { readonly fault: "end_missing" | "end_changed"; readonly seq: number }
  /** An earlier verification found another line here, or one where there is none now: an older state was put back. */
  | { readonly fault: "not_as_before"; readonly seq: number };

const lines = (seq: number, to: number) => (seq === to ? `line ${seq}` : `lines ${seq} to ${to}`);
const are = (seq: number, to: number) => `${lines(seq, to)} ${seq === to ? "is" : "are"}`;

/** A fault in words. */
export function inWords(fault: Fault): string {
  switch (fault.fault) {
    case "changed":
      return `line ${fault.seq} is not what was written`;
    case "moved":
      return `line ${fault.seq} was written as line ${fault.from}`;
    case "unproven":
      return `line ${fault.seq} cannot be checked: the one before it is missing or wrong`;
    case "missing":
      return `${are(fault.seq, fault.to)} missing`;
    case "cut_off":
      return `${are(fault.seq, fault.to)} cut off from the end`;
    case "beyond_end":
      return `${lines(fault.seq, fault.to)} stand after the recorded end: forged, or an older record was put back`;
    case "resumed":
      return `line ${fault.seq} was written after the record of the log's end was tampered with: lines before it may have been cut off`;
    case "end_missing":
      return `the record of the log's end is missing: lines after ${fault.seq} may have been cut off`;
    case "end_changed":
      return `the record of the log's end was changed: lines after ${fault.seq} may have been cut off`;
    case "not_as_before":
      return `line ${fault.seq} was another one at the earlier verification, or is gone: an older database was put back`;
  }
}
