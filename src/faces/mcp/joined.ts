import { split, splitUri } from "../../connectors/names.ts";
import { isJson, type Json } from "../../contract/json.ts";
import { andThen, type Later } from "../../contract/later.ts";
import type { Call } from "./call.ts";
import type { Visitor } from "./product.ts";
import type { Catalog, Registry } from "./registry.ts";
import type { RemoteOffer } from "./remote.ts";

/** The product's own offer and that of connectors as one server. What has a connector's name goes to the connector. */
export function joined(own: Registry<Visitor>, remote: RemoteOffer): Registry<Visitor> {
  const { resources, prompts } = own;
  const both =
    (list: (call: Call<Visitor>) => Later<Catalog>, kind: Parameters<RemoteOffer["listed"]>[1]) =>
    (call: Call<Visitor>): Later<Catalog> =>
      andThen(list(call), (catalog) => remote.listed(catalog, kind, call));
  return {
    ...own,
    tools: both((call) => own.tools(call), "tools"),
    call: (name, args, call) => (split(name) ? remote.call(name, args, call) : own.call(name, args, call)),
    toolHeaders: (name, call) => (split(name) ? remote.toolHeaders(name, call) : (own.toolHeaders?.(name, call) ?? [])),
    ...(resources && {
      resources: {
        ...resources,
        list: both((call) => resources.list(call), "resources"),
        templates: both((call) => resources.templates(call), "templates"),
        read: (uri, call) => (splitUri(uri) ? remote.read(uri, call) : resources.read(uri, call)),
      },
    }),
    ...(prompts && {
      prompts: {
        list: both((call) => prompts.list(call), "prompts"),
        get: (name, args, call) => (split(name) ? remote.prompt(name, args, call) : prompts.get(name, args, call)),
      },
    }),
    complete(params, call) {
      const theirs = isRemote(params.ref) ? remote.complete(params, call) : undefined;
      return theirs ?? own.complete?.(params, call) ?? { values: [] };
    },
    onChange(listener, call, over) {
      const forgets = [own.onChange?.(listener, call, over), remote.onChange(listener, call, over)];
      return () => {
        for (const forget of forgets) forget?.();
      };
    },
  };
}

function isRemote(ref: unknown): boolean {
  if (!isJson(ref)) return false;
  const { name, uri } = ref as Json;
  return (
    (typeof name === "string" && split(name) !== undefined) || (typeof uri === "string" && splitUri(uri) !== undefined)
  );
}
