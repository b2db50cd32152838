import { isJson } from "../../contract/json.ts";
import { andThen } from "../../contract/later.ts";
import type { Answer } from "./answer.ts";
import { invalidParams, listing, type Method, type Methods } from "./listing.ts";
import type { Registry } from "./registry.ts";

export function promptMethods<V>({ prompts }: Registry<V>): Methods<V> {
  if (!prompts) return [];
  const get: Method<V> = (call) => {
    const { name } = call.params;
    const args = call.params.arguments ?? {};
    if (typeof name !== "string") return invalidParams("Invalid params: name must be a string");
    if (!isJson(args)) return invalidParams("Invalid params: arguments must be an object");
    return andThen(prompts.get(name, args, call), (outcome) => outcome ?? invalidParams(`Unknown prompt: ${name}`));
  };
  return [
    ["prompts/list", listing("prompts", (call) => prompts.list(call))],
    ["prompts/get", get],
  ];
}

/** Proposals for the arguments of prompts and resource templates. */
export function completionMethods<V>(registry: Registry<V>): Methods<V> {
  if (!registry.complete) return [];
  const complete: Method<V> = (call) =>
    andThen(
      registry.complete?.(call.params, call) ?? { values: [] },
      (found): Answer => ("fault" in found ? found : { result: { completion: found } }),
    );
  return [["completion/complete", complete]];
}
