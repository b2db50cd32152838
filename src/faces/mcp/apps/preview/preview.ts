import type { PostPreview } from "../../../../operations/preview.ts";
import { badge } from "../page/badge.ts";
import { type Child, el, icon } from "../page/element.ts";
import type { Host } from "../page/host.ts";
import { icons } from "../page/icons.ts";
import { many, statusWords } from "../page/words.ts";
import { actions, type Doing, whenWords } from "./actions.ts";
import { card } from "./card.ts";
import { limits, type Violation, violationWords } from "./limits.ts";
import { link } from "./text.ts";

/* A post on each of its accounts: one at a time, chosen by tabs. */

type Account = PostPreview["accounts"][number];

export interface Preview {
  readonly post: PostPreview;
  /** Which account is shown. */
  at: number;
  readonly state: Doing["state"];
  /** Whether it was looked at as its accounts show it: a tool may have answered the post alone. */
  readonly look: "known" | "coming" | "unknown";
}
export const previewOf = (post: PostPreview, at = 0, look: Preview["look"] = "known"): Preview => ({
  post,
  look,
  at: Math.min(at, Math.max(0, post.accounts.length - 1)),
  state: { open: undefined, busy: false, failed: undefined },
});

interface Around {
  readonly host: Host;
  readonly preview: Preview;
  redraw(): void;
  again(): Promise<void>;
}

const wrongOn = ({ violations }: PostPreview, { account_id }: Account): Violation[] =>
  violations.filter((violation) => violation.account_id === account_id);

/** What keeps it from an account, or has kept it, at a glance and in words. */
function markOf(post: PostPreview, account: Account): readonly [string, string] | undefined {
  if (account.status === "failed" || account.status === "unknown")
    return [account.status === "failed" ? "!" : "?", ` ${statusWords(account.status)}`];
  const wrong = wrongOn(post, account).length;
  return wrong > 0 ? [String(wrong), " to mend"] : undefined;
}

function tab(around: Around, account: Account, at: number): HTMLElement {
  const { preview, redraw } = around;
  const mark = markOf(preview.post, account);
  const choose = (to: number) => {
    preview.at = (to + preview.post.accounts.length) % preview.post.accounts.length;
    redraw();
    const chosen = document.querySelector<HTMLElement>('[role="tab"][aria-selected="true"]');
    chosen?.focus();
    chosen?.scrollIntoView({ block: "nearest", inline: "nearest" });
  };
  const steps: Readonly<Record<string, number>> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 };
  const keydown = (event: Event) => {
    const to = steps[(event as KeyboardEvent).key];
    if (to === undefined) return;
    event.preventDefault();
    choose(to);
  };
  return el(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${at}`,
      "data-key": `tab-${at}`,
      "aria-selected": String(at === preview.at),
      "aria-controls": "look",
      tabindex: at === preview.at ? 0 : -1,
      click: () => choose(at),
      keydown,
    },
    badge(account.network),
    el("span", { class: "handle", dir: "auto" }, account.handle),
    mark !== undefined && el("span", { class: "wrong" }, mark[0], el("span", { class: "hidden" }, mark[1])),
  );
}

const tabs = (around: Around): HTMLElement | null =>
  around.preview.post.accounts.length < 2
    ? null
    : el(
        "div",
        { role: "tablist", "aria-label": "Accounts", class: "tabs", "data-key": "tabs" },
        around.preview.post.accounts.map((account, at) => tab(around, account, at)),
      );

const unseen = {
  coming: "Looking at it as its accounts show it…",
  unknown: "Whether it fits its accounts is not known here; ask for its preview.",
};

function verdict({ post, look }: Preview): HTMLElement | null {
  const { status, accounts, violations, refused } = post;
  if (status !== "draft" && status !== "awaiting_approval") return null;
  if (look !== "known") return el("p", { class: "verdict note" }, unseen[look]);
  if (refused !== null) return el("p", { class: "verdict note" }, refused);
  if (violations.length === 0)
    return el(
      "p",
      { class: "verdict good" },
      icon(icons.check),
      `Fits ${accounts.length === 1 ? "its account" : "all of its accounts"}.`,
    );
  return el(
    "p",
    { class: "verdict bad" },
    icon(icons.warning),
    el("span", {}, `${many(violations.length, "thing")} to mend on `, where(post), "."),
  );
}

/** Where something is to be mended: tabs that tell it may be out of sight. */
function where({ accounts, violations }: PostPreview): Child[] {
  const on = accounts.filter(({ account_id }) => violations.some((violation) => violation.account_id === account_id));
  if (accounts.length < 2 || on.length > mostNamed) return [many(on.length, "account")];
  return on.flatMap(({ handle }, at) => [at > 0 && (at < on.length - 1 ? ", " : " and "), el("bdi", {}, handle)]);
}
/** So many accounts are told by name. */
const mostNamed = 3;

const top = (post: PostPreview): HTMLElement => {
  const words = whenWords(post);
  return el(
    "header",
    { class: "top" },
    el("h1", { class: "hidden" }, "Preview of a post"),
    el("span", { class: "pill", "data-status": post.status, tabindex: -1 }, statusWords(post.status)),
    words && el("span", { class: "soft" }, words),
  );
};

/** What its author should know, and nothing refuses. */
const warned = ({ warnings = [] }: PostPreview, { account_id }: Account): Child[] =>
  warnings
    .filter((warning) => warning.account_id === account_id)
    .map(({ message }) => el("p", { class: "verdict warned" }, icon(icons.warning), message));

/** What is to be said of the account itself. */
function aside(host: Host, { post }: Preview, account: Account): Child[] {
  const shown = account.parts.length;
  const others = wrongOn(post, account).filter(({ part }) => part >= shown);
  const { post_url, network_title } = account;
  return [
    post_url !== null &&
      host.can.open &&
      el("p", { class: "verdict note" }, link(host, post_url, `See it on ${network_title}`)),
    account.error !== null && el("p", { class: "alert" }, account.error),
    account.account_status === "paused" &&
      el("p", { class: "verdict note" }, "This account is paused: posts on it wait."),
    violationWords(others),
    ...warned(post, account),
  ];
}

function looks({ host, preview }: Around, account: Account): HTMLElement {
  const { post } = preview;
  const at = post.published_at ?? post.scheduled_at;
  const wrong = wrongOn(post, account);
  return el(
    "div",
    {
      id: "look",
      class: "look",
      "data-network": account.network,
      ...(post.accounts.length > 1 ? { role: "tabpanel", "aria-labelledby": `tab-${preview.at}` } : {}),
    },
    post.accounts.length === 1 &&
      el(
        "p",
        { class: "where soft" },
        badge(account.network, { silent: true }),
        `${account.network_title} · `,
        el("span", { dir: "auto" }, account.handle),
      ),
    account.parts.map((part) =>
      card(
        host,
        account,
        part,
        at,
        limits(
          part,
          wrong.filter((violation) => violation.part === part.part),
        ),
      ),
    ),
    aside(host, preview, account),
  );
}

export function drawn(around: Around): HTMLElement {
  const { host, preview, redraw, again } = around;
  const { post, state } = preview;
  const account = post.accounts[preview.at];
  return el(
    "div",
    { class: "preview", "aria-busy": String(state.busy) },
    top(post),
    tabs(around),
    account
      ? looks(around, account)
      : el(
          "div",
          { class: "look" },
          el("article", { class: "card" }, el("div", { class: "text", dir: "auto" }, post.body)),
        ),
    verdict(preview),
    actions({ host, post, isKnown: preview.look === "known", state, redraw, again }),
  );
}
