import type { Post } from "../post.ts";
import { linksOf } from "./links.ts";
import type { Media, Part } from "./network.ts";
import { type Aim, markedFor } from "./tagged.ts";

/**
 * What a post is on one account: its text or the account's variant, the parts of its thread, its first comment, with
 * their links as they are marked there.
 */
export function partsFor(post: Post, aim: Aim, media: ReadonlyMap<string, Media>): Part[] {
  const variant = post.variants.find(({ account_id }) => account_id === aim.id);
  const text = (words: string) => markedText(post, aim, words);
  const files = (ids: readonly string[]) => ids.map((id) => fileOf(media, id));
  const parts: Part[] = [
    {
      kind: "post",
      text: text(variant?.body ?? post.body),
      media: files(post.media_ids),
      link: post.link && markedFor(post.tracking, aim, post.link),
    },
  ];
  for (const { body, media_ids } of post.thread)
    parts.push({ kind: "thread", text: text(body), media: files(media_ids ?? []), link: null });
  if (post.first_comment !== null && post.first_comment !== undefined)
    parts.push({ kind: "comment", text: text(post.first_comment), media: [], link: null });
  return parts;
}

function fileOf(media: ReadonlyMap<string, Media>, id: string): Media {
  const found = media.get(id);
  if (!found) throw new Error(`the media ${id} of a post are not there`);
  return found;
}

const leadsTo = (url: string, domains: readonly string[]): boolean => {
  const { hostname } = new URL(url);
  return domains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
};

/** Only what says `https://`: a bare name is there to be read. The post's own link is marked wherever it stands. */
function markedText({ tracking, link }: Post, aim: Aim, text: string): string {
  if (!tracking) return text;
  let written = "";
  let at = 0;
  for (const { url, start, end } of linksOf(text)) {
    const isOurs = url === link || leadsTo(url, tracking.domains);
    written += text.slice(at, start) + (isOurs ? markedFor(tracking, aim, url) : url);
    at = end;
  }
  return written + text.slice(at);
}
