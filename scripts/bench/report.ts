import type { Result } from "./alternate.ts";

/** Contenders measured in one alternation; the first is the yardstick of the rest. */
export type Group = { name: string; note: string; results: Result[] };

/** A goal and what this run found of it. */
export type Target = { text: string; found: string; met: boolean };

const columns = ["", "req/s", "ratio", "p50 ms", "p99 ms", "CPU µs", "busy", "RSS MB", "bytes", "beside/s"];
const widths = [26, 9, 7, 8, 8, 8, 6, 8, 8, 10];

export function groupText({ name, note, results }: Group): string {
  const lines = results.map(({ name, median, ratio }) =>
    line([
      name,
      median.rate.toFixed(0),
      ratio.toFixed(3),
      median.p50.toFixed(2),
      median.p99.toFixed(2),
      median.cpu.toFixed(1),
      `${(median.busy * 100).toFixed(0)}%`,
      median.memory.toFixed(0),
      median.bytes.toFixed(0),
      median.beside ? median.beside.toFixed(0) : "",
    ]),
  );
  const idle = results.some(({ median }) => median.busy < 0.85);
  const warning = idle ? "  A server waited: something else had the machine. Trust CPU µs more than req/s.\n" : "";
  return `\n${name}\n  ${note}\n${line(columns)}\n${lines.join("\n")}\n${warning}`;
}

const line = (cells: string[]) =>
  cells
    .map((cell, index) => (index === 0 ? `  ${cell}`.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
    .join("");

export function targetText(targets: Target[]): string {
  const lines = targets.map(({ text, found, met }) => `  ${met ? "met    " : "NOT MET"}  ${text}: ${found}`);
  return `\nReach\n${lines.join("\n")}\n`;
}

/** The latest version of what runs on stderr, so that stdout stays the table. */
export const progress = (text: string) => void process.stderr.write(`· ${text}\n`);
