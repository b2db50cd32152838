import type { Ended } from "../../../db/publishing/standstill.ts";
import type { DeliveryRow } from "../../../db/schema/publishing.ts";
import { newId } from "../../contract/id.ts";
import { progressOf } from "../progress.ts";
import { restate } from "../state.ts";

const words = "The account was disconnected.";

/** What becomes of a delivery whose account is no more: what may be out is not called off. */
function judge(delivery: DeliveryRow): ReturnType<Ended["judge"]> {
  const parts = progressOf(delivery);
  if (parts.some(({ state }) => state === "sending"))
    return { state: "unknown", error: `${words} Nobody can ask the network any more whether the post is out.` };
  if (parts.some(({ state }) => state === "published")) return { state: "failed", error: words };
  return { state: "canceled", error: words };
}

/** How deliveries end that wait for an account when it is disconnected. */
export const endedWith: Ended = { judge, restate, newMessage: () => newId("msg") };
