import { badge } from "../page/badge.ts";
import { type Child, el, icon } from "../page/element.ts";
import { icons } from "../page/icons.ts";
import { networkWords, statusWords } from "../page/words.ts";
import type { CalendarPost, CalendarSlot, Day } from "./grid.ts";

/* What stands on a day. */

interface Choosing {
  post(post: CalendarPost): void;
  /** Nothing where the client takes no words. */
  readonly slot: ((slot: CalendarSlot) => void) | undefined;
}

/** So many networks of a post have room beside its time. */
const shownNetworks = 3;

const clock = (localTime: string): string => localTime.slice(11, 16);
const mark = { failed: icons.warning, published: icons.check, unknown: icons.warning, awaiting_approval: icons.clock };

function entry(post: CalendarPost, choosing: Choosing): HTMLElement {
  const { id, status, text, networks, local_time } = post;
  const drawing = (mark as Readonly<Record<string, string>>)[status];
  return el(
    "li",
    {},
    el(
      "button",
      { type: "button", class: "entry", "data-key": id, "data-status": status, click: () => choosing.post(post) },
      el(
        "span",
        { class: "entry-top" },
        el("b", {}, clock(local_time)),
        drawing ? icon(drawing) : null,
        el("span", { class: "hidden" }, `, ${statusWords(status)}, `),
        el(
          "span",
          { class: "badges" },
          networks.slice(0, shownNetworks).map((network) => badge(network, { silent: true })),
          networks.length > shownNetworks &&
            el("span", { class: "soft", "aria-hidden": "true" }, `+${networks.length - shownNetworks}`),
        ),
        el("span", { class: "hidden" }, networks.map(networkWords).join(", ")),
      ),
      el("span", { class: "entry-text", dir: "auto" }, text),
    ),
  );
}

function slot(free: CalendarSlot, { slot: choose }: Choosing): HTMLElement {
  const words: Child[] = [el("b", {}, clock(free.local_time)), el("span", {}, " free")];
  if (!choose) return el("li", { class: "slot" }, words);
  return el(
    "li",
    {},
    el(
      "button",
      {
        type: "button",
        class: "slot",
        "data-key": `slot-${free.at}`,
        click: () => choose(free),
      },
      words,
      el("span", { class: "hidden" }, ": ask for a post"),
      icon(icons.plus),
    ),
  );
}

/** The posts and free slots of a day, in order of time. */
export function entries(day: Day, choosing: Choosing): HTMLElement | null {
  const all = [
    ...day.posts.map((post) => ({ at: post.at, draw: () => entry(post, choosing) })),
    ...day.slots.map((free) => ({ at: free.at, draw: () => slot(free, choosing) })),
  ].sort((a, b) => (a.at < b.at ? -1 : 1));
  if (all.length === 0) return null;
  return el(
    "ul",
    { class: "entries" },
    all.map(({ draw }) => draw()),
  );
}

/** The first posts of a day, and how many more things there are: as much as a month has room for. */
export function glance({ posts, slots, hasMore }: Day, choosing: Choosing, most: number): Child[] {
  const left = posts.length - most;
  const more = hasMore ? "more than fit" : left > 0 ? `${left} more` : null;
  const free = slots.length > 0 ? `${slots.length} free` : null;
  const words = [more, free].filter((word) => word !== null).join(" · ");
  return [
    posts.length > 0 &&
      el(
        "ul",
        { class: "entries" },
        posts.slice(0, most).map((post) => entry(post, choosing)),
      ),
    words !== "" && el("p", { class: "soft rest" }, words),
  ];
}
