import type { Static } from "@sinclair/typebox";
import { newId } from "./contract/id.ts";
import { closed, Id, orNull, Time, WebAddress } from "./contract/schema.ts";
import { timeOf } from "./contract/time.ts";
import { T } from "./contract/type.ts";
import { BrandUtm } from "./utm.ts";

/* The brand profile: its shape as the API shows it, and how its document is written. */

export const brandId = Id("brand", "The brand's id.");

/** What is written of a brand. */
export const brandContent = {
  name: T.String({ minLength: 1, maxLength: 100, description: "What the brand is called.", examples: ["Acme"] }),
  voice: T.String({ maxLength: 10_000, description: "How the brand speaks; AI writing follows it." }),
  audience: T.String({ maxLength: 10_000, description: "Whom the brand speaks to." }),
  links: T.Array(
    closed({
      label: T.String({ minLength: 1, maxLength: 100, description: "What the link is called." }),
      url: WebAddress("Where it leads."),
    }),
    { maxItems: 50, description: "Where the brand can be found." },
  ),
  utm: orNull(BrandUtm),
};

export const Brand = T.Object(
  {
    id: brandId,
    ...brandContent,
    created_at: Time("When it was created."),
    updated_at: Time("When it was last changed."),
  },
  { title: "BrandProfile" },
);
export type Brand = Static<typeof Brand>;

/** A new brand's document. */
export const brandDocument = (id: string, at: number, written: Pick<Brand, keyof typeof brandContent>): string => {
  const time = timeOf(at);
  const { name, voice, audience, links, utm } = written;
  return JSON.stringify({ id, name, voice, audience, links, utm, created_at: time, updated_at: time } satisfies Brand);
};

/** The brand that a workspace is made with. */
export function firstBrand(name: string, at: number): { id: string; document: string } {
  const id = newId("brand");
  return { id, document: brandDocument(id, at, { name, voice: "", audience: "", links: [], utm: null }) };
}
