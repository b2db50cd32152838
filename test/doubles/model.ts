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

/** What fits the form that is asked for, in either protocol. */
function anything({ json }: Seen): string {
  const schema =
    json.response_format?.json_schema?.schema ?? json.output_config?.format?.schema ?? json.tools?.[0]?.input_schema;
  const fields = Object.entries((schema?.properties ?? { text: {} }) as Record<string, { type?: string }>);
  return JSON.stringify(
    Object.fromEntries(fields.map(([name, { type }]) => [name, type === "array" ? ["said"] : "said"])),
  );
}

/** A double's lines, one after the other; the last one again and again. */
export function scripted() {
  let lines: Script = [anything];
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
