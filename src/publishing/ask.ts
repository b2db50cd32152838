import type { Static, TSchema } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { type FailureKind, NetworkFailure } from "./failure.ts";
import { type Answer, type Ask, type Http, NoAnswer } from "./http.ts";

/** How a network says no. */
export interface Dialect {
  /** What it is called in messages. */
  readonly title: string;
  /** Its own words in the body of a refusal. */
  readonly words: (body: unknown) => string | undefined;
  /** Its own name for the error. */
  readonly code?: (body: unknown) => string | undefined;
  /** What a refusal means where the status alone does not say. */
  readonly kind?: (status: number, body: unknown) => FailureKind | undefined;
  /** When to come again, where it stands in the body: seconds from now. */
  readonly wait?: (body: unknown) => number | undefined;
}

export function parsed(body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}

/** A value somewhere in a body that may have any shape. */
export function at(body: unknown, ...path: readonly (string | number)[]): unknown {
  let value = body;
  for (const step of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
/** The same, where it is a text. */
export function textAt(body: unknown, ...path: readonly (string | number)[]): string | undefined {
  const value = at(body, ...path);
  return typeof value === "string" && value !== "" ? value : undefined;
}
/** The same, where it is a number, or a text that is one. */
export function numberAt(body: unknown, ...path: readonly (string | number)[]): number | undefined {
  const value = at(body, ...path);
  if (typeof value === "number") return value;
  return typeof value === "string" && /^\d+(\.\d+)?$/.test(value) ? Number(value) : undefined;
}

const resets = ["x-rate-limit-reset", "ratelimit-reset", "x-ratelimit-reset"];

/** Nobody is waited for longer than this, in milliseconds. */
const mostWait = 7 * 24 * 60 * 60 * 1000;
/** A moment that a network names, as it can be kept: some name fractions of a millisecond, some the end of time. */
const bounded = (at: number, now: number): number => Math.min(Math.max(Math.ceil(at), now), now + mostWait);

/** When a network wants to be asked again: `Retry-After` in seconds or as a date, else what its limit headers say. */
function retryTime(headers: Headers, now: number): number | undefined {
  const after = headers.get("retry-after");
  if (after !== null && /^\d+(\.\d+)?$/.test(after.trim())) return now + Number(after) * 1000;
  const dates = [after, ...resets.map((name) => headers.get(name))];
  for (const value of dates) {
    if (value === null) continue;
    // Seconds since 1970, seconds from now, or a date: all three are in use.
    const plain = /^\d+$/.test(value.trim()) ? Number(value) : Number.NaN;
    const time = Number.isNaN(plain) ? Date.parse(value) : plain > 1e9 ? plain * 1000 : now + plain * 1000;
    if (!Number.isNaN(time)) return time;
  }
  return undefined;
}

/**
 * What a call to a network does. `repeatable`: it reads, uploads or takes away, and may be done again whatever became of it.
 * `sends`: it makes something visible, so that silence is no failure.
 */
export type CallEffect = "repeatable" | "sends";

function kindOf(status: number, effect: CallEffect, hasTime: boolean): FailureKind {
  if (status === 429) return "rate_limited";
  if (status === 401) return "unauthorized";
  if (status === 503 && hasTime) return "unavailable";
  if (status >= 500 || status === 408) return effect === "sends" ? "unknown" : "unavailable";
  return "refused";
}

/** The failure that an answer is. */
export function refusal(
  answer: Answer,
  { dialect, effect, now }: { dialect: Dialect; effect: CallEffect; now: number },
) {
  const body = parsed(answer.body);
  const seconds = dialect.wait?.(body);
  const asked = seconds === undefined ? retryTime(answer.headers, now) : now + seconds * 1000;
  const retryAt = asked === undefined ? undefined : bounded(asked, now);
  const kind = dialect.kind?.(answer.status, body) ?? kindOf(answer.status, effect, answer.headers.has("retry-after"));
  const words = dialect.words(body)?.slice(0, 500);
  const message = words ?? `${dialect.title} answered with HTTP ${answer.status}.`;
  const waits = kind === "rate_limited" || kind === "unavailable";
  return new NetworkFailure(kind, message, {
    status: answer.status,
    code: dialect.code?.(body),
    ...(waits && { retryAt }),
  });
}

interface Asking {
  readonly http: Http;
  readonly now: () => number;
  readonly dialect: Dialect;
}

/** A network that did not answer in time may be at it still: only after so long does it tell what came of it, in milliseconds. */
const slowness = 120_000;

function silence({ mayHaveArrived, isFinal }: NoAnswer, effect: CallEffect): FailureKind {
  if (effect === "sends" && mayHaveArrived) return "unknown";
  return isFinal ? "refused" : "unavailable";
}

/** One request; anything but a 2xx is a NetworkFailure. */
export async function ask({ http, now, dialect }: Asking, effect: CallEffect, request: Ask): Promise<Answer> {
  let answer: Answer;
  try {
    answer = await http(request);
  } catch (cause) {
    if (!(cause instanceof NoAnswer)) throw cause;
    const kind = silence(cause, effect);
    const later = kind === "unknown" && cause.isLate ? { retryAt: now() + slowness } : {};
    throw new NetworkFailure(kind, cause.message, later);
  }
  if (answer.status >= 200 && answer.status < 300) return answer;
  throw refusal(answer, { dialect, effect, now: now() });
}

/** What an answer says, held against what is expected of it. An answer of another shape to `sends` leaves it unknown. */
export function read<S extends TSchema>(
  answer: Answer,
  schema: S,
  title: string,
  effect: CallEffect = "repeatable",
): Static<S> {
  const body = parsed(answer.body);
  if (Value.Check(schema, body)) return body;
  const [fault] = Value.Errors(schema, body);
  const kind = effect === "sends" ? "unknown" : "unavailable";
  const message = `${title} gave an answer that is not understood${fault ? ` (${fault.path || "body"})` : ""}.`;
  throw new NetworkFailure(kind, message, { status: answer.status });
}

export const json = (value: unknown) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(value),
});
export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
