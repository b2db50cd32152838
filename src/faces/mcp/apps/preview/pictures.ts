import type { PostPreview } from "../../../../operations/preview.ts";
import { el, icon } from "../page/element.ts";
import type { Host } from "../page/host.ts";
import { icons } from "../page/icons.ts";

type Media = PostPreview["accounts"][number]["parts"][number]["media"][number];

/** Pictures that a browser draws and that cannot carry a script. */
const drawable = /^image\/(png|jpeg|gif|webp|avif)$/;
/** The largest that is asked for, in bytes: it comes through the client, as text. */
const largest = 3_000_000;
const base64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** Each is asked for once, however often the page is drawn. */
const known = new Map<string, Promise<string | undefined>>();

async function read(host: Host, { id, content_type }: Media): Promise<string | undefined> {
  const [content] = await host.read(`socialcrm://media/${id}`);
  const blob = content?.blob;
  if (typeof blob !== "string" || content?.mimeType !== content_type || !base64.test(blob)) return undefined;
  return `data:${content_type};base64,${blob}`;
}

function addressOf(host: Host, media: Media): Promise<string | undefined> {
  const found = known.get(media.id) ?? read(host, media).catch(() => undefined);
  known.set(media.id, found);
  return found;
}

const sizeOf = ({ width, height, size_bytes }: Media): string =>
  [
    width !== null && height !== null && `${width} × ${height}`,
    size_bytes < 1_000_000 ? `${Math.ceil(size_bytes / 1000)} kB` : `${(size_bytes / 1e6).toFixed(1)} MB`,
  ]
    .filter(Boolean)
    .join(" · ");

/** A file, as a picture where it can be had, else as what is known of it. */
function picture(host: Host, media: Media): HTMLElement {
  const isFilm = media.content_type.startsWith("video/");
  const place = el(
    "div",
    { class: "picture", role: "img", "aria-label": media.alt ?? media.filename },
    el(
      "span",
      { class: "about", "aria-hidden": "true" },
      icon(isFilm ? icons.film : icons.picture),
      el("b", {}, media.filename),
      sizeOf(media),
    ),
  );
  if (media.width !== null && media.height !== null && media.height > 0)
    place.style.setProperty("--ratio", String(Math.min(2, Math.max(0.7, media.width / media.height))));
  if (host.can.read && drawable.test(media.content_type) && media.size_bytes <= largest)
    void addressOf(host, media).then((address) => {
      if (address !== undefined) place.replaceChildren(el("img", { src: address, alt: "" }));
    });
  return place;
}

/** What is said of each picture to those who do not see it. */
const alts = (all: readonly Media[]): HTMLElement =>
  el(
    "ul",
    { class: "alts" },
    all.map(({ alt, filename }) =>
      el(
        "li",
        { class: alt === null ? "none" : "" },
        el("b", {}, "ALT"),
        alt === null
          ? `${filename} has no description yet.`
          : el("span", { dir: "auto" }, alt.length > 200 ? `${alt.slice(0, 200)}…` : alt),
      ),
    ),
  );

export const pictures = (host: Host, all: readonly Media[]): HTMLElement =>
  el(
    "div",
    { class: `pictures many-${Math.min(all.length, 4)}` },
    all.map((media) => picture(host, media)),
  );
export const descriptions = (all: readonly Media[]): HTMLElement | null => (all.length > 0 ? alts(all) : null);
