import { T } from "../../../contract/type.ts";
import { bearer, json, read, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import { isFilm } from "../../files.ts";
import type { Call, Media } from "../../network.ts";
import { asking, dialect, reading, rest } from "./api.ts";

/* Uploads: an address is asked for, the bytes are put there, and LinkedIn works on them. */

const Image = T.Object({ value: T.Object({ uploadUrl: T.String(), image: T.String() }) });
const Video = T.Object({
  value: T.Object({
    video: T.String(),
    uploadToken: T.String(),
    uploadInstructions: T.Array(T.Object({ uploadUrl: T.String(), firstByte: T.Integer(), lastByte: T.Integer() })),
  }),
});

async function put(call: Call, url: string, body: Blob): Promise<string> {
  const headers = { ...bearer(call.grant.token), "content-type": "application/octet-stream" };
  const answer = await asking(call, "repeatable", { method: "PUT", url, headers, body, within: 300_000 });
  return (answer.headers.get("etag") ?? "").replaceAll('"', "");
}

async function available(call: Call, kind: "images" | "videos", urn: string): Promise<void> {
  for (let look = 0; look < 60; look++) {
    const state = textAt(await reading(call, `${kind}/${encodeURIComponent(urn)}`), "status");
    if (state === "AVAILABLE") return;
    if (state === "PROCESSING_FAILED") throw new NetworkFailure("refused", "LinkedIn could not use the file.");
    await call.reach.pause(Math.min(1000 * (look + 1), 5000));
  }
  throw new NetworkFailure("unavailable", "LinkedIn is still working on the file.");
}

const initialize = (kind: string, call: Call, more: object) =>
  rest(
    call,
    "POST",
    `${kind}?action=initializeUpload`,
    json({ initializeUploadRequest: { owner: call.account.remote_id, ...more } }),
  );

async function uploadImage(call: Call, content: Blob): Promise<string> {
  const { value } = read(await asking(call, "repeatable", initialize("images", call, {})), Image, dialect.title);
  await put(call, value.uploadUrl, content);
  await available(call, "images", value.image);
  return value.image;
}

async function uploadVideo(call: Call, content: Blob): Promise<string> {
  const more = { fileSizeBytes: content.size, uploadCaptions: false, uploadThumbnail: false };
  const { value } = read(await asking(call, "repeatable", initialize("videos", call, more)), Video, dialect.title);
  const uploadedPartIds: string[] = [];
  for (const { uploadUrl, firstByte, lastByte } of value.uploadInstructions)
    uploadedPartIds.push(await put(call, uploadUrl, content.slice(firstByte, lastByte + 1)));
  const finalize = { finalizeUploadRequest: { video: value.video, uploadToken: value.uploadToken, uploadedPartIds } };
  await asking(call, "repeatable", rest(call, "POST", "videos?action=finalizeUpload", json(finalize)));
  await available(call, "videos", value.video);
  return value.video;
}

/** The `content` of a post that shows these. */
export async function mediaContent(call: Call, media: readonly Media[]): Promise<object> {
  const shown: { id: string; altText?: string }[] = [];
  for (const one of media) {
    const id = await (isFilm(one) ? uploadVideo : uploadImage)(call, await one.content());
    shown.push({ id, ...(one.alt && !isFilm(one) && { altText: one.alt }) });
  }
  const [first] = shown;
  return shown.length === 1 ? { media: first } : { multiImage: { images: shown } };
}

/** The picture of a card; a card may lack one. */
export async function thumbnail(call: Call, address: string): Promise<string | undefined> {
  try {
    const image = await call.reach.http({ method: "GET", url: address, within: 8000, most: 5 * 1024 * 1024 });
    if (image.status !== 200 || !image.headers.get("content-type")?.startsWith("image/")) return undefined;
    return await uploadImage(call, new Blob([new Uint8Array(image.body)]));
  } catch {
    return undefined;
  }
}
