import { Failure } from "../../contract/failure.ts";
import { isJson, type Json } from "../../contract/json.ts";
import { OutboundFailed, OutboundRefused, type SafeFetch } from "../../net/safe-fetch.ts";

type Options = Parameters<SafeFetch>[1];

/** Larger than any such document in the field by far. */
const maxBytes = 262_144;
const timeoutMs = 10_000;

export interface Said {
  readonly status: number;
  readonly headers: Headers;
  /** Empty where the answer is no JSON. */
  readonly body: Json;
}

/** What an address says. Throws Failure where nobody answers, or where it may not be asked. */
export async function said(fetchSafely: SafeFetch, url: string, options: Options = {}): Promise<Said> {
  const answer = await fetchSafely(url, { maxBytes, timeoutMs, ...options }).catch(told);
  return { ...answer, body: jsonIn(answer.body) };
}

/** The headers alone of what an address answers. */
export async function headOf(fetchSafely: SafeFetch, url: string, options: Options): Promise<Headers> {
  const { headers, body } = await fetchSafely.open(url, { maxBytes: 10 * maxBytes, timeoutMs, ...options }).catch(told);
  await body.cancel();
  return headers;
}

function told(cause: unknown): never {
  if (cause instanceof OutboundRefused) throw new Failure("invalid_request", `url: ${cause.message}`, { cause });
  if (cause instanceof OutboundFailed) throw new Failure("unavailable", cause.message, { cause });
  throw cause;
}

function jsonIn(bytes: Uint8Array): Json {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

/** The first of several addresses that has a document. */
export async function firstOf(fetchSafely: SafeFetch, urls: readonly string[]): Promise<Json | undefined> {
  for (const url of urls) {
    const found = await said(fetchSafely, url, { headers: { accept: "application/json" } }).catch(none);
    if (found?.status === 200 && Object.keys(found.body).length > 0) return found.body;
  }
  return undefined;
}

/** What a server answers that is not read on is no document: many send whoever asks for a page that there is not elsewhere. */
function none(error: unknown): undefined {
  const { cause } = error as Error;
  if (!(cause instanceof OutboundRefused && cause.arrived)) throw error;
}
