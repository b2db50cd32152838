import { isJson } from "../../contract/json.ts";
import { andThen } from "../../contract/later.ts";
import { toolAnswer } from "./answer.ts";
import { invalidParams, listing, type Method, type Methods } from "./listing.ts";
import type { Registry } from "./registry.ts";

export function toolMethods<V>(registry: Registry<V>): Methods<V> {
  const callTool: Method<V> = (call) => {
    const { name } = call.params;
    const args = call.params.arguments ?? {};
    if (typeof name !== "string") return invalidParams("Invalid params: name must be a string");
    if (!isJson(args)) return invalidParams("Invalid params: arguments must be an object");
    return andThen(registry.call(name, args, call), (outcome) =>
      outcome ? toolAnswer(outcome) : invalidParams(`Unknown tool: ${name}`),
    );
  };
  return [
    ["tools/list", listing("tools", (call) => registry.tools(call))],
    ["tools/call", callTool],
  ];
}
