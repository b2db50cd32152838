import type { PostSnapshot } from "../../db/insights/figures.ts";
import type { Post } from "../post.ts";
import { engagementOf } from "./figures.ts";
import { momentsIn } from "./moments.ts";
import { isFrequent } from "./stop-words.ts";

const mostListed = 10;
const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Hebrew",
  "Devanagari",
  "Han",
  "Hiragana",
  "Katakana",
  "Hangul",
  "Thai",
];
const inScript = new Map(scripts.map((name) => [name, new RegExp(`\\p{Script=${name}}`, "gu")]));
const emoji = /\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})*/gu;
export const hashtag = /(?<![\p{L}\p{N}_&/])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu;
const address = /https?:\/\/\S+/g;

/** What many of the posts have, the most frequent first. A post counts once for each. */
function counted(each: readonly (readonly string[])[], least: number) {
  const counts = new Map<string, number>();
  for (const values of each) for (const value of new Set(values)) counts.set(value, (counts.get(value) ?? 0) + 1);
  const frequent = [...counts]
    .filter(([, posts]) => posts >= least)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return frequent.slice(0, mostListed).map(([value, posts]) => ({ value, posts }));
}

const rounded = (value: number) => Math.round(value * 100) / 100;
const meanOf = (values: readonly number[]) =>
  values.length === 0 ? 0 : rounded(values.reduce((sum, value) => sum + value, 0) / values.length);

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });
const words = new Intl.Segmenter(undefined, { granularity: "word" });
const lengthOf = (text: string) => [...graphemes.segment(text)].length;

/** The words of a text that may be what it is about: no addresses, tags, numbers, nor what every text has. */
export function topicsOf(text: string): string[] {
  const bare = text.replace(address, " ").replace(hashtag, " ").toLowerCase();
  return [...words.segment(bare)]
    .filter(({ isWordLike, segment }) => isWordLike && lengthOf(segment) > 2 && /\p{L}/u.test(segment))
    .map(({ segment }) => segment)
    .filter((word) => !isFrequent(word));
}

function scriptsOf(texts: readonly string[]) {
  const all = texts.join("\n").replace(address, " ");
  const counts = [...inScript].map(([script, pattern]) => ({ script, letters: all.match(pattern)?.length ?? 0 }));
  const sum = counts.reduce((total, { letters }) => total + letters, 0);
  return counts
    .filter(({ letters }) => letters > 0)
    .sort((a, b) => b.letters - a.letters)
    .map(({ script, letters }) => ({ script, share: rounded(letters / sum) }));
}

function lengthsOf(texts: readonly string[]) {
  const lengths = texts.map(lengthOf).sort((a, b) => a - b);
  const middle = Math.floor(lengths.length / 2);
  const median = lengths.length % 2 === 1 ? lengths[middle] : meanOf(lengths.slice(middle - 1, middle + 1));
  return { shortest: lengths[0] ?? 0, median: median ?? 0, mean: meanOf(lengths), longest: lengths.at(-1) ?? 0 };
}

/** The posts with the most engagement, each on the account where it had it. */
function topOf(posts: readonly Post[], figures: readonly PostSnapshot[]) {
  const known = new Map(posts.map((post) => [post.id, post]));
  return figures
    .flatMap((row) => {
      const post = known.get(row.postId);
      const engagement = engagementOf(row);
      if (!post || engagement === null) return [];
      const { url } = post.targets.find(({ account_id }) => account_id === row.accountId) ?? { url: null };
      return [{ post_id: post.id, account_id: row.accountId, body: post.body.slice(0, 500), url, engagement }];
    })
    .sort((a, b) => b.engagement - a.engagement)
    .slice(0, 5);
}

/** How posts that went out are written: counted, and nothing guessed. */
export function voiceOf(posts: readonly Post[], figures: readonly PostSnapshot[], timeZone: string) {
  const texts = posts.map(({ body }) => body);
  const tags = texts.map((text) => (text.match(hashtag) ?? []).map((tag) => tag.toLowerCase()));
  const signs = texts.map((text) => text.match(emoji) ?? []);
  const momentOf = momentsIn(timeZone);
  const moments = posts.map(({ published_at }) => momentOf(Date.parse(published_at ?? "")));
  const share = (many: number) => (posts.length === 0 ? 0 : rounded(many / posts.length));
  return {
    lengths: lengthsOf(texts),
    hashtags: { per_post: meanOf(tags.map(({ length }) => length)), top: counted(tags, 1) },
    emoji: { per_post: meanOf(signs.map(({ length }) => length)), top: counted(signs, 1) },
    scripts: scriptsOf(texts),
    with_link: share(posts.filter(({ link, body }) => link !== null || body.search(address) >= 0).length),
    with_media: share(posts.filter(({ media_ids }) => media_ids.length > 0).length),
    threads: share(posts.filter(({ thread }) => thread.length > 0).length),
    weekdays: counted(
      moments.map(({ weekday }) => [weekday]),
      1,
    ),
    hours: counted(
      moments.map(({ hour }) => [String(hour).padStart(2, "0")]),
      1,
    ),
    topics: counted(texts.map(topicsOf), 2),
    top_posts: topOf(posts, figures),
  };
}
