import type { Post } from "../post.ts";
import type { Network, Part, Violation } from "./network.ts";
import { partsFor } from "./parts.ts";
import { type Repeat, wordsOf } from "./repeats.ts";
import type { Aim } from "./tagged.ts";

/** The same without its files: what is compared is words. */
const wordsAlone = (post: Post): Post => ({
  ...post,
  media_ids: [],
  thread: post.thread.map(({ body }) => ({ body })),
});

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
        ? !hasMedia(other.post, other.part) && textOf(network, other, aim) === words
        : parts.slice(0, part).some((one) => one.media.length === 0 && network.written(one) === words);
      if (!isSame) return [];
      const message = `${network.title} refuses a text that repeats within ${after / 3600} hours. ${wordsOf(repeat)}`;
      return [{ part, limit: "repeat_after", measured: seconds, allowed: after, message }];
    });
}

function textOf(network: Network, { post, part }: NonNullable<Repeat["other"]>, aim: Aim): string | undefined {
  const one = partsFor(wordsAlone(post), aim, new Map())[part];
  return one && network.written(one);
}
