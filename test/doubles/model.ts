import type { Seen } from "./double.ts";

/** What a double of a model says next: a text, or more about it; or what it makes of what it is asked. */
interface Line {
  readonly text: string;
  /** As the protocol has it. */
  readonly finish?: string;
  readonly usage?: boolean;
}
export type Script = readonly (string | Line | ((seen: Seen) => string | Line))[];

export const isText = (value: unknown): value is string => typeof value === "string" && value !== "";

/** A double's lines, one after the other; the last one again and again. */
export function scripted() {
  let lines: Script = ['{"text":"Said."}'];
  return {
    says(...next: Script) {
      lines = next;
    },
    next(seen: Seen): Line {
      const [line, ...rest] = lines;
      if (rest.length > 0) lines = rest;
      const said = typeof line === "function" ? line(seen) : (line ?? "");
      return typeof said === "string" ? { text: said } : said;
    },
  };
}
