import { ask, at, type Dialect, numberAt, parsed, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Overrides } from "../../limits.ts";
import type { Reach } from "../../network.ts";

/* What an instance says of itself: `/api/v2/instance` (Mastodon 4), else `/api/v1/instance` (Pleroma, snac, older ones). */

export const dialect: Dialect = {
  title: "Mastodon",
  words: (body) => textAt(body, "error_description") ?? textAt(body, "error"),
  // Some servers answer a revoked token with 422 and no words.
  kind: (status, body) =>
    (status === 422 && textAt(body, "error") === undefined) || textAt(body, "error") === "invalid_grant"
      ? "unauthorized"
      : undefined,
};

const rounded = (value: number | undefined) => (value === undefined ? undefined : Math.floor(value));
const mostTypes = 100;
const isType = (type: unknown): type is string =>
  typeof type === "string" && /^[\w.+-]{1,40}\/[\w.+-]{1,80}$/.test(type);
/** Fields that are known. */
const known = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));

/** The limits that an instance states, in either version; Pleroma and its kin say `max_toot_chars`. */
export function statedLimits(instance: unknown): Overrides {
  const stated = at(instance, "configuration");
  const types = at(stated, "media_attachments", "supported_mime_types");
  const all = Array.isArray(types) ? types.filter(isType).slice(0, mostTypes) : undefined;
  const of = (wanted: (type: string) => boolean) => (all?.length ? all.filter(wanted) : undefined);
  const count = numberAt(stated, "statuses", "max_media_attachments");
  const images = numberAt(stated, "media_attachments", "image_size_limit");
  const films = numberAt(stated, "media_attachments", "video_size_limit");
  const pixels = rounded(numberAt(stated, "media_attachments", "image_matrix_limit"));
  const length = numberAt(stated, "statuses", "max_characters") ?? numberAt(instance, "max_toot_chars");
  const reserved = numberAt(stated, "statuses", "characters_reserved_per_url");
  // Only Mastodon itself cuts mentions short; whoever else says nothing of addresses counts them whole.
  const isMastodon = /^[2-9]\.\d+\.\d+[^(]*$/.test(textAt(instance, "version") ?? "");
  const link_length = reserved ?? (isMastodon ? undefined : null);
  const text = known({ max: length, link_length, short_mentions: isMastodon || undefined });
  const picture = { count, max_bytes: images, max_pixels: pixels };
  return {
    text,
    // A first comment is a status like any other.
    comment: text,
    media: known({
      count,
      alt_length: numberAt(stated, "media_attachments", "description_limit"),
      image: known({ ...picture, types: of((type) => type.startsWith("image/") && type !== "image/gif") }),
      gif: known({ ...picture, types: of((type) => type === "image/gif") }),
      video: known({ max_bytes: films, types: of((type) => type.startsWith("video/")) }),
    }),
  };
}

/** Reads what an instance says of itself. Throws when the address has no Mastodon API. */
export async function instanceOf(reach: Reach, server: string): Promise<{ limits: Overrides; version: string }> {
  for (const version of ["v2", "v1"]) {
    try {
      const answer = await ask({ ...reach, dialect }, "repeatable", {
        method: "GET",
        url: `${server}/api/${version}/instance`,
      });
      const instance = parsed(answer.body);
      const software = textAt(instance, "version");
      if (software) return { limits: statedLimits(instance), version: software.slice(0, 200) };
    } catch (error) {
      if (!(error instanceof NetworkFailure && error.status !== undefined)) throw error;
    }
  }
  throw new NetworkFailure("refused", `${server} does not speak the Mastodon API.`);
}
