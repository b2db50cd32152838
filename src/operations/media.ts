import type { Static } from "@sinclair/typebox";
import type { Known } from "../../db/posts/media.ts";
import type { MediaRow } from "../../db/publishing/publication.ts";
import type { MediaHouse } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, Id, OneOf, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { kinds } from "../media/look.ts";
import type { Post } from "../post.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "file";
const mediaId = Id("media", "The file's id.");
const statuses = ["pending", "uploaded", "ready"] as const;

/** Pictures are looked at byte by byte; larger ones than this no network takes. */
const mostPictureBytes = 100_000_000;
/** How long the address of an upload is good for, in milliseconds. */
const uploadLife = 3_600_000;

/** No folders, no control characters, and none that turn the direction of a text. */
const unwanted = "\\u0000-\\u001f\\u007f-\\u009f\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff/\\\\";

const content = {
  filename: T.String({
    minLength: 1,
    maxLength: 255,
    pattern: `^[^${unwanted}\\s](?:[^${unwanted}]*[^${unwanted}\\s])?$`,
    description: "What the file is called.",
    examples: ["launch.jpg"],
  }),
  content_type: OneOf(kinds, "What kind of file it is."),
  size_bytes: T.Integer({
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
    description: "How many bytes it has, exactly.",
    examples: [482_133],
  }),
  alt: orNull(T.String({ minLength: 1, maxLength: 2000, description: "What it shows, for those who cannot see it." })),
};

const number = (description: string) => orNull(T.Integer({ description }));
const Media = T.Object(
  {
    id: mediaId,
    filename: T.String({ description: "What the file is called." }),
    content_type: content.content_type,
    size_bytes: T.Integer({ description: "How many bytes it has: as declared, and once it is ready, as it is kept." }),
    status: OneOf(statuses, "`pending`: not uploaded; `uploaded`: to be confirmed; `ready`: posts can use it."),
    width: number("Its width in pixels, as it is shown."),
    height: number("Its height in pixels, as it is shown."),
    seconds: orNull(T.Number({ description: "The length of a video." })),
    alt: orNull(T.String({ description: "What it shows, for those who cannot see it." })),
    sha256: orNull(T.String({ description: "The SHA-256 of its bytes, in hexadecimal." })),
    url: orNull(T.String({ description: "Where its bytes are, for a credential with posts:read, once it is ready." })),
    created_at: Time("When it was created."),
    updated_at: Time("When it was last changed."),
  },
  { title: "Media" },
);
type Media = Static<typeof Media>;

/** A file as the API shows it. */
const shownBy =
  ({ contentUrl }: MediaHouse) =>
  (row: MediaRow): string =>
    JSON.stringify({
      id: row.id,
      filename: row.filename,
      content_type: row.contentType as Media["content_type"],
      size_bytes: row.sizeBytes,
      status: row.status,
      width: row.width,
      height: row.height,
      seconds: row.seconds,
      alt: row.alt,
      sha256: row.sha256,
      url: row.status === "ready" ? contentUrl(row.id) : null,
      created_at: timeOf(row.createdAt),
      updated_at: timeOf(row.updatedAt),
    } satisfies Media);

const Upload = T.Object(
  {
    id: mediaId,
    upload_url: T.String({ description: "Where the bytes go. It needs no credential, so keep it secret." }),
    method: T.Literal("PUT", { description: "How they are sent." }),
    headers: T.Record(T.String(), T.String(), { description: "The headers that go with them." }),
    expires_at: Time("The time by which the bytes must be sent."),
  },
  { title: "MediaUpload" },
);

export const createMediaUpload = operation({
  name: "create_media_upload",
  route: "POST /v1/media/upload-url",
  noun,
  summary: "Get an address to upload to",
  description:
    "Reserves room for a file and returns an address that takes its bytes, once, by PUT. Call confirm_media afterwards.",
  scope: "media:write",
  connector: "social",
  effect: "creates",
  input: closed({
    filename: content.filename,
    content_type: content.content_type,
    size_bytes: content.size_bytes,
    alt: orElse(null, content.alt),
  }),
  output: Upload,
  run({ data, house, now, principal }, { filename, content_type, size_bytes, alt }, act) {
    const { mostBytes } = house.media;
    const most = content_type.startsWith("image/") ? Math.min(mostBytes, mostPictureBytes) : mostBytes;
    if (size_bytes > most)
      throw new Failure(
        "invalid_request",
        `size_bytes: is more than the ${most} bytes that are taken of ${content_type}.`,
      );
    const id = newId("media");
    const expiresAt = Math.ceil((now + uploadLife) / 1000) * 1000;
    const { workspace, credential, plan } = principal;
    const row: MediaRow = {
      ...{ workspaceId: workspace.id, id, filename, contentType: content_type, sizeBytes: size_bytes, alt },
      ...{ status: "pending", width: null, height: null, seconds: null, sha256: null, blob: null },
      ...{ uploadExpiresAt: expiresAt, createdBy: credential, createdAt: now, updatedAt: now },
    };
    const upload: Static<typeof Upload> = {
      id,
      upload_url: house.media.uploadUrl(workspace.id, id, expiresAt),
      method: "PUT",
      headers: { "Content-Type": content_type },
      expires_at: timeOf(expiresAt),
    };
    return data.media.create(act, row, plan.mediaBytes, JSON.stringify(upload));
  },
});

