import type { FeedPost, Trend } from "../publishing/network.ts";
import { hashtag, topicsOf } from "./persona.ts";

const mostListed = 10;
/** So many people must have used a word lately: what one or two say is theirs. */
const leastPeople = 3;
/** And so many times the share of people who used it before. */
const rise = 1.5;

const wordsOf = ({ text }: FeedPost): string[] => [
  ...(text.match(hashtag) ?? []).map((tag) => tag.toLowerCase()),
  ...topicsOf(text),
];

/** Who used each word, of these posts; and how many people there were. */
function usedIn(posts: readonly FeedPost[]) {
  const people = new Map<string, Set<string>>();
  for (const post of posts)
    for (const word of new Set(wordsOf(post))) people.set(word, (people.get(word) ?? new Set()).add(post.author));
  return { people, all: new Set(posts.map(({ author }) => author)).size };
}

/**
 * Words of a feed that more people use in its newer half than in its older one: people, because one who repeats
 * something is no trend. Of the posts nothing is kept but these counts.
 */
export function risingIn(posts: readonly FeedPost[]): Trend[] {
  const ordered = posts.toSorted((a, b) => b.at - a.at);
  const half = Math.ceil(ordered.length / 2);
  const [now, before] = [usedIn(ordered.slice(0, half)), usedIn(ordered.slice(half))];
  const found = [...now.people].flatMap(([title, { size }]) => {
    const earlier = (before.people.get(title)?.size ?? 0) / Math.max(before.all, 1);
    const share = size / now.all;
    return size >= leastPeople && share >= earlier * rise ? [{ title, volume: size, gain: share - earlier }] : [];
  });
  const highest = found.sort((a, b) => b.gain - a.gain || (a.title < b.title ? -1 : 1)).slice(0, mostListed);
  return highest.map(({ title, volume }) => ({ title, url: null, volume }));
}
