import { T } from "../../../contract/type.ts";
import { ask, at, bearer, json, numberAt, parsed, read, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import { fileOf, isAnimation, isFilm } from "../../files.ts";
import type { Answer, Ask } from "../../http.ts";
import type { Multipart } from "../../multipart.ts";
import type { Call, Media } from "../../network.ts";
import { dialect } from "./dialect.ts";

/* Uploads (https://docs.x.com/x-api/media): pictures at once, films and animations in pieces. */

const piece = 4 * 1024 * 1024;
const Uploaded = T.Object({ data: T.Object({ id: T.String() }) });

const sending = (call: Call, path: string, more: Partial<Ask>): Promise<Answer> =>
  ask({ ...call.reach, dialect }, "repeatable", {
    method: "POST",
    url: `${call.reach.at["api"]}${path}`,
    within: 120_000,
    ...more,
    headers: { ...more.headers, ...bearer(call.grant.token) },
  });

async function atOnce(call: Call, media: Media): Promise<string> {
  const form: Multipart = [
    ["media", await fileOf(media, "media")],
    ["media_category", "tweet_image"],
    ["media_type", media.type],
  ];
  return read(await sending(call, "/2/media/upload", { body: form }), Uploaded, dialect.title).data.id;
}

/** X works on a film after it has it all, and says when to look again. */
async function worked(call: Call, id: string, answer: Answer): Promise<void> {
  let state = parsed(answer.body);
  for (let look = 0; ; look++) {
    const info = at(state, "data", "processing_info");
    const progress = textAt(info, "state");
    if (progress === undefined || progress === "succeeded") return;
    if (progress === "failed")
      throw new NetworkFailure("refused", textAt(info, "error", "message") ?? "X could not use the video.");
    if (look === 60) throw new NetworkFailure("unavailable", "X is still working on the video.");
    await call.reach.pause((numberAt(info, "check_after_secs") ?? 2) * 1000);
    const url = `${call.reach.at["api"]}/2/media/upload?${new URLSearchParams({ command: "STATUS", media_id: id })}`;
    const headers = bearer(call.grant.token);
    state = parsed((await ask({ ...call.reach, dialect }, "repeatable", { method: "GET", url, headers })).body);
  }
}

async function inPieces(call: Call, media: Media): Promise<string> {
  const content = await media.content();
  const category = isAnimation(media) ? "tweet_gif" : "tweet_video";
  const start = { media_type: media.type, media_category: category, total_bytes: content.size };
  const { id } = read(await sending(call, "/2/media/upload/initialize", json(start)), Uploaded, dialect.title).data;
  for (let index = 0; index * piece < content.size; index++) {
    const some = content.slice(index * piece, (index + 1) * piece);
    const form: Multipart = [
      ["segment_index", String(index)],
      ["media", { content: some, filename: "media", type: media.type }],
    ];
    await sending(call, `/2/media/upload/${id}/append`, { body: form });
  }
  await worked(call, id, await sending(call, `/2/media/upload/${id}/finalize`, {}));
  return id;
}

/** Uploads one file with its description. */
export async function upload(call: Call, media: Media): Promise<string> {
  const id = await (isFilm(media) || isAnimation(media) ? inPieces(call, media) : atOnce(call, media));
  if (media.alt && !isFilm(media))
    await sending(call, "/2/media/metadata", json({ id, metadata: { alt_text: { text: media.alt } } }));
  return id;
}
