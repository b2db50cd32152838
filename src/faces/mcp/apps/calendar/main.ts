import type { Calendar } from "../../../../operations/calendar.ts";
import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el, icon, show } from "../page/element.ts";
import { answerOf, type Host, type Json } from "../page/host.ts";
import { icons } from "../page/icons.ts";
import { placeNow, stayIn } from "../page/place.ts";
import { root, say, start } from "../page/start.ts";
import { dayAndTime, day as dayWords, many, moment, statusWords } from "../page/words.ts";
import { drawn, type Preview, previewOf } from "../preview/preview.ts";
import { addDays, around, type CalendarPost, type CalendarSlot, daysOf, type Kind, kindOf, step } from "./grid.ts";
import { sheet } from "./sheet.ts";

/* The calendar: a week or a month, gone through by asking for the next; a post is shown as its preview. */

interface Now {
  readonly host: Host;
  calendar: Calendar;
  kind: Kind;
  /** A day in what is shown, which stays when week and month change places. */
  date: string;
  chosen: string | undefined;
  preview: Preview | undefined;
  busy: boolean;
  failed: string | undefined;
}
let now: Now | undefined;

const isCalendar = (answer: Json): answer is Calendar => Array.isArray(answer.days) && answer.days.length > 0;
const isPreview = (answer: Json): answer is PostPreview => Array.isArray(answer.accounts);

/** Does what may fail, and says so in the page. */
async function trying(work: (state: Now) => Promise<void>): Promise<void> {
  const state = now;
  if (!state || state.busy) return;
  Object.assign(state, { busy: true, failed: undefined });
  redraw();
  try {
    await work(state);
  } catch (error) {
    state.failed = error instanceof Error ? error.message : String(error);
  }
  state.busy = false;
  redraw();
}

async function read(state: Now): Promise<void> {
  const answer = await state.host.look("get_calendar", { ...around(state.date, state.kind, placeNow().locale) });
  if (!isCalendar(answer)) throw new Error("The calendar could not be read.");
  state.calendar = answer;
}

const go = (date: string, kind?: Kind): Promise<void> =>
  trying(async (state) => {
    const before = { date: state.date, kind: state.kind };
    Object.assign(state, { date, kind: kind ?? state.kind, chosen: undefined });
    await read(state).catch((error) => {
      Object.assign(state, before);
      throw error;
    });
  });

const openPost = ({ id }: CalendarPost): Promise<void> =>
  trying(async (state) => {
    if (!state.host.can.call) throw new Error("This client shows no more of a post here; ask for its preview.");
    const answer = await state.host.look("preview_post", { id });
    if (!isPreview(answer)) throw new Error("The preview could not be read.");
    stayIn(state.calendar.time_zone);
    state.preview = previewOf(answer);
  });

const askForPost = ({ at }: CalendarSlot): Promise<void> =>
  trying(({ host, calendar }) =>
    host.say(`Write a post for the free slot on ${moment(at, dayAndTime, calendar.time_zone)} (scheduled_at ${at}).`),
  );

async function closePost(): Promise<void> {
  if (!now?.preview) return;
  const { id } = now.preview.post;
  now.preview = undefined;
  redraw();
  root().querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus();
  // It may have been scheduled meanwhile, or taken back.
  await trying(read);
}

function title({ calendar: { from, to }, kind, date }: Now): string {
  if (kind === "month") return dayWords(date, { month: "long", year: "numeric" });
  const format = new Intl.DateTimeFormat(placeNow().locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));
}

function tally({ calendar: { posts, slots, days } }: Now): string {
  const by = Map.groupBy(posts, ({ status }) => status);
  const parts = [...by].map(([status, all]) => `${all.length} ${statusWords(status).toLowerCase()}`);
  const more = days.some(({ has_more }) => has_more) ? ["and more on full days"] : [];
  return [...parts, ...more, many(slots.length, "free slot")].join(" · ");
}

