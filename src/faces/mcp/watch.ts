import type { Caller } from "../../auth/caller.ts";
import { stillKnown } from "../../auth/caller.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import type { Call } from "./call.ts";
import type { Visitor } from "./product.ts";

/** What of a credential decides which lists it is shown. */
const viewOf = ({ policy, scopes }: Principal): string =>
  JSON.stringify([policy && [policy.allowedTools], [...scopes].filter((scope) => scope.startsWith("mcp:call")).sort()]);

interface Told {
  /** The lists may be others by now. */
  changed(): void;
  /** The credential has ended. */
  over(): void;
}

/** Looks what the credential of one who listens is by now; `isChanged`: its lists have changed, whatever it is. */
export function watch(running: Running, { principal }: Caller, call: Call<Visitor>, told: Told) {
  const { asked, requestId } = call.visitor;
  let view = viewOf(principal);
  const look = async (isChanged: boolean) => {
    running.look();
    const now = await stillKnown(running.gate, asked);
    if (!now) return told.over();
    const before = view;
    view = viewOf(now);
    if (isChanged || view !== before) told.changed();
  };
  return (isChanged: boolean): void => {
    look(isChanged).catch((error: unknown) => running.defect(error, requestId, call.method));
  };
}
