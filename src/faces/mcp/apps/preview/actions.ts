import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el } from "../page/element.ts";
import type { Host, Json } from "../page/host.ts";
import { dated, fieldMoment, fieldTime, moment, statusWords, zoneWords } from "../page/words.ts";

/* What a person can do with a post here: each is a tool of ours, called through the client, with its rights. */

/** A step that the page is at, and how it goes on. */
export interface Doing {
  readonly host: Host;
  readonly post: PostPreview;
  /** Whether a person sees here what goes out. */
  readonly isKnown: boolean;
  /** What is under way, or has failed. */
  readonly state: { open: "schedule" | "change" | undefined; busy: boolean; failed: string | undefined };
  redraw(): void;
  /** Reads the post again. */
  again(): Promise<void>;
}

/** One thing at a time; what goes wrong is said in the page. */
async function doingIt({ state, redraw }: Doing, work: () => Promise<void>): Promise<void> {
  if (state.busy) return;
  Object.assign(state, { busy: true, failed: undefined });
  redraw();
  try {
    await work();
  } catch (error) {
    state.failed = error instanceof Error ? error.message : String(error);
  }
  state.busy = false;
  redraw();
  // The button that was pressed may be gone: whoever goes by keyboard goes on from what has become of the post.
  if (document.hasFocus() && document.activeElement === document.body)
    document.querySelector<HTMLElement>(".pill")?.focus();
}

const run = (doing: Doing, tool: string, args: Json, said: (answer: Json) => string): Promise<void> =>
  doingIt(doing, async () => {
    const { host, state, post } = doing;
    const answer = await host.call(tool, { id: post.id, ...args });
    host.note(`The person ${said(answer)} (${post.id}) in the preview.`);
    state.open = undefined;
    await doing.again();
  });

const button = (doing: Doing, key: string, words: string, click: () => void, kind = ""): HTMLElement =>
  el("button", { type: "button", class: kind, "data-key": key, disabled: doing.state.busy, click }, words);

function toggle(doing: Doing, part: "schedule" | "change"): void {
  doing.state.open = doing.state.open === part ? undefined : part;
  doing.redraw();
}

function scheduleForm(doing: Doing): HTMLElement {
  const field = el("input", {
    type: "datetime-local",
    id: "at",
    "data-key": "at",
    value: fieldTime(Date.now() + 3_600_000),
    min: fieldTime(Date.now()),
  });
  const put = (scheduled_at: string) =>
    run(
      doing,
      "schedule_post",
      { scheduled_at },
      ({ status, scheduled_at: at }) => `scheduled the post; it is ${statusWords(String(status))} for ${String(at)}`,
    );
  const submit = (event: Event) => {
    event.preventDefault();
    if (field.value !== "") void put(fieldMoment(field.value));
  };
  return el(
    "form",
    { class: "form", submit },
    button(doing, "next", "Next free slot", () => void put("next-free-slot"), "main"),
    el("label", { for: "at", class: "soft" }, `or at this time (${zoneWords()})`),
    field,
    el("button", { class: "", "data-key": "put", disabled: doing.state.busy }, "Schedule then"),
  );
}

function changeForm(doing: Doing): HTMLElement {
  const field = el("textarea", {
    id: "change",
    rows: 2,
    maxlength: 2000,
    "data-key": "change",
    placeholder: "Shorter, and without the hashtag",
  });
  const submit = async (event: Event) => {
    event.preventDefault();
    const words = field.value.trim();
    if (words === "") return;
    await doingIt(doing, async () => {
      await doing.host.say(`Change the post ${doing.post.id}: ${words}`);
      doing.state.open = undefined;
    });
  };
  return el(
    "form",
    { class: "form", submit: (event) => void submit(event) },
    el("label", { for: "change" }, "What should be different?"),
    field,
    el("button", { class: "main", "data-key": "ask", disabled: doing.state.busy }, "Ask for it"),
  );
}

function choices(doing: Doing): Child[] {
  const { post, host, state, isKnown } = doing;
  const ask =
    host.can.say && (post.status === "draft" || post.status === "awaiting_approval")
      ? button(doing, "open-change", "Ask for changes", () => toggle(doing, "change"))
      : null;
  if (!host.can.call) return [ask];
  if (post.status === "draft") {
    const isReady = isKnown && post.violations.length === 0 && post.refused === null;
    const kind = isReady && state.open === undefined ? "main" : "";
    return [isReady && button(doing, "schedule", "Schedule", () => toggle(doing, "schedule"), kind), ask];
  }
  if (post.status === "awaiting_approval") {
    if (!isKnown) return [ask];
    const { updated_at } = post;
    const decide = (tool: string, said: string) => () => void run(doing, tool, { updated_at }, () => said);
    return [
      button(doing, "approve", "Approve", decide("approve_post", "approved the post"), "main"),
      button(doing, "reject", "Send back", decide("reject_post", "sent the post back")),
      ask,
    ];
  }
  if (post.status === "scheduled")
    return [
      button(doing, "back", "Take it back", () => void run(doing, "unschedule_post", {}, () => "took the post back")),
    ];
  return [];
}

/** When it goes out, as far as that is known. */
export function whenWords({ status, scheduled_at, published_at }: PostPreview): string | null {
  const at = published_at ?? scheduled_at;
  if (at === null) return null;
  const words = moment(at, dated(at));
  if (published_at !== null) return `went out ${words}`;
  return status === "failed" ? `was to go out ${words}` : `for ${words}`;
}

export function actions(doing: Doing): HTMLElement | null {
  const all = choices(doing).filter((one) => one !== null && one !== false);
  const { failed, open } = doing.state;
  if (all.length === 0 && failed === undefined) return null;
  return el(
    "section",
    { class: "doing", "aria-label": "What to do with it" },
    failed !== undefined && el("p", { class: "alert", role: "alert" }, failed),
    el("div", { class: "choices" }, all),
    open === "schedule" && scheduleForm(doing),
    open === "change" && changeForm(doing),
  );
}
