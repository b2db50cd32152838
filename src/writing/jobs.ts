import type { TObject } from "@sinclair/typebox";
import { T } from "../contract/type.ts";
import { clean } from "./clean.ts";
import { cut, fitsAll, inParts, type Target } from "./fit.ts";
import type { Material } from "./prompt.ts";

/** One thing that a model can be asked to write: how it is asked, and how its answer is put into shape. */
export interface Job<D = unknown> {
  /** What is to be done, in a few sentences. */
  readonly task: string;
  readonly material: readonly Material[];
  /** The object that the model answers. */
  readonly form: TObject;
  readonly maxTokens: number;
  /** The answer out of the model's, cleaned; undefined where there is nothing in it. */
  tidy(said: Record<string, unknown>): D | undefined;
  /** In words for the model, what breaks a limit: it is asked once more. */
  faults(data: D, targets: readonly Target[]): readonly string[];
  /** What is still too long is made to fit. */
  fitted(data: D, targets: readonly Target[]): D;
}

const closed = { additionalProperties: false };
const texts = (description: string) => T.Array(T.String(), { description });
/** What stands for an answer in a dry run, too. */
export interface Texts {
  readonly text: { readonly text: string };
  readonly hashtags: { readonly hashtags: readonly string[] };
  readonly posts: { readonly posts: readonly string[] };
  readonly ideas: { readonly ideas: readonly string[] };
}

/** No network takes more than this in a post. */
const longestPost = 65_536;
const keepWords = "Write in the language of the material. Keep its facts, names, numbers and web addresses; add none.";

const oneText = (task: string, material: readonly Material[]): Job<Texts["text"]> => ({
  ...{ task, material, maxTokens: 4096 },
  form: T.Object({ text: T.String({ description: "The text of the post." }) }, closed),
  tidy({ text }) {
    const written = clean(String(text)).slice(0, longestPost);
    return written === "" ? undefined : { text: written };
  },
  faults: ({ text }, targets) => targets.flatMap((target) => target.faults(text)),
  fitted: ({ text }, targets) => ({ text: cut(text, fitsAll(targets)) }),
});

export const rewriting = ({ text, tone }: { text: string; tone?: string }) =>
  oneText(`Rewrite the text named "text"${tone ? ', in the tone that is named in "tone"' : ""}. ${keepWords}`, [
    { name: "text", text },
    ...(tone ? [{ name: "tone", text: tone }] : []),
  ]);
export const composing = ({ prompt }: { prompt: string }) =>
  oneText(
    'Write one post about what "request" asks for, in the language of the request. Invent no facts, names, numbers or web addresses.',
    [{ name: "request", text: prompt }],
  );
export const optimising = ({ text }: { text: string }) =>
  oneText(
    `Improve the post named "text" so that more people read on and react: a strong first line, clear and short sentences, one call to act where it fits. ${keepWords}`,
    [{ name: "text", text }],
  );

/** Whether a model writes at all. */
export const trying = () => oneText('Write the word "ready".', []);

const mostHashtags = 10;
/** A hashtag as all networks take it: letters, digits and underscores, one letter at least. */
function hashtagOf(said: string): string | undefined {
  const word = clean(said)
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_]/gu, "");
  return /\p{L}/u.test(word) && word.length <= 60 ? `#${word}` : undefined;
}
/** The first of those that differ in capitals alone. */
function different(words: readonly string[], most: number): string[] {
  const known = new Map(words.toReversed().map((word) => [word.toLocaleLowerCase("en"), word] as const));
  return [...new Set(words.map((word) => known.get(word.toLocaleLowerCase("en")) as string))].slice(0, most);
}

export const tagging = ({ text }: { text: string }): Job<Texts["hashtags"]> => ({
  task: 'Name 3 to 6 hashtags for the post named "text", the most fitting first, in its language: words that people search for.',
  material: [{ name: "text", text }],
  form: T.Object({ hashtags: texts("Hashtags, each one word.") }, closed),
  maxTokens: 1024,
  tidy({ hashtags }) {
    const words = (hashtags as string[]).flatMap((said) => hashtagOf(said) ?? []);
    return words.length === 0 ? undefined : { hashtags: different(words, mostHashtags) };
  },
  faults: () => [],
  fitted: (data) => data,
});

/** So many parts a thread has at most, whatever a network would take. */
const mostParts = 25;
const partsOf = (targets: readonly Target[]) => Math.min(mostParts, ...targets.map(({ thread }) => thread + 1));

export const threading = ({ text }: { text: string }): Job<Texts["posts"]> => ({
  task: `Make a thread of the text named "text": posts that follow one another, each good to read alone, the first one making people read on. Do not number them. ${keepWords}`,
  material: [{ name: "text", text }],
  form: T.Object({ posts: texts("The posts of the thread, in order.") }, closed),
  maxTokens: 8192,
  tidy({ posts }) {
    const parts = (posts as string[]).map((said) => clean(said).slice(0, longestPost)).filter((part) => part !== "");
    return parts.length === 0 ? undefined : { posts: parts };
  },
  faults({ posts }, targets) {
    const long = posts.flatMap((part, at) =>
      targets.flatMap((target) => target.faults(part).map((words) => `Post ${at + 1}: ${words}`)),
    );
    const most = partsOf(targets);
    return posts.length > most ? [...long, `There may be ${most} posts; these are ${posts.length}.`] : long;
  },
  fitted({ posts }, targets) {
    const [fits, most] = [fitsAll(targets), partsOf(targets)];
    const parts: string[] = [];
    for (const post of posts) parts.push(...inParts(post, fits, most - parts.length));
    return { posts: parts };
  },
});

const mostIdeas = 10;
const longestIdea = 500;

export const ideas = ({ topic }: { topic?: string }): Job<Texts["ideas"]> => ({
  task: `Name 5 to 8 ideas for posts${topic ? ' on what is named in "topic"' : ""}, each one or two sentences that say what the post would tell and why people would care.${topic ? " Write in the language of the topic." : ""}`,
  material: topic ? [{ name: "topic", text: topic }] : [],
  form: T.Object({ ideas: texts("The ideas, the best first.") }, closed),
  maxTokens: 4096,
  tidy({ ideas: said }) {
    const each = (said as string[]).map((idea) => cut(clean(idea), (part) => part.length <= longestIdea));
    const all = different(
      each.filter((idea) => idea !== ""),
      mostIdeas,
    );
    return all.length === 0 ? undefined : { ideas: all };
  },
  faults: () => [],
  fitted: (data) => data,
});
