import { stillKnown } from "../../auth/caller.ts";
import type { Running } from "../../house.ts";
import type { Call } from "./call.ts";
import type { Visitor } from "./product.ts";

/** Looks what a listener's credential is by now: it may have ended since it came, and then it is `over`. */
export function watch(running: Running, { visitor: { asked, requestId }, method }: Call<Visitor>, over: () => void) {
  const look = async (told: () => void) => {
    running.look();
    if (await stillKnown(running.gate, asked)) told();
    else over();
  };
  return (told: () => void = () => {}): void => {
    look(told).catch((error: unknown) => running.defect(error, requestId, method));
  };
}
