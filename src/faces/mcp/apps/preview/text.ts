import type { PostPreview } from "../../../../operations/preview.ts";
import { type Child, el } from "../page/element.ts";
import type { Host } from "../page/host.ts";

type Part = PostPreview["accounts"][number]["parts"][number];

/** So much of a text is shown at first. */
const first = 1200;

const isWeb = (url: string | null): url is string => url !== null && /^https?:\/\//i.test(url);

/** A link that the client opens; where it opens none, words that look like one. */
export function link(host: Pick<Host, "can" | "open">, url: string | null, ...words: readonly Child[]): HTMLElement {
  if (!isWeb(url) || !host.can.open) return el("span", { class: "marked" }, ...words);
  const open = (event: Event) => {
    event.preventDefault();
    host.open(url);
  };
  return el("a", { class: "marked", href: url, rel: "noopener noreferrer", click: open }, ...words);
}

/** A text with its links, mentions and hashtags. */
function pieces(host: Host, { text, marks }: Pick<Part, "text" | "marks">): Child[] {
  const found: Child[] = [];
  let at = 0;
  for (const { kind, start, end, url } of marks) {
    if (start < at || end > text.length) continue;
    found.push(text.slice(at, start));
    const words = text.slice(start, end);
    found.push(kind === "link" ? link(host, url, words) : el("span", { class: "marked" }, words));
    at = end;
  }
  return [...found, text.slice(at)];
}

export function textOf(host: Host, part: Pick<Part, "text" | "marks">, before: Child = null): HTMLElement {
  const text = el("div", { class: "text", dir: "auto" }, before, pieces(host, part));
  if (part.text.length <= first) return text;
  text.classList.add("long");
  const more = el(
    "button",
    {
      class: "quiet more",
      click: () => {
        text.classList.remove("long");
        more.remove();
      },
    },
    "Show all of it",
  );
  return el("div", {}, text, more);
}
