import { headSeal, type Seal } from "../../db/audit/chain.ts";
import { type StoredHead, storedHead, storedLines } from "../../db/audit/lines.ts";
import type { Store } from "../../db/open.ts";
import type { Fault } from "./faults.ts";
import { placed } from "./placed.ts";
import { Walk } from "./walk.ts";

/** The last line of a log. */
export interface End {
  readonly seq: number;
  readonly hash: string;
}

/** What became of one workspace's log. */
export interface Verdict {
  /** How many lines there are. */
  readonly lines: number;
  /** The last of them, to be kept elsewhere and shown to a later verification. */
  readonly end: End | null;
  readonly faults: readonly Fault[];
  /** How many more faults there are than are told. */
  readonly further: number;
}

interface Request {
  readonly workspace: string;
  /** The end that an earlier verification found. */
  readonly known?: End | undefined;
  /** Hears how many lines were read. */
  readonly progress?: (lines: number) => void;
}

/**
 * Reads a workspace's whole log and works its chain out anew. Beside a running server it holds for the lines there were
 * when it began.
 */
export async function verifyLog(store: Store, seal: Seal, { workspace, known, progress }: Request): Promise<Verdict> {
  const head = await storedHead(store, workspace);
  const walk = new Walk(seal);
  const marked = new Map<number | undefined, string>();
  for await (const page of storedLines(store, workspace)) {
    for (const line of page) {
      walk.step(line);
      if (line.seq === head?.seq || line.seq === known?.seq) marked.set(line.seq, line.hash);
    }
    progress?.(walk.lines);
  }
  const { lines, last, further } = walk;
  const end = last ? { seq: last.seq, hash: last.hash } : null;
  const isOf = (one: StoredHead) => one.seal === headSeal(seal, workspace, one);
  // The head of a line is committed with it: read after the lines, it is no older than they are.
  const later = head && (end?.seq ?? 0) > head.seq ? await storedHead(store, workspace) : head;
  const faults = placed([...walk.faults, ...endFaults(end?.seq ?? 0)], walk.odd, seal);
  if (known && marked.get(known.seq) !== known.hash) faults.push({ fault: "not_as_before", seq: known.seq });
  return { lines, end, faults, further };

  function endFaults(seq: number): Fault[] {
    if (!head || !later) return [{ fault: "end_missing", seq }];
    if (!isOf(head) || !isOf(later)) return [{ fault: "end_changed", seq }];
    if (head.seq > seq) return [{ fault: "cut_off", seq: seq + 1, to: head.seq }];
    if (later.seq < seq) return [{ fault: "beyond_end", seq: later.seq + 1, to: seq }];
    const isTold = walk.faults.some((fault) => fault.seq === head.seq);
    return isTold || head.seq === 0 || marked.get(head.seq) === head.hash ? [] : [{ fault: "changed", seq: head.seq }];
  }
}
