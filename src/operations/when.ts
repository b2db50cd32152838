import type { SlotBook } from "../../db/posts/slots.ts";
import { Failure } from "../contract/failure.ts";
import type { Principal } from "../contract/principal.ts";
import { isTime } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { freeMoments } from "../planning/free-slots.ts";
import type { Post } from "../post.ts";
import { openTo } from "./bounds.ts";

const nextFreeSlot = "next-free-slot";

/** When a post is to go out: a moment, in milliseconds since 1970, or the next slot that is free for it. */
export type When = number | typeof nextFreeSlot;

export const slotOrTime = T.String({
  pattern: `^(${nextFreeSlot}|\\d{4}-\\d\\d-\\d\\dT.*)$`,
  maxLength: 40,
  description: `When to publish it: a future time, or \`${nextFreeSlot}\`.`,
  examples: ["2026-12-01T09:00:00Z", nextFreeSlot],
});

export function whenOf(text: string, now: number): When {
  if (text === nextFreeSlot) return nextFreeSlot;
  if (!isTime(text))
    throw new Failure("invalid_request", `scheduled_at: must be a time like 2026-12-01T09:00:00Z, or ${nextFreeSlot}.`);
  const at = Date.parse(text);
  if (at > now) return at;
  throw new Failure("invalid_request", "scheduled_at: must be a time to come; publish_post publishes now.");
}

/** The moment that it comes to for a post. */
export async function moment(
  when: When,
  post: Post,
  book: () => Promise<SlotBook>,
  { now, principal }: { readonly now: number; readonly principal: Principal },
): Promise<number> {
  if (when !== nextFreeSlot) return when;
  const known = await book();
  const [found] = await freeMoments(known, post, { now, most: 1, open: openTo(principal, known.timeZone) });
  if (found) return found.at;
  const why =
    known.slots.length === 0
      ? "the workspace has no slots; set some first"
      : `none for it is free in two years${principal.policy?.quietHours.length ? " outside the quiet hours of this credential" : ""}`;
  throw new Failure("conflict", `There is no next free slot: ${why}.`);
}
