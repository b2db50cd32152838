import { type Child, el } from "../page/element.ts";
import { day as dayWords } from "../page/words.ts";
import { entries, glance } from "./entries.ts";
import type { Day, Kind } from "./grid.ts";

/* The days, as a sheet of seven columns; where there is no room for that, one below the other. */

interface Sheet {
  readonly kind: Kind;
  readonly today: string;
  readonly days: readonly Day[];
  /** The month that is shown; days of others stand back. */
  readonly month: string;
  /** The day that is looked at closely, in a month. */
  readonly chosen: string | undefined;
  readonly choosing: Parameters<typeof entries>[1];
  choose(date: string): void;
}

/** How much of a day a month has room for. */
const most = 3;

/** Told where a day is longer or shorter than others. */
const odd = ({ hours }: Day): Child =>
  hours === 24 ? null : el("span", { class: "odd", title: "Clocks change" }, `${hours} h`);

const numberOf = (day: Day): Child[] => [
  el("span", { class: "weekday", "aria-hidden": "true" }, dayWords(day.date, { weekday: "short" })),
  el("span", { class: "number", "aria-hidden": "true" }, dayWords(day.date, { day: "numeric" }).replace(/\D+$/, "")),
  odd(day),
];
const spoken = (day: Day): string => dayWords(day.date, { weekday: "long", day: "numeric", month: "long" });

const inWeek = (day: Day, { choosing, today }: Sheet): HTMLElement =>
  el(
    "li",
    { class: `day ${day.date === today ? "today" : ""} ${day.date < today ? "past" : ""}` },
    el(
      "h2",
      {},
      numberOf(day),
      el("span", { class: "hidden" }, `${spoken(day)}${day.date === today ? ", today" : ""}`),
    ),
    entries(day, choosing) ?? el("p", { class: "empty soft" }, "Nothing"),
    rest(day),
  );

const rest = ({ hasMore }: Day): Child =>
  hasMore && el("p", { class: "soft small" }, "There are more; ask for the list of posts.");

function inMonth(day: Day, sheet: Sheet): HTMLElement {
  const { today, month, chosen, choosing, choose } = sheet;
  const isOther = !day.date.startsWith(month);
  const many = `${day.hasMore ? "more than " : ""}${day.posts.length}`;
  return el(
    "li",
    { class: `day ${day.date === today ? "today" : ""} ${isOther ? "other" : ""}` },
    el(
      "h2",
      {},
      el(
        "button",
        {
          type: "button",
          class: "pick",
          "data-key": `day-${day.date}`,
          "aria-pressed": String(day.date === chosen),
          click: () => choose(day.date),
        },
        numberOf(day),
        el(
          "span",
          { class: "hidden" },
          `${spoken(day)}, ${many} ${many === "1" ? "post" : "posts"}, ${day.slots.length} free`,
        ),
      ),
    ),
    el(
      "span",
      { class: "dots", "aria-hidden": "true" },
      day.posts.slice(0, 4).map(({ status }) => el("i", { "data-status": status })),
    ),
    el("div", { class: "roomy" }, glance(day, choosing, most)),
  );
}

/** The day that was chosen in a month, whole. */
const close = (day: Day, { choosing }: Sheet): HTMLElement =>
  el(
    "section",
    { class: "close-up", "aria-label": spoken(day) },
    el("h2", {}, spoken(day)),
    entries(day, choosing) ?? el("p", { class: "soft" }, "Nothing goes out on this day."),
    rest(day),
  );

export function sheet(all: Sheet): Child[] {
  const draw = all.kind === "week" ? inWeek : inMonth;
  const chosen = all.kind === "month" ? all.days.find(({ date }) => date === all.chosen) : undefined;
  return [
    el(
      "ol",
      { class: `days ${all.kind}` },
      all.days.map((day) => draw(day, all)),
    ),
    chosen ? close(chosen, all) : null,
  ];
}
