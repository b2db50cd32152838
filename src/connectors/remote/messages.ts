import { isJson, type Json } from "../../contract/json.ts";
import type { Answering } from "../../net/safe-fetch.ts";
import { wholeOf } from "../../net/stream.ts";
import { words } from "../clean.ts";
import { eventsOf } from "./events.ts";
import { RemoteFault, RemoteProblem } from "./problem.ts";

/** What a server may say beside its answer. */
export interface Hearing {
  notified(method: string, params: Json): void;
  /** A question of the server's to us. */
  asked(id: string | number, method: string): void;
}

interface Reading {
  readonly id: number;
  readonly hearing: Hearing;
  readonly clean: Clean;
}
/** Takes out of a text what nobody may read. */
export type Clean = (text: string) => string;

/** A server that has answered is given so long to close its stream, in milliseconds: then its connection is kept. */
const lingering = 500;

/** Reads the answer to one request, as JSON or out of a stream of events. Throws RemoteFault for the server's own error. */
export async function answerIn({ headers, body }: Answering, reading: Reading): Promise<Json> {
  const type = headers.get("content-type") ?? "";
  if (/^text\/event-stream/i.test(type)) return inStream(body, reading);
  const text = new TextDecoder().decode(await wholeOf(body));
  if (!/^application\/json/i.test(type))
    throw new RemoteProblem("down", "the server answers neither JSON nor a stream of events.");
  const found = resultOf(parsed(text, reading.clean), reading);
  if (!found) throw new RemoteProblem("down", "the server answers another question than was asked.");
  return found;
}

async function inStream(body: ReadableStream<Uint8Array>, reading: Reading): Promise<Json> {
  const reader = body.getReader();
  const untilDone = {
    [Symbol.asyncIterator]: () => ({ next: () => reader.read() as Promise<IteratorResult<Uint8Array>> }),
  };
  try {
    for await (const data of eventsOf(untilDone)) {
      const found = resultOf(parsed(data, reading.clean), reading);
      if (found) return found;
    }
  } finally {
    finish(reader);
  }
  throw new RemoteProblem("down", "the server ends its stream without an answer.");
}

/**
 * Reads a stream to its end, where that is near, so that its connection is good for the next call. By a reader: an
 * iterator does not let go while a part is waited for.
 */
function finish(reader: ReadableStreamDefaultReader<Uint8Array>): void {
  const timer = setTimeout(() => void reader.cancel().catch(() => {}), lingering);
  const next = async () => {
    while (!(await reader.read()).done);
  };
  next()
    .catch(() => {})
    .finally(() => clearTimeout(timer));
}

function parsed(text: string, clean: Clean): Json {
  const message = cleaned(valueIn(text), clean);
  if (isJson(message)) return message;
  throw new RemoteProblem("down", "the server answers no sound JSON.");
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** No sound answer is nested deeper, and one that is could not be written again. */
const mostDepth = 200;

/** A value with its texts and names made clean: there is many a way to spell them in JSON, and only one once it is read. */
function cleaned(value: unknown, clean: Clean, depth = 0): unknown {
  if (typeof value === "string") return clean(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth > mostDepth)
    throw new RemoteProblem("down", `the server answers what is nested more than ${mostDepth} deep.`);
  if (Array.isArray(value)) return value.map((part) => cleaned(part, clean, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [clean(name), cleaned(part, clean, depth + 1)]),
  );
}

/** The result in a message; undefined where it is another message. */
function resultOf(message: Json, { id, hearing }: Reading): Json | undefined {
  const { method, params } = message;
  if (typeof method === "string") {
    if (message.id === undefined) hearing.notified(method, isJson(params) ? params : {});
    else if (typeof message.id === "string" || typeof message.id === "number") hearing.asked(message.id, method);
    return undefined;
  }
  if (message.id !== id && !(message.id === null && isJson(message.error))) return undefined;
  if (isJson(message.error)) throw faultOf(message.error);
  if (isJson(message.result)) return message.result;
  throw new RemoteProblem("down", "the server answers with neither a result nor an error.");
}

/** So much of a server's words is passed on. */
const mostWords = 500;

const faultOf = ({ code, message }: Json): RemoteFault =>
  new RemoteFault(typeof code === "number" ? code : 0, words(message, mostWords) ?? "no reason given");

/** The error in a body that came with a status of failure, where it is one. */
export function errorIn(text: string, clean: Clean): RemoteFault | undefined {
  try {
    const { error } = parsed(text, clean);
    return isJson(error) ? faultOf(error) : undefined;
  } catch {
    return undefined;
  }
}
