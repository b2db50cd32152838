import { subscriptions } from "./listen.ts";
import type { Method } from "./listing.ts";
import { discovery, initialization } from "./opening.ts";
import { completionMethods, promptMethods } from "./prompts.ts";
import type { Era } from "./protocol.ts";
import type { Registry } from "./registry.ts";
import { resourceMethods, subscriptionMethods } from "./resources.ts";
import { toolMethods } from "./tools.ts";

/** Every method a registry's server answers, by era. What the registry has nothing for is not found. */
export function methodsOf<V>(
  registry: Registry<V>,
  stopping: AbortSignal | undefined,
): Record<Era, ReadonlyMap<string, Method<V>>> {
  const shared = [
    ...toolMethods(registry),
    ...resourceMethods(registry),
    ...promptMethods(registry),
    ...completionMethods(registry),
  ];
  return {
    modern: new Map([...shared, ...discovery(registry), ...subscriptions(registry, stopping)]),
    legacy: new Map([...shared, ...initialization(registry), ...subscriptionMethods(registry)]),
  };
}
