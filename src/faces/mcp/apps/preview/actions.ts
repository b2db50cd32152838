import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el } from "../page/element.ts";
import type { Host, Json } from "../page/host.ts";
import { dayAndTime, moment, statusWords } from "../page/words.ts";

/* What a person can do with a post here: each is a tool of ours, called through the client, with its rights. */

/** A step that the page is at, and how it goes on. */
export interface Doing {
  readonly host: Host;
  readonly post: PostPreview;
  /** What is under way, or has failed. */
  readonly state: { open: "schedule" | "change" | undefined; busy: boolean; failed: string | undefined };
  redraw(): void;
  /** Reads the post again. */
  again(): Promise<void>;
}

async function run(doing: Doing, tool: string, args: Json, said: (answer: Json) => string): Promise<void> {
  const { host, state, post } = doing;
  if (state.busy) return;
  Object.assign(state, { busy: true, failed: undefined });
  doing.redraw();
  try {
    const answer = await host.call(tool, { id: post.id, ...args });
    host.note(`The person ${said(answer)} (${post.id}) in the preview.`);
    state.open = undefined;
    await doing.again();
  } catch (error) {
    state.failed = error instanceof Error ? error.message : String(error);
  }
  state.busy = false;
  doing.redraw();
}

const button = (doing: Doing, key: string, words: string, click: () => void, kind = ""): HTMLElement =>
  el("button", { type: "button", class: kind, "data-key": key, disabled: doing.state.busy, click }, words);

function toggle(doing: Doing, part: "schedule" | "change"): void {
  doing.state.open = doing.state.open === part ? undefined : part;
  doing.redraw();
}

/** A time as a field of a form has it, in the zone of the machine. */
function fieldTime(at: number): string {
  const date = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return date.toISOString().slice(0, 16);
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
    if (field.value !== "") void put(new Date(field.value).toISOString());
  };
  return el(
    "form",
    { class: "form", submit },
    button(doing, "next", "Next free slot", () => void put("next-free-slot"), "main"),
    el("span", { class: "soft" }, "or"),
    el("label", { for: "at", class: "hidden" }, "At this time"),
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
    try {
      await doing.host.say(`Change the post ${doing.post.id}: ${words}`);
      doing.state.open = undefined;
    } catch (error) {
      doing.state.failed = error instanceof Error ? error.message : String(error);
    }
    doing.redraw();
  };
  return el(
    "form",
    { class: "form", submit: (event) => void submit(event) },
    el("label", { for: "change" }, "What should be different?"),
    field,
    el("button", { class: "main", "data-key": "ask" }, "Ask for it"),
  );
}

function choices(doing: Doing): Child[] {
  const { post, host, state } = doing;
  const ask =
    host.can.say && (post.status === "draft" || post.status === "awaiting_approval")
      ? button(doing, "open-change", "Ask for changes", () => toggle(doing, "change"))
      : null;
  if (!host.can.call) return [ask];
  if (post.status === "draft") {
    const isReady = post.violations.length === 0 && post.refused === null;
    const kind = isReady && state.open === undefined ? "main" : "";
    return [isReady && button(doing, "schedule", "Schedule", () => toggle(doing, "schedule"), kind), ask];
  }
  if (post.status === "awaiting_approval") {
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
  const words = moment(at, dayAndTime);
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
