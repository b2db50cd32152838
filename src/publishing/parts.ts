import type { Post } from "../operations/post.ts";
import type { Media, Part } from "./network.ts";

/** What a post is on one account: its text or the account's variant, the parts of its thread, its first comment. */
export function partsFor(post: Post, accountId: string, media: ReadonlyMap<string, Media>): Part[] {
  const variant = post.variants.find(({ account_id }) => account_id === accountId);
  const files = (ids: readonly string[]) => ids.map((id) => fileOf(media, id));
  const parts: Part[] = [
    { kind: "post", text: variant?.body ?? post.body, media: files(post.media_ids), link: post.link },
  ];
  for (const { body, media_ids } of post.thread)
    parts.push({ kind: "thread", text: body, media: files(media_ids ?? []), link: null });
  if (post.first_comment !== null && post.first_comment !== undefined)
    parts.push({ kind: "comment", text: post.first_comment, media: [], link: null });
  return parts;
}

function fileOf(media: ReadonlyMap<string, Media>, id: string): Media {
  const found = media.get(id);
  if (!found) throw new Error(`the media ${id} of a post are not there`);
  return found;
}
