import { isJson, type Json } from "../../contract/json.ts";

/** The parameter whose value `Mcp-Name` repeats, by method (2026-07-28). */
const named: Readonly<Record<string, string>> = {
  "tools/call": "name",
  "prompts/get": "name",
  "resources/read": "uri",
};

/** An argument of a tool that is repeated in a header of its own (`x-mcp-header` in its input schema). */
export interface Mirrored {
  readonly header: string;
  readonly path: readonly string[];
  /** Of its value, as the schema has it. */
  readonly type: unknown;
}

const token = /^[A-Za-z0-9-]{1,64}$/;

/** The arguments that a tool's input schema wants repeated; undefined where it names a header that cannot be one. */
export function mirroredIn(schema: unknown, path: readonly string[] = []): Mirrored[] | undefined {
  if (!isJson(schema) || !isJson(schema.properties)) return [];
  const found: Mirrored[] = [];
  for (const [name, property] of Object.entries(schema.properties)) {
    if (!isJson(property)) continue;
    const here = [...path, name];
    const header = property["x-mcp-header"];
    if (header !== undefined) {
      if (typeof header !== "string" || !token.test(header)) return undefined;
      found.push({ header: `mcp-param-${header.toLowerCase()}`, path: here, type: property.type });
    }
    const inside = mirroredIn(property, here);
    if (!inside) return undefined;
    found.push(...inside);
  }
  return found;
}

/** A value as a header carries it: as it is, or in base64 where it could not be. */
const carried = (text: string): string =>
  /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text) && !text.startsWith("=?base64?")
    ? text
    : `=?base64?${Buffer.from(text).toString("base64")}?=`;

/** The headers that repeat what a request of 2026-07-28 says in its body. */
export function repeating(method: string, params: Json, mirrored: readonly Mirrored[]): Record<string, string> {
  const headers: Record<string, string> = { "mcp-method": method };
  const name = params[named[method] ?? ""];
  if (typeof name === "string") headers["mcp-name"] = carried(name);
  for (const { header, path } of mirrored) {
    const value = path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), params.arguments);
    if (value !== undefined && value !== null && typeof value !== "object") headers[header] = carried(String(value));
  }
  return headers;
}
