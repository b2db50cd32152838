import { broken, lineText, type Seal } from "../../db/audit/chain.ts";
import type { StoredLine } from "../../db/audit/lines.ts";
import type { Fault } from "./faults.ts";

/** A line that is not in its place by its hash, and the hashes that may stand before it. */
export interface Odd {
  readonly line: StoredLine;
  readonly previous: readonly string[];
}

/** So many faults are told one by one, and so many odd lines looked at again. */
const mostFaults = 1000;
export const mostOdd = 32;

/** A walk along a log: what each line must follow, and what was wrong so far. */
export class Walk {
  lines = 0;
  last: StoredLine | undefined;
  /** How many faults there are beside those that are told. */
  further = 0;
  readonly faults: Fault[] = [];
  /** One more than are looked at again says that there are too many. */
  readonly odd: Odd[] = [];
  private readonly seal: Seal;
  /** The hashes that the next line may follow. */
  private previous: readonly string[] = [""];
  private isUncertain = false;

  constructor(seal: Seal) {
    this.seal = seal;
  }

  step(line: StoredLine): void {
    const { hash, ...rest } = line;
    const expected = Math.max(this.last?.seq ?? 0, 0) + 1;
    if (line.seq > expected) {
      this.tell({ fault: "missing", seq: expected, to: line.seq - 1 });
      this.isUncertain = true;
    }
    const text = lineText(rest);
    const hashes = this.previous.map((previous) => this.seal(previous, text));
    if (hashes.includes(hash)) this.follow([hash], false);
    else if (this.seal(broken, text) === hash) {
      this.tell({ fault: "resumed", seq: line.seq });
      this.follow([hash], false);
    } else {
      this.tell({ fault: this.isUncertain ? "unproven" : "changed", seq: line.seq });
      if (this.odd.length <= mostOdd) this.odd.push({ line, previous: this.previous });
      // Either the line was changed and not its hash, or its hash and not the line.
      this.follow([hash, ...hashes.slice(0, 2)], true);
    }
    this.lines++;
    this.last = line;
  }

  private follow(previous: readonly string[], isUncertain: boolean) {
    this.previous = previous;
    this.isUncertain = isUncertain;
  }

  private tell(fault: Fault) {
    if (this.faults.length < mostFaults) this.faults.push(fault);
    else this.further++;
  }
}