const move = (state: Now, key: string, words: string, drawing: string, by: 1 | -1): HTMLElement =>
  el(
    "button",
    {
      type: "button",
      class: "move",
      "data-key": key,
      "aria-label": `${words} ${state.kind}`,
      disabled: state.busy,
      click: () => void go(step(state.date, state.kind, by)),
    },
    icon(drawing),
  );

const kinds = (state: Now): HTMLElement =>
  el(
    "div",
    { class: "kinds", role: "group", "aria-label": "How much is shown" },
    (["week", "month"] as const).map((kind) =>
      el(
        "button",
        {
          type: "button",
          "data-key": kind,
          "aria-pressed": String(state.kind === kind),
          disabled: state.busy,
          click: () => void go(state.date, kind),
        },
        kind === "week" ? "Week" : "Month",
      ),
    ),
  );

function head(state: Now): HTMLElement {
  const { host, calendar } = state;
  const isNow = calendar.from <= calendar.today && calendar.today <= calendar.to;
  return el(
    "header",
    { class: "head" },
    el("h1", { lang: placeNow().locale, "aria-live": "polite" }, title(state)),
    host.can.call &&
      el(
        "nav",
        { "aria-label": "Weeks and months" },
        move(state, "before", "Previous", icons.back, -1),
        el(
          "button",
          {
            type: "button",
            "data-key": "today",
            disabled: state.busy || isNow,
            class: "now",
            click: () => void go(calendar.today),
          },
          "Today",
        ),
        move(state, "after", "Next", icons.next, 1),
        kinds(state),
      ),
    el("p", { class: "soft small" }, `${tally(state)} · ${calendar.time_zone.replaceAll("_", " ")}`),
  );
}

function month(state: Now): Child[] {
  const { calendar, kind, date, chosen, host } = state;
  return sheet({
    kind,
    today: calendar.today,
    days: daysOf(calendar),
    month: date.slice(0, 7),
    chosen,
    choosing: {
      post: (post) => void openPost(post),
      slot: host.can.say ? (slot) => void askForPost(slot) : undefined,
    },
    choose(picked) {
      state.chosen = state.chosen === picked ? undefined : picked;
      redraw();
    },
  });
}

function opened({ host, preview }: Now): HTMLElement | null {
  if (!preview) return null;
  const again = async () => {
    const answer = await host.look("preview_post", { id: preview.post.id });
    if (now?.preview && isPreview(answer))
      now.preview = { ...previewOf(answer, now.preview.at), state: now.preview.state };
  };
  const keydown = (event: Event) => {
    if ((event as KeyboardEvent).key === "Escape") void closePost();
  };
  return el(
    "div",
    { class: "opened", keydown },
    el(
      "button",
      { type: "button", class: "quiet", "data-key": "close", click: () => void closePost() },
      icon(icons.back),
      "Calendar",
    ),
    drawn({ host, preview, redraw, again }),
  );
}

function redraw(): void {
  if (!now) return;
  const failed = now.failed === undefined ? null : el("p", { class: "alert", role: "alert" }, now.failed);
  const hadPreview = root().querySelector(".opened") !== null;
  if (now.preview) show(root(), failed, opened(now));
  else show(root(), el("div", { class: "calendar", "aria-busy": String(now.busy) }, head(now), failed, month(now)));
  if (now.preview && !hadPreview) root().querySelector<HTMLElement>('[data-key="close"]')?.focus();
}

function open(host: Host, calendar: Calendar): void {
  const { today, from, to } = calendar;
  const kind = kindOf(calendar);
  // A sheet of weeks begins before its month.
  const first = kind === "month" ? addDays(from, 7) : from;
  const date = from <= today && today <= to ? today : first;
  now = { host, calendar, kind, date, chosen: undefined, preview: undefined, busy: false, failed: undefined };
  redraw();
}

void start({
  name: "socialcrm-calendar",
  waiting: "The calendar is on its way…",
  answered(host, result) {
    const answer = answerOf(result);
    if (isCalendar(answer)) open(host, answer);
    else say("There is no calendar to show.");
  },
  redraw,
});
