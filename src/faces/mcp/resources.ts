import { andThen } from "../../contract/later.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { invalidParams, listing, type Method, type Methods } from "./listing.ts";
import { type Caching, code } from "./protocol.ts";
import type { Registry } from "./registry.ts";

const uncached: Caching = { ttlMs: 0, cacheScope: "private" };

export function resourceMethods<V>({ resources }: Registry<V>): Methods<V> {
  if (!resources) return [];
  const read = withUri<V>((call, uri) =>
    andThen(resources.read(uri, call), (outcome): Answer => {
      if (!outcome) return notFound(call, uri);
      if ("fault" in outcome || call.era === "legacy" || outcome.result.resultType === "input_required") return outcome;
      return { result: { ...uncached, ...outcome.result } };
    }),
  );
  return [
    ["resources/list", listing("resources", (call) => resources.list(call))],
    ["resources/templates/list", listing("resourceTemplates", (call) => resources.templates(call))],
    ["resources/read", read],
  ];
}

/** The subscriptions of the legacy revisions; 2026-07-28 has `subscriptions/listen` in their place. */
export function subscriptionMethods<V>({ resources }: Registry<V>): Methods<V> {
  const subscriptions = resources?.subscriptions;
  if (!subscriptions) return [];
  const done = (): Answer => ({ result: {} });
  return [
    ["resources/subscribe", withUri((call, uri) => andThen(subscriptions.add(uri, call), done))],
    ["resources/unsubscribe", withUri((call, uri) => andThen(subscriptions.remove(uri, call), done))],
  ];
}

const withUri =
  <V>(method: (call: Call<V>, uri: string) => ReturnType<Method<V>>): Method<V> =>
  (call) =>
    typeof call.params.uri === "string"
      ? method(call, call.params.uri)
      : invalidParams("Invalid params: uri must be a string");

const notFound = ({ era }: Call, uri: string): Answer => ({
  fault: {
    code: era === "modern" ? code.invalidParams : code.legacyResourceNotFound,
    message: `Resource not found: ${uri}`,
    data: { uri },
  },
});
