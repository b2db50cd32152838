import type { Json } from "../../contract/json.ts";
import type { Answer } from "./answer.ts";
import type { Method, Methods } from "./listing.ts";
import { legacyVersions, modernVersions } from "./protocol.ts";
import type { Registry } from "./registry.ts";

const empty = (): Answer => ({ result: {} });

/** `server/discover`, written once: every client of 2026-07-28 asks it first. */
export function discovery<V>(registry: Registry<V>): Methods<V> {
  const found: Json = {
    supportedVersions: modernVersions,
    capabilities: capabilities(registry, registry.onChange ? { listChanged: true } : {}),
    instructions: registry.instructions,
    ttlMs: 60_000,
    cacheScope: "public",
  };
  const members = JSON.stringify(found).slice(1, -1);
  return [["server/discover", () => ({ members })]];
}

/** `initialize` and what belongs to it in the legacy revisions. No session is opened: there is nothing to remember. */
export function initialization<V>(registry: Registry<V>): Methods<V> {
  const { info, instructions, logging, resources } = registry;
  const offered = capabilities(registry, {});
  const rest = JSON.stringify({
    capabilities: {
      ...offered,
      ...(resources?.subscriptions && { resources: { subscribe: true } }),
      ...(logging && { logging: {} }),
    },
    serverInfo: info,
    instructions,
  }).slice(1, -1);
  const answers = new Map(legacyVersions.map((version) => [version, `"protocolVersion":"${version}",${rest}`]));
  const [newest = ""] = answers.values();
  const initialize: Method<V> = ({ params }) => ({
    members: answers.get(params.protocolVersion as string) ?? newest,
  });
  return [["initialize", initialize], ["ping", empty], ...(logging ? [["logging/setLevel", empty] as const] : [])];
}

/** Only 2026-07-28 has a stream on which a changed list could be reported to a client that has no session. */
function capabilities<V>({ resources, prompts, complete, extensions }: Registry<V>, list: Json): Json {
  return {
    tools: list,
    ...(resources && { resources: list }),
    ...(prompts && { prompts: list }),
    ...(complete && { completions: {} }),
    ...(extensions && { extensions }),
  };
}
