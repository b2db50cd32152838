import { Failure } from "../contract/failure.ts";

const secretName = /(?:^|[-_. ])(?:key|secret|token|password|authorization|cookie)(s?)$/;
const redacted = "[redacted]";

/** Whether a field by this name is never printed: its last word is one of those above, in snake, kebab or camel case. */
function isSecret(name: string, value: unknown): boolean {
  const words = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  const match = secretName.exec(words);
  return match !== null && !(match[1] === "s" && typeof value === "number");
}

/** Cuts API keys to `sk_live_` and their lookup, and JWTs, refresh tokens and what follows `Bearer` to nothing. */
function withoutSecrets(text: string): string {
  let safe = text;
  if (/bearer/i.test(safe))
    safe = safe.replace(/\b(bearer)[\s:=]+(sk_live_\w{0,8})?[^\s"'`,;<>(){}[\]\\]*/gi, "$1 $2…");
  if (safe.includes("sk_live_")) safe = safe.replace(/(sk_live_\w{8})\w+/g, "$1…");
  if (safe.includes("eyJ")) safe = safe.replace(/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, "[token]");
  if (safe.includes("rt_")) safe = safe.replace(/\brt_[0-9a-z]{26}\.[\w.-]+/g, "[token]");
  return safe;
}

const longest = 4000;
/** A text without secrets, and not without end. */
export const text = (value: string): string =>
  withoutSecrets(value.length > longest ? `${value.slice(0, longest)}… (${value.length} characters)` : value);

/** An error in a log line. A refusal that a caller may see needs no stack; a defect does. */
function fault(error: Error, withStack: boolean, depth: number): Record<string, unknown> {
  const { name, message, cause, stack } = error;
  const { code } = error as { code?: unknown };
  return {
    name: text(error instanceof Failure ? "Failure" : name),
    message: text(message),
    ...(typeof code === "string" || typeof code === "number" ? { code } : {}),
    ...(withStack && stack ? { stack: text(stack) } : {}),
    ...(cause === undefined ? {} : { cause: printable(cause, withStack, depth + 1) }),
  };
}

function table(entries: Iterable<[unknown, unknown]>, withStack: boolean, depth: number): Record<string, unknown> {
  const shown: [string, unknown][] = [];
  for (const [name, value] of entries) {
    if (value === undefined) continue;
    const word = String(name);
    shown.push([text(word), isSecret(word, value) ? redacted : printable(value, withStack, depth + 1)]);
    if (shown.length === 50) break;
  }
  return Object.fromEntries(shown);
}

/** A value as a log line may hold it: JSON, shallow and short, without secrets. */
function printable(value: unknown, withStack: boolean, depth = 0): unknown {
  if (typeof value === "string") return text(value);
  if (value === null || typeof value === "boolean" || Number.isFinite(value)) return value;
  if (typeof value !== "object") return text(String(value));
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (depth > 4) return "[…]";
  if (value instanceof Error) return fault(value, withStack, depth);
  if (Array.isArray(value)) return value.slice(0, 50).map((one) => printable(one, withStack, depth + 1));
  if (value instanceof Set) return printable([...value], withStack, depth);
  if (value instanceof Map) return table(value, withStack, depth);
  const { toJSON } = value as { toJSON?: unknown };
  if (typeof toJSON === "function") return printable(toJSON.call(value), withStack, depth + 1);
  return table(Object.entries(value), withStack, depth);
}

/** The fields of one line. */
export const printableFields = (fields: object, withStack: boolean): Record<string, unknown> =>
  table(Object.entries(fields), withStack, 0);

/** JSON without anything that breaks a line or commands a terminal: JSON itself lets C1 codes and U+2028 stand. */
export const quoted = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}\ufeff]/gu,
    (one) => `\\u${(one.codePointAt(0) as number).toString(16).padStart(4, "0")}`,
  );
