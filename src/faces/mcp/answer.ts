import type { Json } from "../../contract/json.ts";
import type { Call } from "./call.ts";
import { code, type Fault, type Id, metaKey } from "./protocol.ts";
import type { Outcome, Registry, ToolOutcome } from "./registry.ts";

/** What a method came to. `members` is what stands between the braces of the result object, never empty. */
export type Answer = { readonly members: string | Uint8Array<ArrayBuffer>; readonly meta?: Json | undefined } | Outcome;

/** The JSON is quoted into the text and stands as structured content; it is neither parsed nor built again. */
export const toolMembers = (json: string, quoted = JSON.stringify(json)) =>
  `"content":[{"type":"text","text":${quoted}}],"structuredContent":${json}`;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** All of a tool's answer that depends on its JSON alone, as it goes over the wire. */
export const encoded = (json: string): Uint8Array<ArrayBuffer> => encoder.encode(toolMembers(json));

export function toolAnswer(outcome: ToolOutcome): Answer {
  if (!("json" in outcome)) return outcome;
  const { json, quoted, isError, meta } = outcome;
  if (isError) return { members: `${toolMembers(json, quoted)},"isError":true`, meta };
  return { members: outcome.encoded ?? toolMembers(json, quoted), meta };
}

/** An answer in the parts that it was made of, to be joined where they are sent. */
type Parts = (string | Uint8Array<ArrayBuffer>)[];

type Render = (call: Call, answer: Answer) => Parts;

/** Writes the answers of one server. */
export function renderer({ info }: Pick<Registry<never>, "info">): Render {
  const server: Json = { [metaKey.serverInfo]: info };
  const modernTail = `,"resultType":"complete","_meta":${JSON.stringify(server)}}}`;
  const tail = (modern: boolean, meta: Json | undefined) => {
    if (!meta) return modern ? modernTail : "}}";
    const all = JSON.stringify(modern ? { ...server, ...meta } : meta);
    return modern ? `,"resultType":"complete","_meta":${all}}}` : `,"_meta":${all}}}`;
  };
  const completed = (result: Json) => ({
    resultType: "complete",
    ...result,
    _meta: { ...server, ...(result._meta as Json | undefined) },
  });
  return (call, answer) => {
    if ("fault" in answer) return [faultText(call.id, answer.fault)];
    const modern = call.era === "modern";
    const head = `{"jsonrpc":"2.0","id":${idText(call.id)},"result":`;
    if ("members" in answer) return [`${head}{`, answer.members, tail(modern, answer.meta)];
    return [head, JSON.stringify(modern ? completed(answer.result) : answer.result), "}"];
  };
}

const idText = (id: Id | null) => (typeof id === "string" ? JSON.stringify(id) : String(id));

/** JSON-RPC 2.0 writes an id that could not be read as null. */
export const faultText = (id: Id | null, { code, message, data }: Fault) =>
  JSON.stringify({ jsonrpc: "2.0", id, error: { code, message, data } });

/** HTTP status of an answer. The legacy revisions carry every answer of a method with 200. */
export function statusOf({ era }: Call, answer: Answer): number {
  if (era === "legacy" || !("fault" in answer)) return 200;
  switch (answer.fault.code) {
    case code.methodNotFound:
      return 404;
    case code.headerMismatch:
    case code.missingClientCapability:
    case code.unsupportedVersion:
      return 400;
    case code.internal:
      return 500;
    default:
      return 200;
  }
}

const json = { "content-type": "application/json" };

/** Where answers of the usual size are joined, one after the other: `Response` copies what it is given (Fetch §6.4). */
const desk = Buffer.allocUnsafe(256 * 1024);

/** The parts joined. Bun takes 3 to 15 µs longer to send a `Blob` of them, and as long to allocate anew each time. */
function bodyOf(parts: Parts): string | Uint8Array<ArrayBuffer> {
  if (parts.every((part) => typeof part === "string")) return parts.join("");
  let most = 0;
  for (const part of parts) most += typeof part === "string" ? part.length * 3 : part.byteLength;
  const body = most <= desk.byteLength ? desk : Buffer.allocUnsafe(most);
  let end = 0;
  for (const part of parts) {
    if (typeof part === "string") end += body.write(part, end);
    else {
      body.set(part, end);
      end += part.byteLength;
    }
  }
  return body.subarray(0, end);
}

export function respond(status: number, content: string | Parts, headers: Record<string, string> = json): Response {
  const body = typeof content === "string" ? content : bodyOf(content);
  return new Response(body, { status, headers: headers["content-type"] ? headers : { ...headers, ...json } });
}

/** The same as text, for a stream of events. */
export const textOf = (parts: Parts): string =>
  parts.map((part) => (typeof part === "string" ? part : decoder.decode(part))).join("");
