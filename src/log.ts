import { type LineStream, Lines, standardError } from "./log/lines.ts";
import { printableFields, quoted, text } from "./log/printable.ts";

export const logLevels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof logLevels)[number];
export type LogFormat = "text" | "json";
export type Fields = Readonly<Record<string, unknown>>;

/** One line an event: what happened in a few fixed words, and the facts as fields. */
export interface Log {
  debug(event: string, fields?: Fields): void;
  info(event: string, fields?: Fields): void;
  warn(event: string, fields?: Fields): void;
  error(event: string, fields?: Fields): void;
  /** An error nobody foresaw: logged with its stack, and written at once. */
  defect(event: string, fields?: Fields): void;
  /** The same log, with these fields on every line: `log.with({ request_id })`. */
  with(fields: Fields): Log;
  /** Whether lines of this level are written; for work that is done only to be logged. */
  writes(level: LogLevel): boolean;
  /** Writes every line before it returns. */
  flush(): void;
}

export interface LogOptions {
  readonly level: LogLevel;
  readonly format: LogFormat;
  readonly stream?: LineStream;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface Entry {
  readonly time: string;
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: Record<string, unknown>;
}

const own = ["time", "level", "event"];
const bare = /^[\w./:@+-]+$/;
const word = (value: unknown): string =>
  typeof value === "string" && bare.test(value) && value !== "null" ? value : quoted(value);

function json({ time, level, event, fields }: Entry): string {
  const entries = Object.entries(fields).map(([name, value]) => [own.includes(name) ? `${name}_` : name, value]);
  return quoted({ time, level, event, ...Object.fromEntries(entries) });
}

function line({ time, level, event, fields }: Entry): string {
  const pairs = Object.entries(fields).map(([name, value]) => ` ${word(name)}=${word(value)}`);
  return `${time} ${level.toUpperCase().padEnd(5)} ${quoted(event).slice(1, -1)}${pairs.join("")}`;
}

/** A log that never throws and never prints a secret: see `log/printable.ts`. */
export function createLog({ level, format, stream = standardError, now = Date.now }: LogOptions): Log {
  const lines = new Lines(stream);
  const lineOf = format === "json" ? json : line;
  const writes = (one: LogLevel) => logLevels.indexOf(one) >= logLevels.indexOf(level);
  const add = (one: LogLevel, event: string, fields: readonly (Fields | undefined)[], withStack: boolean) => {
    const entry = { time: new Date(now()).toISOString(), level: one, event: text(event) };
    try {
      lines.add(lineOf({ ...entry, fields: printableFields(Object.assign({}, ...fields), withStack) }));
    } catch {
      lines.add(lineOf({ ...entry, fields: { unprintable: true } }));
    }
  };
  const put = (one: LogLevel, event: string, fields: readonly (Fields | undefined)[], isDefect = false) => {
    if (!writes(one)) return;
    const dropped = lines.isBehind ? 0 : lines.takeDropped();
    if (dropped > 0) add("warn", "log lines dropped", [{ lines: dropped }], false);
    add(one, event, fields, isDefect || level === "debug");
    if (one === "error") lines.write();
  };
  const logOf = (common: Fields): Log => ({
    debug: (event, fields) => put("debug", event, [common, fields]),
    info: (event, fields) => put("info", event, [common, fields]),
    warn: (event, fields) => put("warn", event, [common, fields]),
    error: (event, fields) => put("error", event, [common, fields]),
    defect: (event, fields) => put("error", event, [common, fields], true),
    with: (fields) => logOf({ ...common, ...fields }),
    writes,
    flush: () => lines.flush(),
  });
  return logOf({});
}
