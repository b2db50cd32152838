import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el, icon } from "../page/element.ts";
import type { Host } from "../page/host.ts";
import { icons } from "../page/icons.ts";
import { dated, moment, time } from "../page/words.ts";
import { type Look, lookOf } from "./looks.ts";
import { descriptions, pictures } from "./pictures.ts";
import { link, textOf } from "./text.ts";

/* A post as people see it on its network. */

type Account = PostPreview["accounts"][number];
type Part = Account["parts"][number];
interface Shown {
  readonly host: Host;
  readonly account: Account;
  readonly look: Look;
  /** When it went out, or is to. */
  readonly at: string | null;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .flatMap((word) => Array.from(word)[0] ?? [])
    .slice(0, 2)
    .join("")
    .toUpperCase();

const avatar = ({ account, look }: Shown): HTMLElement =>
  el(
    "span",
    { class: look.square ? "avatar square" : "avatar", "aria-hidden": "true" },
    initials(account.name || account.handle),
  );

const when = ({ at }: Shown, options?: Intl.DateTimeFormatOptions): Child =>
  at === null ? "now" : time(at, options ?? dated(at, { day: "numeric", month: "short" }));

const handleOf = ({ network, handle }: Account): string =>
  network === "instagram" || handle.startsWith("@") ? handle : `@${handle}`;

function head(shown: Shown): HTMLElement {
  const { account, look } = shown;
  const name = el("b", { class: "name", dir: "auto" }, account.network === "instagram" ? account.handle : account.name);
  const handle = el("span", { class: "soft", dir: "auto" }, handleOf(account));
  const isApp = account.network === "slack" || account.network === "discord";
  const tag = isApp && el("span", { class: "app" }, "APP");
  const clock: Intl.DateTimeFormatOptions | undefined =
    look.layout === "chat" ? { hour: "2-digit", minute: "2-digit" } : undefined;
  if (look.naming === "below")
    return el(
      "div",
      { class: "names below" },
      name,
      el(
        "span",
        { class: "soft" },
        look.handle ? handle : when(shown),
        look.handle ? [" · ", when(shown)] : null,
        look.globe ? [" · ", icon(icons.globe)] : null,
      ),
    );
  const showsHandle = look.handle && account.network !== "instagram";
  return el(
    "div",
    { class: "names" },
    name,
    tag || null,
    showsHandle && handle,
    el("span", { class: "soft" }, showsHandle || !isApp ? "· " : "", when(shown, clock)),
  );
}

const cardOf = ({ host }: Shown, url: string): HTMLElement => {
  const { hostname, pathname } = new URL(url);
  const page = pathname.replace(/\/$/, "");
  return el(
    "div",
    { class: "link-card" },
    el("span", { class: "link-picture", "aria-hidden": "true" }, icon(icons.link)),
    el(
      "span",
      { class: "link-words" },
      el("span", { class: "soft" }, hostname),
      link(host, url, `${hostname}${page.length > 60 ? `${page.slice(0, 60)}…` : page}`),
    ),
  );
};

const actions = ({ look }: Shown): HTMLElement | null =>
  look.actions.length === 0
    ? null
    : el(
        "div",
        { class: "actions", "aria-hidden": "true" },
        look.actions.map(({ drawing, words }) => el("span", {}, icon(icons[drawing]), words ?? null)),
      );

const media = ({ host }: Shown, part: Part): HTMLElement | null =>
  part.media.length > 0 ? pictures(host, part.media) : null;
const linkCard = (shown: Shown, { card_url }: Part): HTMLElement | null =>
  card_url !== null && URL.canParse(card_url) ? cardOf(shown, card_url) : null;

/** One message, in the way of its network. */
function body(shown: Shown, part: Part): Child[] {
  const { host, account, look } = shown;
  const rest = [linkCard(shown, part), descriptions(part.media)];
  if (look.layout === "photo") {
    const name = el("b", { class: "name" }, `${account.handle} `);
    return [media(shown, part), part.kind === "comment" ? null : actions(shown), textOf(host, part, name), ...rest];
  }
  if (look.layout === "bubble")
    return [
      el(
        "div",
        { class: "balloon" },
        el("b", { class: "name marked", dir: "auto" }, account.name),
        media(shown, part),
        part.text === "" ? null : textOf(host, part),
        linkCard(shown, part),
        el(
          "span",
          { class: "soft stamp" },
          shown.at === null ? "now" : moment(shown.at, { hour: "2-digit", minute: "2-digit" }),
        ),
      ),
      descriptions(part.media),
    ];
  return [
    part.text === "" ? null : textOf(host, part),
    media(shown, part),
    ...rest,
    part.kind === "comment" ? null : actions(shown),
  ];
}

export function card(host: Host, account: Account, part: Part, at: string | null, more: readonly Child[]): HTMLElement {
  const look = lookOf(account.network);
  const shown: Shown = { host, account, look, at };
  const kinds = { post: "Post", thread: `Part ${part.part + 1} of the thread`, comment: "First comment" } as const;
  const inside = [...body(shown, part), ...more];
  const column = (...first: Child[]) => el("div", { class: "column" }, first, inside);
  const isRow = look.layout !== "photo" && look.naming === "beside";
  return el(
    "article",
    { class: `card ${look.layout} ${part.kind}`, "aria-label": kinds[part.kind] },
    part.kind === "comment" && el("p", { class: "kind soft" }, "First comment"),
    isRow
      ? el("div", { class: "row" }, avatar(shown), look.layout === "bubble" ? column() : column(head(shown)))
      : [el("header", { class: "row" }, avatar(shown), head(shown)), column()],
  );
}
