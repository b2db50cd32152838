import { type Act, noteInAudit } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import type { Principal } from "../contract/principal.ts";
import type { Log } from "../log.ts";
import { RemoteFault } from "./remote/problem.ts";

/** Who calls, and how to reach them meanwhile. */
export interface Caller {
  readonly principal: Principal;
  /** What the audit log is to say of them now. */
  act(event: string): Act;
  count(name: string, outcome: string): void;
  readonly signal: AbortSignal;
  readonly progress: ((progress: number, total?: number, message?: string) => void) | undefined;
}

/** What is called, in the words of the audit log. */
export interface What {
  readonly asks: string;
  readonly answers: string;
  /** The connector. */
  readonly target: string;
  readonly detail: Readonly<Record<string, string>>;
  /** What usage is counted under. */
  readonly name: string;
}

interface Books {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Writes down that a call is made before it is made, and afterwards what came of it and how long it took. A call that
 * cannot be written down is not made. One that was made is answered whether or not that can still be written: who is
 * told that it failed makes it again.
 */
export async function audited<T>(
  { store, clock, log }: Books,
  caller: Caller,
  { asks, answers, target, detail, name }: What,
  work: () => Promise<T>,
  outcomeOf: (done: T) => string,
): Promise<T> {
  await noteInAudit(store, caller.act(asks), target, detail);
  const began = clock.monotonic();
  const over = async (outcome: string) => {
    caller.count(name, outcome);
    const ms = Math.round(clock.monotonic() - began);
    await noteInAudit(store, caller.act(answers), target, { ...detail, outcome, ms }).catch((error: unknown) =>
      log.error("connector_call_not_noted", { error, connector: target, outcome }),
    );
  };
  let done: T;
  try {
    done = await work();
  } catch (error) {
    await over(codeOf(error));
    throw error;
  }
  await over(outcomeOf(done));
  return done;
}

function codeOf(error: unknown): string {
  if (error instanceof RemoteFault) return "refused";
  return error instanceof Failure ? error.code : "internal";
}
