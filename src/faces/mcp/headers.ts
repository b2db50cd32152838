import { isJson, type Json } from "../../contract/json.ts";
import type { Call } from "./call.ts";
import { code, type Fault } from "./protocol.ts";

/** A tool's argument that clients repeat in a header of their own (`x-mcp-header` in the input schema). */
export interface ParameterHeader {
  readonly header: string;
  readonly path: readonly string[];
  readonly type: unknown;
}

/** Reads the headers that a tool's input schema asks for, nested properties included. */
export function parameterHeaders(schema: unknown, path: readonly string[] = []): ParameterHeader[] {
  if (!isJson(schema) || !isJson(schema.properties)) return [];
  return Object.entries(schema.properties).flatMap(([name, property]) => {
    if (!isJson(property)) return [];
    const here = [...path, name];
    const header = property["x-mcp-header"];
    const own = typeof header === "string" ? [{ header: `mcp-param-${header}`, path: here, type: property.type }] : [];
    return [...own, ...parameterHeaders(property, here)];
  });
}

/** The parameter whose value `Mcp-Name` repeats, by method. */
const named = new Map([
  ["tools/call", "name"],
  ["prompts/get", "name"],
  ["resources/read", "uri"],
]);

const printable = /^[\x20-\x7e\t]*$/;
const base64 = /^=\?base64\?((?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?)\?=$/;

/**
 * Reads a header's value: `=?base64?…?=` around UTF-8, or else the printable ASCII that it is, a lone prefix included.
 * Nothing when it is neither.
 */
function decoded(value: string): string | undefined {
  if (!value.startsWith("=?base64?") || !value.endsWith("?=")) return printable.test(value) ? value : undefined;
  const encoded = base64.exec(value)?.[1];
  if (encoded === undefined) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(encoded, "base64"));
  } catch {
    return undefined;
  }
}

const mismatch = (what: string): Fault => ({ code: code.headerMismatch, message: `Header mismatch: ${what}` });

/** Compares the headers of a modern request with its body. Any difference is a fault (2026-07-28, transports). */
export function headerFault(call: Call, parameters: readonly ParameterHeader[]): Fault | undefined {
  const { request, method, params } = call;
  const sentMethod = request.headers.get("mcp-method");
  if (sentMethod === null) return mismatch("Mcp-Method is required");
  if (sentMethod !== method) return mismatch("Mcp-Method is not the method of the body");
  const source = named.get(method);
  const name = source && params[source];
  if (typeof name === "string") {
    const sentName = request.headers.get("mcp-name");
    if (sentName === null) return mismatch("Mcp-Name is required");
    if (decoded(sentName) !== name) return mismatch(`Mcp-Name is not the ${source} of the body`);
  }
  const wrong = parameters.find((parameter) => !repeats(request, params.arguments, parameter));
  return wrong && mismatch(`${wrong.header} does not repeat ${wrong.path.join(".")}`);
}

function repeats(request: Request, args: unknown, { header, path, type }: ParameterHeader): boolean {
  const value = path.reduce<unknown>((parent, name) => (isJson(parent) ? (parent as Json)[name] : undefined), args);
  const sent = request.headers.get(header);
  if (value === undefined || value === null) return sent === null;
  const text = sent === null ? undefined : decoded(sent);
  if (text === undefined) return false;
  return type === "integer" ? text.trim() !== "" && Number(text) === value : text === String(value);
}
