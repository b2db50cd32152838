import { asFailure } from "../../contract/as-failure.ts";
import { Failure } from "../../contract/failure.ts";
import type { Json } from "../../contract/json.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import { nameOf } from "../../media/examine.ts";
import { codeOf } from "./admission.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Visitor } from "./product.ts";
import { catalog, type Outcome } from "./registry.ts";

/* What a workspace has, as resources: each is what an operation answers, for who may call it. */

/** The address of a kind of thing ends in its id. */
const kinds = {
  posts: { tool: "get_post", title: "Post", description: "A post with its state on each account.", type: "post" },
  brands: { tool: "get_brand_profile", title: "Brand", description: "A brand: name, voice, audience.", type: "brand" },
  media: { tool: "get_media", title: "File", description: "A picture or video: its bytes, up to 3 MB.", type: "media" },
} as const;
type Kind = keyof typeof kinds;

/** The largest file that is sent: it goes out in base64, within a JSON text. */
const mostBytes = 3_000_000;
const address = /^socialcrm:\/\/(posts|brands|media)\/([a-z]+_[0-9a-z]{1,60})$/;

export const templates = catalog(
  Object.entries(kinds).map(([kind, { title, description }]) => ({
    uriTemplate: `socialcrm://${kind}/{id}`,
    ...{ name: kind, title, description },
    ...(kind !== "media" && { mimeType: "application/json" }),
  })),
);

/** The kind of thing that a template's ids are of; undefined where it is none of ours. */
export const kindIn = (template: string): string | undefined =>
  Object.entries(kinds).find(([kind]) => template === `socialcrm://${kind}/{id}`)?.[1].type;

export function dataResources(inquire: Inquiry, running: Running) {
  return async function read(uri: string, visitor: Visitor): Promise<Outcome | undefined> {
    const [, kind, id = ""] = address.exec(uri) ?? [];
    if (kind === undefined) return undefined;
    try {
      const found = await inquire(kinds[kind as Kind].tool, { id }, visitor);
      const content = kind === "media" ? await bytesOf(found, visitor) : jsonOf(found, visitor);
      return { result: { contents: [{ uri, ...content }] } };
    } catch (error) {
      const failure = asFailure(error);
      if (failure.code === "not_found" || failure.code === "invalid_request") return undefined;
      if (failure.code === "internal") running.defect(error, visitor.requestId, "resources/read");
      return { fault: { code: codeOf(failure), message: failure.message } };
    }
  };

  async function bytesOf({ id, status, size_bytes, url }: Json, { caller }: Visitor): Promise<Json> {
    if (status !== "ready") throw new Failure("conflict", "This file is not ready; confirm_media makes it so.");
    const { principal } = caller as NonNullable<Visitor["caller"]>;
    if (Number(size_bytes) > mostBytes || exceeds(Number(size_bytes) * 1.4, principal))
      throw new Failure("conflict", `This file is larger than goes into a message; it is at ${String(url)}.`);
    const row = await running.media.file(principal.workspace.id, String(id));
    const content = await running.media.reached(() => running.media.store.content(nameOf(row, row.blob)));
    return { mimeType: row.contentType, blob: Buffer.from(await content.arrayBuffer()).toString("base64") };
  }
}

function jsonOf(found: Json, { caller }: Visitor): Json {
  const text = JSON.stringify(found);
  const { principal } = caller as NonNullable<Visitor["caller"]>;
  if (exceeds(Buffer.byteLength(JSON.stringify(text)), principal))
    throw new Failure("conflict", "This is larger than an answer to this credential may be.");
  return { mimeType: "application/json", text };
}

const exceeds = (bytes: number, { limits }: Principal): boolean =>
  limits.responseBytes !== 0 && bytes > limits.responseBytes;
