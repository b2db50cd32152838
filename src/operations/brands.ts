import { Brand, brandDocument, brandId, brandContent as content } from "../brand.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, orElse } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "brand profile";
export const listBrandProfiles = operation({
  name: "list_brand_profiles",
  route: "GET /v1/brands",
  noun,
  summary: "List brand profiles",
  description: "Lists the workspace's brands, newest first.",
  scope: "brands:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed(paging),
  output: pageOf(Brand, "BrandProfileList"),
  run: ({ data }, input) =>
    pageById(input, {
      list: "brands",
      prefix: "brand",
      read: (page) => data.brands.list(page),
      shown: ({ document }) => document,
    }),
});

export const getBrandProfile = operation({
  name: "get_brand_profile",
  route: "GET /v1/brands/:id",
  noun,
  summary: "Read a brand profile",
  description: "Returns one brand: its name, voice, audience, links and UTM parameters.",
  scope: "brands:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed({ id: brandId }),
  output: Brand,
  async run({ data }, { id }) {
    const document = await data.brands.find(id);
    if (!document) throw missing({ noun });
    return document;
  },
});

export const createBrandProfile = operation({
  name: "create_brand_profile",
  route: "POST /v1/brands",
  noun,
  summary: "Create a brand profile",
  description: "Adds a brand to the workspace.",
  scope: "brands:write",
  connector: "social",
  effect: "creates",
  input: closed({
    name: content.name,
    voice: orElse("", content.voice),
    audience: orElse("", content.audience),
    links: orElse([], content.links),
    utm: orElse(null, content.utm),
  }),
  output: Brand,
  run({ data, now }, input, act) {
    const id = newId("brand");
    return data.brands.create(act, id, brandDocument(id, now, input));
  },
});

export const updateBrandProfile = operation({
  name: "update_brand_profile",
  route: "PATCH /v1/brands/:id",
  noun,
  summary: "Edit a brand profile",
  description: "Changes the fields that are sent and leaves the others.",
  scope: "brands:write",
  connector: "social",
  effect: "updates",
  input: closed({ id: brandId, ...T.Partial(T.Object(content)).properties }),
  output: Brand,
  run({ data, now }, { id, ...change }, act) {
    const updated_at = timeOf(now);
    return data.brands.change(act, id, (document) =>
      JSON.stringify({ ...(JSON.parse(document) as Brand), ...change, updated_at }),
    );
  },
});

export const deleteBrandProfile = operation({
  name: "delete_brand_profile",
  route: "DELETE /v1/brands/:id",
  noun,
  summary: "Delete a brand profile",
  description: "Deletes a brand that has no posts. The last brand of a workspace stays.",
  scope: "brands:write",
  connector: "social",
  effect: "deletes",
  conflicts: {
    in_use: (posts) => `This brand has ${posts} post${posts === "1" ? "" : "s"}; move or delete them first.`,
    state: () => "A workspace keeps at least one brand; create another one first.",
  },
  input: closed({ id: brandId }),
  output: deletionOf(brandId, "DeletedBrandProfile"),
  run: ({ data }, { id }, act) => data.brands.remove(act, id, deletion(id)),
});
