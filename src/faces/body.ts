import { Failure } from "../contract/failure.ts";
import { isJson } from "../contract/json.ts";
import { nameGivenTwice } from "./names.ts";

const tooLarge = (limit: number) =>
  new Failure("invalid_request", `body: is larger than ${limit} bytes; send less at once.`, { status: 413 });
const isJsonType = (type: string) => /^application\/(?:[\w.+-]+\+)?json\s*(?:;|$)/i.test(type);
const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a body of at most so many bytes (0: any number), never holding more than that. Throws 413 beyond, at once where
 * the length is declared, and 400 for bad UTF-8 and for what ends too soon.
 */
export function readText(request: Request, limit: number): Promise<string> {
  const most = limit === 0 ? Number.POSITIVE_INFINITY : limit;
  const length = request.headers.get("content-length");
  // Bun reads no more of a body than its declared length.
  if (length !== null && Number(length) > most) throw tooLarge(limit);
  const bytes = length === null && request.body ? gathered(request.body, most) : request.bytes();
  return bytes.then((sent) => decoded(sent, request), brokenOff);
}

/** Its sender has hung up, or this server stops: no defect. */
function brokenOff(error: Error): never {
  if (error.name === "AbortError") throw new Failure("invalid_request", "body: was broken off.");
  throw error;
}

function decoded(bytes: Uint8Array, { headers }: Request): string {
  try {
    return utf8.decode(bytes);
  } catch {
    if (headers.has("content-encoding"))
      throw new Failure("invalid_request", "Content-Encoding: is not read; send the body as it is.", { status: 415 });
    throw new Failure("invalid_request", "body: is not valid UTF-8.");
  }
}

async function gathered(body: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > most) throw tooLarge(most);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** The fields of a JSON body; none where there is no body. */
export async function readFields(request: Request, limit: number): Promise<Record<string, unknown>> {
  const text = await readText(request, limit);
  if (text === "") return {};
  const type = request.headers.get("content-type");
  if (type === null || !isJsonType(type))
    throw new Failure("invalid_request", "Content-Type: must be application/json.", { status: 415 });
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    throw new Failure("invalid_request", "The body is not valid JSON.");
  }
  if (!isJson(fields)) throw new Failure("invalid_request", "body: must be a JSON object.");
  const twice = nameGivenTwice(text);
  if (twice !== undefined)
    throw new Failure("invalid_request", `${twice.slice(0, 100)}: is given twice; give it once.`);
  return fields;
}
