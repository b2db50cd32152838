import { Brand } from "../brand.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { content, type Post, postId } from "../post.ts";
import { accountId } from "../publishing/account.ts";
import { networkName } from "./account.ts";

const all = { scope: "insights:read", connector: "social" } as const;
const year = 365 * 24 * 60 * 60 * 1000;

const number = (description: string) => T.Number({ description });
const counted = (description: string) =>
  T.Array(
    T.Object({
      value: T.String({ description: "What it is." }),
      posts: T.Integer({ description: "How many posts have it." }),
    }),
    {
      description,
    },
  );
const share = (what: string) => number(`The share of posts ${what}, from 0 to 1.`);

const Persona = T.Object(
  {
    posts: T.Integer({ description: "How many posts of the last year this is counted from." }),
    brands: T.Array(
      T.Object(
        {
          id: Brand.properties.id,
          name: Brand.properties.name,
          voice: Brand.properties.voice,
          audience: Brand.properties.audience,
        },
        { title: "BrandVoice" },
      ),
      { description: "The brands with their own description of their voice." },
    ),
    lengths: T.Object(
      {
        shortest: number("The shortest."),
        median: number("The median."),
        mean: number("The mean."),
        longest: number("The longest."),
      },
      { description: "How long posts are, in characters as people see them." },
    ),
    hashtags: T.Object(
      { per_post: number("On average."), top: counted("The most used.") },
      { description: "Hashtags." },
    ),
    emoji: T.Object({ per_post: number("On average."), top: counted("The most used.") }, { description: "Emoji." }),
    scripts: T.Array(
      T.Object({ script: T.String({ description: "The script." }), share: number("Of all letters, from 0 to 1.") }),
      {
        description: "What the posts are written in.",
      },
    ),
    with_link: share("with a link"),
    with_media: share("with a picture or video"),
    threads: share("that are threads"),
    time_zone: T.String({
      description: "The workspace's, in which days and hours are told.",
      examples: ["Europe/Berlin"],
    }),
    weekdays: counted("The days on which posts go out."),
    hours: counted("The hours at which posts go out."),
    topics: counted(
      "Words that two posts at least have in common, addresses and the most common words of a language left out.",
    ),
    top_posts: T.Array(
      T.Object({
        post_id: postId,
        account_id: accountId,
        body: T.String({ description: "The first 500 characters." }),
        url: orNull(T.String({ description: "Where it can be seen." })),
        engagement: T.Integer({ description: "Likes, replies, reposts, quotes, clicks and saves together." }),
      }),
      { description: "The posts with the most engagement." },
    ),
  },
  { title: "Persona" },
);

export const getPersona = operation({
  ...all,
  noun: "brand profile",
  name: "get_persona",
  route: "GET /v1/persona",
  summary: "Read how you write",
  description:
    "Returns how the workspace's posts of the last year are written, counted from what was published: lengths, hashtags, emoji, scripts, times, topics and the posts that did best; beside what the brands say of their voice.",
  effect: "reads",
  input: closed({ brand_id: T.Optional({ ...content.brand_id, description: "Only posts of this brand." }) }),
  output: Persona,
  async run({ data, now }, { brand_id }) {
    const documents =
      brand_id === undefined
        ? (await data.brands.list({ limit: 50, offset: 0 })).map(({ document }) => document)
        : [await data.brands.find(brand_id)].filter((document) => document !== undefined);
    if (brand_id !== undefined && documents.length === 0) throw missing({ noun: "brand profile" });
    const published = (await data.figures.published(now - year, now + 1)).map(
      (document) => JSON.parse(document) as Post,
    );
    const posts = published.filter((post) => brand_id === undefined || post.brand_id === brand_id);
    const figures = await data.figures.latest(now - year);
    const zone = await data.figures.timeZone();
    // Rarely asked for, and its segmenters would cost every start.
    const { voiceOf } = await import("../insights/persona.ts");
    const brands = documents.map((document) => {
      const { id, name, voice, audience } = JSON.parse(document);
      return { id, name, voice, audience };
    });
    return { posts: posts.length, brands, time_zone: zone, ...voiceOf(posts, figures, zone) };
  },
});

const source = OneOf(
  ["network", "own_feed"],
  "Who says so: the network of its own trends, or what people whom the account follows write more than before.",
);
const Trending = T.Object(
  {
    data: T.Array(
      T.Object({
        network: T.String({ description: "Who says so.", examples: ["bluesky"] }),
        account_id: { ...accountId, description: "The account through which it was asked." },
        source,
        title: T.String({ description: "What is talked about." }),
        url: orNull(T.String({ description: "Where that can be seen." })),
        volume: orNull(
          T.Number({
            description:
              "How many posts or people, as the network counts; of a feed, how many people wrote it. null: it does not say.",
          }),
        ),
        at: Time("When it was asked; an answer is kept for 15 minutes."),
      }),
      { description: "What is talked about, network by network in its own order." },
    ),
    failed: T.Array(
      T.Object({
        network: T.String({ description: "The network.", examples: ["mastodon"] }),
        account_id: { ...accountId, description: "The account through which it was asked." },
        source,
        reason: T.String({ description: "What it said." }),
      }),
      { description: "The networks that did not answer." },
    ),
  },
  { title: "Trending" },
);

export const getTrending = operation({
  ...all,
  noun: "account",
  name: "get_trending",
  route: "GET /v1/trending",
  summary: "Read what is talked about",
  description:
    "Returns what is trending now on the networks of connected accounts, and the words that are rising in these accounts' own feeds (Bluesky, Mastodon). Networks that offer neither are left out; those that do not answer are in `failed`.",
  effect: "reads",
  input: closed({ network: T.Optional({ ...networkName, description: "Only this network." }) }),
  output: Trending,
  async run({ data, house }, { network }) {
    const accounts = await data.accounts.list({ limit: 200, offset: 0, network, status: "active" });
    const told = await house.insights.trends(accounts);
    return {
      data: told.flatMap(({ account, source, at, trends }) =>
        trends.map(({ title, url, volume }) => ({
          ...{ network: account.network, account_id: account.id, source, title, url, volume },
          at: timeOf(at),
        })),
      ),
      failed: told.flatMap(({ account, source, failure }) =>
        failure === null ? [] : [{ network: account.network, account_id: account.id, source, reason: failure }],
      ),
    };
  },
});
