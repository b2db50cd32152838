import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el, icon } from "../page/element.ts";
import { icons } from "../page/icons.ts";
import { count } from "../page/words.ts";

/* How much of what is allowed a part takes, and what is wrong with it. */

type Part = PostPreview["accounts"][number]["parts"][number];
export type Violation = PostPreview["violations"][number];

/** From this share of what is allowed on, it is worth a look. */
const close = 0.9;

function meter(length: number, max: number, unit: string): HTMLElement {
  const share = max === 0 ? 1 : length / max;
  const level = share > 1 ? "over" : share > close ? "close" : "fine";
  const rest = max - length;
  const words =
    rest < 0
      ? `${count(length)} of ${count(max)} ${unit}, ${count(-rest)} too many`
      : `${count(length)} of ${count(max)} ${unit}`;
  return el(
    "p",
    { class: `meter ${level}` },
    el("span", { class: "bar", "aria-hidden": "true", "--share": `${Math.min(100, share * 100)}%` }),
    words,
  );
}

export const violationWords = (all: readonly Violation[]): HTMLElement | null =>
  all.length === 0
    ? null
    : el(
        "ul",
        { class: "violations", "aria-label": "What keeps it from going out" },
        all.map(({ message }) => el("li", {}, icon(icons.warning), el("span", {}, message))),
      );

/** What stands below a part. */
export function limits(part: Part, violations: readonly Violation[]): Child[] {
  const { length, max_length, bytes, max_bytes } = part;
  // A network may allow less than its limit says, beside pictures for one.
  const tighter = violations.find(({ limit, allowed }) => limit === "text.max" && typeof allowed === "number");
  const max = tighter ? Number(tighter.allowed) : max_length;
  const isClose = bytes !== null && max_bytes !== null && bytes > max_bytes * close;
  return [
    max === null ? null : meter(length, max, "characters"),
    isClose ? meter(bytes, max_bytes, "bytes") : null,
    violationWords(violations),
  ];
}