export const confirmMedia = operation({
  name: "confirm_media",
  route: "POST /v1/media/:id/confirm",
  noun,
  summary: "Confirm an upload",
  description:
    "Checks the uploaded bytes, measures them and removes their metadata. Afterwards posts can use the file. Confirming twice is fine.",
  scope: "media:write",
  connector: "social",
  effect: "updates",
  input: closed({ id: mediaId }),
  output: Media,
  rehearses: true,
  async run({ data, house }, { id }, act) {
    const shown = shownBy(house.media);
    const row = await data.media.find(id);
    if (!row) throw missing({ noun });
    if (row.status === "ready") return shown(row);
    if (row.status === "pending")
      throw new Failure("conflict", "This file has not been uploaded yet; send its bytes first.");
    let known: Known | undefined;
    try {
      known = await house.media.examine(row);
      const answer = await data.media.ready(act, id, known, shown);
      if (known.blob !== row.blob) await house.media.discard(row.workspaceId, row.blob);
      return answer;
    } catch (error) {
      if (known && known.blob !== row.blob) await house.media.discard(row.workspaceId, known.blob);
      // Another request may have confirmed it meanwhile, and removed what this one was looking at.
      const now = await data.media.find(id);
      if (now?.status === "ready") return shown(now);
      throw now ? error : missing({ noun });
    }
  },
});

export const listMedia = operation({
  name: "list_media",
  route: "GET /v1/media",
  noun,
  summary: "List files",
  description: "Lists the workspace's pictures and videos, newest first.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed({ ...paging, status: T.Optional(OneOf(statuses, "Only files with this status.")) }),
  output: pageOf(Media, "MediaList"),
  run: ({ data, house }, input) =>
    pageById(input, {
      list: "media",
      prefix: "media",
      read: (page) => data.media.list({ ...page, status: input.status }),
      shown: shownBy(house.media),
    }),
});

export const getMedia = operation({
  name: "get_media",
  route: "GET /v1/media/:id",
  noun,
  summary: "Read a file's details",
  description: "Returns one file: its type, size and alternative text, and where its bytes can be read.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed({ id: mediaId }),
  output: Media,
  async run({ data, house }, { id }) {
    const row = await data.media.find(id);
    if (!row) throw missing({ noun });
    return shownBy(house.media)(row);
  },
});

/** What a file is described by goes out with its posts: it was measured when they were scheduled, and read by who approved. */
function checkDescribable(documents: readonly string[]): void {
  const held = documents
    .map((document): Post => JSON.parse(document))
    .find(({ status, approval }) => !ended.has(status) || approval.state === "approved");
  if (!held) return;
  const words = ended.has(held.status)
    ? `The post ${held.id}, which was approved, shows this file, and may be tried again as it is.`
    : `The post ${held.id} is ${held.status} and shows this file; take it back first.`;
  throw new Failure("conflict", words);
}
const ended = new Set(["failed", "partially_published", "unknown"]);

export const updateMedia = operation({
  name: "update_media",
  route: "PATCH /v1/media/:id",
  noun,
  summary: "Describe a file",
  description:
    "Sets the alternative text of a file; null removes it. Refused while a scheduled or approved post uses the file: unschedule that post first.",
  scope: "media:write",
  connector: "social",
  effect: "updates",
  input: closed({ id: mediaId, alt: content.alt }),
  output: Media,
  run: ({ data, house }, { id, alt }, act) =>
    data.media.describe(act, { id, alt }, checkDescribable, shownBy(house.media)),
});

export const deleteMedia = operation({
  name: "delete_media",
  route: "DELETE /v1/media/:id",
  noun,
  summary: "Delete a file",
  description: "Deletes a file that no post uses, for good.",
  scope: "media:write",
  connector: "social",
  effect: "deletes",
  conflicts: {
    in_use: (posts) => `${posts === "1" ? "A post holds" : `${posts} posts hold`} this file; take it out there first.`,
  },
  input: closed({ id: mediaId }),
  output: deletionOf(mediaId, "DeletedMedia"),
  async run({ data, house, principal }, { id }, act) {
    const row = await data.media.find(id);
    const answer = await data.media.remove(act, id, deletion(id));
    if (row) await house.media.discard(principal.workspace.id, row.blob);
    return answer;
  },
});
