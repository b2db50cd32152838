/** How narrow a column may become. */
const least = 10;
const gap = 2;

export const cut = (text: string, width: number) => (text.length > width ? `${text.slice(0, width - 1)}…` : text);

/** 2026-11-22 17:08 UTC, as a table has it. */
const time = /^\d{4}-\d\d-\d\d \d\d:\d\d UTC$/;

/** A column and whether it may be shortened: ids stay whole, to be copied, and so do times, of which a half says nothing. */
interface Column {
  readonly name: string;
  readonly at: number;
  readonly isTime: boolean;
  readonly isWhole: boolean;
  width: number;
}

const sum = (columns: readonly Column[]) => columns.reduce((all, { width }) => all + width + gap, -gap);

/** Shortens the widest columns until all are as wide as the room; answers whether they are. */
function shortened(columns: readonly Column[], room: number): boolean {
  for (let beyond = sum(columns) - room; beyond > 0; beyond--) {
    const open = columns.filter(({ isWhole, width }) => !isWhole && width > least);
    const [first, ...others] = open;
    if (!first) return false;
    others.reduce((widest, one) => (one.width > widest.width ? one : widest), first).width--;
  }
  return true;
}

/** The column without which a table tells most: the last time, then what the other columns say too, then the last. */
function dispensable(columns: readonly Column[]): Column | undefined {
  const wanted = [...columns.slice(1)].reverse();
  return (
    wanted.find(({ isTime }) => isTime) ??
    wanted.find(({ name }) => name === "URL" || name === "SERVER") ??
    (wanted.length > 1 ? wanted[0] : undefined)
  );
}

const widthsOf = (lines: readonly (readonly string[])[]) =>
  (lines[0] ?? []).map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));

/** Times with their zone in the heading. */
const withoutZone = (lines: readonly (readonly string[])[], times: readonly boolean[]) =>
  lines.map((line, row) =>
    line.map((cell, at) => (times[at] ? (row === 0 ? `${cell} UTC` : cell.replace(/ UTC$/, "")) : cell)),
  );

/**
 * A table as wide as the terminal: its widest texts are shortened, and where that is not enough columns are left out.
 * Where there is no terminal everything stays whole.
 */
export function fitted(names: readonly string[], rows: readonly (readonly string[])[]): (readonly string[])[] {
  const room = process.stdout.isTTY ? process.stdout.columns : Number.POSITIVE_INFINITY;
  const whole = [names, ...rows];
  if (widthsOf(whole).reduce((all, width) => all + width + gap, -gap) <= room) return whole;
  const times = names.map((_, at) => rows.some((row) => time.test(row[at] ?? "")));
  const lines = withoutZone(whole, times);
  const widths = widthsOf(lines);
  let columns = names.map((name, at): Column => {
    const isTime = times[at] ?? false;
    return { name, at, isTime, isWhole: isTime || name === "ID" || name === "SUBJECT", width: widths[at] ?? 0 };
  });
  for (;;) {
    const tried = columns.map((column) => ({ ...column }));
    const left = shortened(tried, room) ? undefined : dispensable(columns);
    if (!left) return lines.map((line) => tried.map(({ at, width }) => cut(line[at] ?? "", width)));
    columns = columns.filter((column) => column !== left);
  }
}
