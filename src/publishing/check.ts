import { type FileLimit, type Limits, type Overrides, overlaid, type TextLimit } from "./limits.ts";
import { graphemes, measure, utf8Bytes } from "./measure.ts";
import type { Account, Media, Network, Part, Violation } from "./network.ts";

type Found = Omit<Violation, "part">;
/** Something that a reader sees. */
const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;
const number = (value: number) => value.toLocaleString("en-US");

/** How long a text is as its limit counts it; its bytes only where they are limited. */
export const lengthOf = (text: string, limit: TextLimit) => ({
  measured: measure(text, limit),
  bytes: limit.max_bytes === null ? 0 : utf8Bytes(text),
});
/** The limit of a part's text; null where the network has no such parts. */
export const textLimitOf = ({ kind }: Part, limits: Limits): TextLimit | null =>
  kind === "comment" ? limits.comment : limits.text;

function* textFaults(title: string, limit: TextLimit, text: string, media: number): Generator<Found> {
  const { measured, bytes } = lengthOf(text, limit);
  if (measured > limit.max) {
    const message = `${title} takes ${number(limit.max)} characters; this is ${number(measured)}, as it counts.`;
    yield { limit: "text.max", measured, allowed: limit.max, message };
  }
  if (limit.max_bytes !== null && bytes > limit.max_bytes) {
    const message = `${title} takes ${number(limit.max_bytes)} bytes of text; this is ${number(bytes)}.`;
    yield { limit: "text.max_bytes", measured: bytes, allowed: limit.max_bytes, message };
  }
  if (!visible.test(text) && (limit.required || media === 0))
    yield { limit: "text.required", measured: 0, allowed: 1, message: `${title} takes no post without text.` };
}

type Kind = "image" | "gif" | "video";
const kindOf = (media: Media): Kind =>
  media.type === "image/gif" ? "gif" : media.type.startsWith("video/") ? "video" : "image";

function* fileFaults(title: string, kind: Kind, limit: FileLimit, file: Media): Generator<Found> {
  const name = `media.${kind}`;
  if (!limit.types.includes(file.type)) {
    const allowed = limit.types.join(", ") || "none";
    const message = `${title} does not take ${file.type} (${file.filename}); it takes: ${allowed}.`;
    yield { limit: `${name}.types`, measured: file.type, allowed, message };
    return;
  }
  const over = (what: string, measured: number | null, allowed: number | null, unit: string): Found[] =>
    measured === null || allowed === null || measured <= allowed
      ? []
      : [
          {
            limit: `${name}.${what}`,
            measured,
            allowed,
            message: `${title} takes at most ${number(allowed)} ${unit}; ${file.filename} has ${number(measured)}.`,
          },
        ];
  yield* over("max_bytes", file.bytes, limit.max_bytes, "bytes");
  yield* over("max_seconds", file.seconds, limit.max_seconds, "seconds");
  if (file.width === null || file.height === null || file.height === 0) return;
  yield* over("max_pixels", file.width * file.height, limit.max_pixels, "pixels");
  yield* over("max_side", Math.max(file.width, file.height), limit.max_side, "pixels a side");
  const ratio = Math.round((file.width / file.height) * 1000) / 1000;
  const [least, most] = [limit.min_ratio ?? 0, limit.max_ratio ?? Number.POSITIVE_INFINITY];
  if (ratio >= least - 0.005 && ratio <= most + 0.005) return;
  const [what, allowed] = ratio < least ? ["min_ratio", least] : ["max_ratio", most];
  const message = `${title} takes pictures from ${least}:1 to ${most}:1; ${file.filename} is ${ratio}:1.`;
  yield { limit: `${name}.${what}`, measured: ratio, allowed: allowed as number, message };
}

function* mediaFaults(title: string, limits: Limits["media"], media: readonly Media[]): Generator<Found> {
  if (limits.required && media.length === 0)
    yield {
      limit: "media.required",
      measured: 0,
      allowed: 1,
      message: `${title} takes no post without a picture or video.`,
    };
  if (media.length > limits.count) {
    const message = `${title} takes ${limits.count || "no"} pictures or videos in one post; these are ${media.length}.`;
    yield { limit: "media.count", measured: media.length, allowed: limits.count, message };
  }
  const kinds = [...new Set(media.map(kindOf))];
  if (!limits.mixed && kinds.length > 1) {
    const message = `${title} takes pictures, or an animation, or a video in one post, not several of these.`;
    yield { limit: "media.mixed", measured: kinds.join(", "), allowed: "one kind", message };
  }
  for (const kind of kinds) {
    const those = media.filter((file) => kindOf(file) === kind);
    const limit = limits[kind];
    if (limit.count > 0 && limit.count < limits.count && those.length > limit.count) {
      const message = `${title} takes ${limit.count} of kind ${kind} in one post; these are ${those.length}.`;
      yield { limit: `media.${kind}.count`, measured: those.length, allowed: limit.count, message };
    }
    for (const file of those) yield* fileFaults(title, kind, limit, file);
  }
  for (const file of media) {
    const length = graphemes(file.alt ?? "");
    if (limits.alt_length === 0 || length <= limits.alt_length) continue;
    const message = `${title} takes descriptions of ${number(limits.alt_length)} characters; that of ${file.filename} has ${number(length)}.`;
    yield { limit: "media.alt_length", measured: length, allowed: limits.alt_length, message };
  }
}

/** The limits that hold for an account: its network's, what its server says, and on top what the operator says. */
export const limitsOf = (network: Network, account: Pick<Account, "settings">, operator?: Overrides): Limits =>
  overlaid(network.limits, account.settings.limits, operator);

/**
 * Everything that keeps a post from going out on an account: all of it at once, none when it may. `parts` are the post,
 * its thread and its first comment, in order.
 */
export function check(network: Network, account: Account, parts: readonly Part[], operator?: Overrides): Violation[] {
  const limits = limitsOf(network, account, operator);
  const { title } = network;
  const found = parts.flatMap((part, at): Violation[] => {
    const limit = textLimitOf(part, limits);
    if (limit === null)
      return [{ part: at, limit: "comment", measured: 1, allowed: 0, message: `${title} takes no first comment.` }];
    const faults = [
      ...textFaults(title, limit, network.written(part), part.media.length),
      ...mediaFaults(title, part.kind === "post" ? limits.media : { ...limits.media, required: false }, part.media),
    ];
    return faults.map((fault) => ({ part: at, ...fault }));
  });
  const following = parts.filter((part) => part.kind === "thread").length;
  if (following > limits.thread) {
    const message =
      limits.thread === 0
        ? `${title} has no threads.`
        : `${title} takes ${limits.thread} parts after a post; these are ${following}.`;
    found.push({ part: limits.thread + 1, limit: "thread", measured: following, allowed: limits.thread, message });
  }
  return [...found, ...(network.check?.(account, parts) ?? [])];
}
