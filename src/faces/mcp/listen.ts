import { isJson, type Json } from "../../contract/json.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import type { Methods } from "./listing.ts";
import { metaKey } from "./protocol.ts";
import type { List, Registry } from "./registry.ts";

const filters: readonly (readonly [filter: string, list: List])[] = [
  ["toolsListChanged", "tools"],
  ["promptsListChanged", "prompts"],
  ["resourcesListChanged", "resources"],
];

/**
 * `subscriptions/listen` (2026-07-28): a stream of the changes that the client asked for and the server has, opened by
 * an acknowledgement. It is answered when the server stops.
 */
export function subscriptions<V>(registry: Registry<V>, stopping: AbortSignal | undefined): Methods<V> {
  const listen = (call: Call<V>): Promise<Answer> =>
    new Promise((resolve) => {
      const stream = call.open();
      const _meta = { [metaKey.subscriptionId]: call.id };
      const send = (method: string, params: Json) =>
        stream.notify({ jsonrpc: "2.0", method, params: { ...params, _meta } });
      const granted = registry.onChange ? wanted(call.params.notifications) : [];
      const notifications = Object.fromEntries(granted.map(([filter]) => [filter, true]));
      send("notifications/subscriptions/acknowledged", { notifications });
      const heard = new Set(granted.map(([, list]) => list));
      const end = () => resolve({ result: { _meta } });
      const changed = (list: List) => {
        if (heard.has(list)) send(`notifications/${list}/list_changed`, {});
      };
      const forget = registry.onChange?.(changed, call, end);
      stopping?.addEventListener("abort", end);
      stream.onClose(() => {
        forget?.();
        stopping?.removeEventListener("abort", end);
        end();
      });
      if (stopping?.aborted) end();
    });
  return [["subscriptions/listen", listen]];
}

const wanted = (notifications: unknown) =>
  isJson(notifications) ? filters.filter(([filter]) => notifications[filter] === true) : [];
