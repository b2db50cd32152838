import type { Static } from "@sinclair/typebox";
import { closed } from "./contract/schema.ts";
import { T } from "./contract/type.ts";

/* How links are marked for web analytics (`utm_source` and so on): what a brand says of it, and what a post says. */

/** What stands for something else in a value. */
const names = ["network", "account", "brand", "post"] as const;
export type Name = (typeof names)[number];
const name = `\\{(?:${names.join("|")})\\}`;
export const namesIn = new RegExp(`\\{(${names.join("|")})\\}`, "g");

const Value = (description: string, example: string) =>
  T.Optional(
    T.Union(
      [
        T.String({ maxLength: 200, pattern: `^(?:[^{}\\s]|${name})(?:[^{}]|${name})*$`, examples: [example] }),
        T.Null(),
      ],
      { description },
    ),
  );
const values = {
  source: Value("`utm_source`; default: `{network}`.", "{network}"),
  medium: Value("`utm_medium`; default: `social`.", "social"),
  campaign: Value("`utm_campaign`; default: none.", "launch"),
  term: Value("`utm_term`; default: none.", "shoes"),
  content: Value("`utm_content`; default: none.", "{post}"),
};
export const marks = ["source", "medium", "campaign", "term", "content"] as const;

const domain = "^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z0-9-]+$";
const domains = T.Optional(
  T.Array(T.String({ maxLength: 253, pattern: domain, examples: ["example.com"] }), {
    maxItems: 50,
    uniqueItems: true,
    description: "Domains whose links in texts are marked too, with their subdomains.",
  }),
);
const placeholders =
  "In a value, `{network}`, `{account}`, `{brand}` and `{post}` stand for what they name; a value of null leaves the parameter out.";

export const BrandUtm = closed(
  { ...values, domains },
  { description: `UTM parameters for the links of its posts; null: none. ${placeholders}` },
);
export const PostUtm = closed(
  {
    ...values,
    domains,
    enabled: T.Optional(T.Boolean({ description: "false: the links of this post stay as they are." })),
  },
  {
    description: `UTM parameters for its links, where they differ from its brand's; null: as the brand says. ${placeholders}`,
  },
);
type BrandUtm = Static<typeof BrandUtm>;
type PostUtm = Static<typeof PostUtm>;

/** What came of the two: written into a post when it is put on its way, so that what was measured is what is sent. */
export interface Tracking {
  readonly source: string | null;
  readonly medium: string | null;
  readonly campaign: string | null;
  readonly term: string | null;
  readonly content: string | null;
  readonly domains: readonly string[];
}

// Answers with a post in them are many: their schema names these as objects and leaves it at that.
export const UtmShown = T.Unsafe<PostUtm>({
  type: "object",
  description: "The post's own settings of UTM parameters.",
});
export const TrackingShown = T.Unsafe<Tracking>({
  type: "object",
  description:
    "The UTM parameters of its links, settled when it is scheduled or published: source, medium, campaign, term, content, domains. null: none, or it is a draft.",
});

/** As it stands in addresses: `Acme Shop` is `acme-shop`. */
const slug = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{Mark}/gu, "")
    .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
    .replace(/^-|-$/g, "");

/** The brand's words with the post's laid over them; null where links stay as they are. */
export function trackingOf(
  brand: { readonly name: string; readonly utm?: BrandUtm | null },
  post: { readonly id: string; readonly utm?: PostUtm | null },
): Tracking | null {
  if (post.utm?.enabled === false || (!brand.utm && !post.utm)) return null;
  const said = { ...brand.utm, ...post.utm };
  const known: Partial<Record<Name, string>> = { brand: slug(brand.name), post: post.id };
  const filled = (value: string | null) =>
    value === null ? null : value.replace(namesIn, (whole, one: Name) => known[one] ?? whole);
  return {
    source: filled(said.source === undefined ? "{network}" : said.source),
    medium: filled(said.medium === undefined ? "social" : said.medium),
    campaign: filled(said.campaign ?? null),
    term: filled(said.term ?? null),
    content: filled(said.content ?? null),
    domains: said.domains ?? [],
  };
}
