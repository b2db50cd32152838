import type { Brand } from "../brand.ts";
import type { Context } from "../contract/context.ts";
import { holds } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { voiceOf } from "../insights/persona.ts";
import type { Post } from "../post.ts";
import type { Material } from "./prompt.ts";

/** So long back and so many posts are looked through, and so many of them shown. */
const season = 180 * 86_400_000;
const mostCounted = 200;
const mostShown = 5;
const longestShown = 500;

/** The brand that is named; else the workspace's only one. */
async function brandFor({ data }: Context, id: string | undefined): Promise<Brand | undefined> {
  if (id !== undefined) {
    const document = await data.brands.find(id);
    if (!document) throw missing({ noun: "brand profile" });
    return JSON.parse(document);
  }
  const [only, another] = await data.brands.list({ limit: 2, offset: 0 });
  return only && !another ? JSON.parse(only.document) : undefined;
}

function aboutBrand({ name, voice, audience, links }: Brand): string {
  const lines = [`Name: ${name}`];
  if (voice !== "") lines.push(`Voice: ${voice}`);
  if (audience !== "") lines.push(`Audience: ${audience}`);
  for (const { label, url } of links) lines.push(`Link (${label}): ${url}`);
  return lines.join("\n");
}

function aboutManner(posts: readonly Post[]): string {
  const { lengths, hashtags, emoji, topics } = voiceOf(posts, [], "UTC");
  const words = topics.map(({ value }) => value).join(", ");
  return [
    `Usual length: ${lengths.median} characters`,
    `Hashtags a post: ${hashtags.per_post}`,
    `Emoji a post: ${emoji.per_post}`,
    ...(words === "" ? [] : [`Topics: ${words}`]),
  ].join("\n");
}

/**
 * What the model learns of whom it writes for: the brand; and, where the caller may read posts, how what went out is
 * written. Drafts are never among it.
 */
export async function surroundingsOf(context: Context, brandId: string | undefined): Promise<Material[]> {
  const brand = await brandFor(context, brandId);
  const about = brand ? [{ name: "brand", text: aboutBrand(brand) }] : [];
  const { data, principal, now, overMcp } = context;
  if (!holds(principal, "posts:read", overMcp ? "social" : undefined)) return about;
  const documents = await data.figures.published(now - season, now + 1, mostCounted);
  const posts = documents
    .map((document) => JSON.parse(document) as Post)
    .filter((post) => brand === undefined || post.brand_id === brand.id);
  if (posts.length === 0) return about;
  const shown = posts.slice(0, mostShown).map(({ body }) => body.slice(0, longestShown));
  return [
    ...about,
    { name: "manner of earlier posts", text: aboutManner(posts) },
    ...shown.map((text, at) => ({ name: `earlier post ${at + 1}`, text })),
  ];
}
