import { isJson } from "../../contract/json.ts";
import type { Call } from "./call.ts";
import { headerFault } from "./headers.ts";
import { code, type Fault, legacyVersions, metaKey, modernVersions, versions } from "./protocol.ts";
import type { Registry } from "./registry.ts";

const invalid = (message: string): Fault => ({ code: code.invalidParams, message: `Invalid params: ${message}` });
const mismatch = (message: string): Fault => ({ code: code.headerMismatch, message: `Header mismatch: ${message}` });

/** What is wrong with a request by the rules of its era, before its method is looked at. It goes out with HTTP 400. */
export function eraFault<V>(registry: Registry<V>, call: Call<V>): Fault | undefined {
  if (call.era === "legacy") return legacyFault(call);
  const { name } = call.params;
  const isTool = call.method === "tools/call" && typeof name === "string";
  return modernFault(call) ?? headerFault(call, (isTool && registry.toolHeaders?.(name, call)) || []);
}

function modernFault({ method, meta, version }: Call): Fault | undefined {
  const claimed = meta?.[metaKey.protocolVersion];
  if (claimed === undefined && method === "initialize")
    return mismatch(`${version} knows no initialize; send server/discover`);
  if (typeof claimed !== "string") return invalid(`_meta["${metaKey.protocolVersion}"] is required`);
  if (!isJson(meta?.[metaKey.clientCapabilities])) return invalid(`_meta["${metaKey.clientCapabilities}"] is required`);
  if (version === null) return mismatch("MCP-Protocol-Version is required");
  if (version !== claimed) return mismatch("MCP-Protocol-Version is not the protocolVersion of the body");
  if (!modernVersions.includes(claimed))
    return {
      code: code.unsupportedVersion,
      message: "Unsupported protocol version",
      data: { supported: modernVersions, requested: claimed },
    };
  return undefined;
}

/** Without the header a request is one of 2025-03-26; `initialize` negotiates in its body. */
function legacyFault({ method, version }: Call): Fault | undefined {
  if (version === null || method === "initialize" || legacyVersions.includes(version)) return undefined;
  const supported = versions.join(", ");
  return { code: code.server, message: `Bad Request: Unsupported protocol version (supported: ${supported})` };
}
