import type { Post } from "../post.ts";
import type { Network, Part, Violation } from "./network.ts";
import { partsFor } from "./parts.ts";
import { type Repeat, wordsOf } from "./repeats.ts";
import type { Aim } from "./tagged.ts";

/** One part of it, as the last of a post that has no more than it needs and no files: what is compared is words. */
function alone(post: Post, part: number): Post {
  const { thread, first_comment } = post;
  const none = { ...post, media_ids: [], thread: [], first_comment: null };
  if (part === 0) return none;
  const body = thread[part - 1]?.body;
  return body === undefined ? { ...none, first_comment } : { ...none, thread: [{ body }] };
}

const hasMedia = (post: Post, part: number) =>
  part === 0 ? post.media_ids.length > 0 : (post.thread[part - 1]?.media_ids?.length ?? 0) > 0;

interface Held {
  readonly network: Network;
  readonly aim: Aim;
  readonly parts: readonly Part[];
  /** How many seconds must lie between, by the account's limits. */
  readonly after: number;
}

/**
 * Where the network surely refuses a repeat: the very same words as it is sent them, with no picture beside them, too
 * soon. `at`: when the post is to go out.
 */
export function refusedRepeats(
  { network, aim, parts, after }: Held,
  repeats: readonly Repeat[],
  at: number,
): Violation[] {
  return repeats
    .filter(({ account_id }) => after > 0 && account_id === aim.id)
    .flatMap((repeat): Violation[] => {
      const { part, other } = repeat;
      const own = parts[part];
      const seconds = Math.round(Math.abs(repeat.at - at) / 1000);
      if (!own || own.media.length > 0 || seconds >= after) return [];
      const words = network.written(own);
      const isSame = other
        ? other.post && !hasMedia(other.post, other.part) && textOf(network, other.post, other.part, aim) === words
        : parts.slice(0, part).some((one) => one.media.length === 0 && network.written(one) === words);
      if (!isSame) return [];
      const message = `${network.title} refuses a text that repeats within ${after / 3600} hours. ${wordsOf(repeat)}`;
      return [{ part, limit: "repeat_after", measured: seconds, allowed: after, message }];
    });
}

function textOf(network: Network, post: Post, part: number, aim: Aim): string | undefined {
  const one = partsFor(alone(post, part), aim, new Map()).at(part === 0 ? 0 : 1);
  return one && network.written(one);
}
