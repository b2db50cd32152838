import type { Flags } from "./flags.ts";

/** Control characters have no business in a terminal: a name could hold them. */
export const plain = (text: string) => text.replace(/\p{Cc}|\p{Cf}/gu, "�");
const onTerminal = () => process.stdout.isTTY === true && !process.env.NO_COLOR && process.env.TERM !== "dumb";

export const bold = (text: string): string => (onTerminal() ? `\x1b[1m${text}\x1b[0m` : text);
const dim = (text: string): string => (onTerminal() ? `\x1b[2m${text}\x1b[0m` : text);

let listens = false;
/** Writes to stdout. Whoever reads it may stop early (`| head`): what they left unread is no failure. */
function write(text: string, unseen: string): void {
  if (!listens)
    process.stdout.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      process.stderr.write(`socialcrm: stdout cannot be written (${error.code}).${unseen}\n`);
      process.exitCode = 1;
    });
  listens = true;
  process.stdout.write(text);
}

/**
 * Prints an answer: one JSON document where it was asked for, else the text for people. `unseen`: what to do about what
 * was done, where the answer cannot be written.
 */
export function print({ json }: Flags, value: unknown, text: () => string, unseen = ""): void {
  write(json === true ? `${JSON.stringify(value)}\n` : `${text()}\n`, unseen && ` ${unseen}`);
}

/** 2026-11-22T17:08:00Z as 2026-11-22 17:08 UTC; a dash for none. */
export const time = (at: string | null): string => (at === null ? "-" : `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`);

/** Rows under a heading, each column as wide as its longest cell. */
export function table(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [heading, ...rows].map((row) => row.map(plain));
  const widths = heading.map((_, at) => Math.max(...lines.map((line) => Bun.stringWidth(line[at] ?? ""))));
  const spelled = lines.map((line) =>
    line
      .map((cell, at) => cell + " ".repeat((widths[at] ?? 0) - Bun.stringWidth(cell)))
      .join("  ")
      .trimEnd(),
  );
  return spelled.map((line, at) => (at === 0 ? dim(line) : line)).join("\n");
}

/** What is known of one thing, a line each; the further lines of a text stand under its first. */
export function facts(pairs: readonly (readonly [string, string])[]): string {
  const width = Math.max(...pairs.map(([name]) => name.length));
  const indented = (text: string) =>
    text
      .split(/\r?\n/)
      .map(plain)
      .join(`\n${" ".repeat(width + 2)}`);
  return pairs.map(([name, value]) => `${dim(name.padEnd(width))}  ${indented(value) || "-"}`).join("\n");
}
