import type { Store } from "../../../db/open.ts";
import type { Log } from "../../log.ts";

/** Looks that a caller waits for, and the pause between later ones, in milliseconds. */
const looks = [0, 10, 30, 100, 300, 900];
const later = 5000;

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms).unref();
  });

/** Clears the database's log. Whoever reads just then keeps it, so it is tried until nobody does. */
export function purgeOf(store: Store, log: Log): () => Promise<boolean> {
  let isLeft = false;
  const goOn = async () => {
    while (isLeft) {
      await pause(later);
      isLeft = !(await store.emptyLog());
    }
  };
  return async () => {
    for (const wait of looks) {
      if (wait > 0) await Bun.sleep(wait);
      if (await store.emptyLog()) return true;
    }
    if (!isLeft) {
      isLeft = true;
      goOn().catch((error) => {
        isLeft = false;
        log.warn("log_not_emptied", { error });
      });
    }
    return false;
  };
}
