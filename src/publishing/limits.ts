import type { Static, TSchema } from "@sinclair/typebox";
import { isJson } from "../contract/json.ts";
import { closed, OneOf, orNull } from "../contract/schema.ts";
import { T } from "../contract/type.ts";

/**
 * How a network counts: graphemes (what a reader calls characters), UTF-16 units, graphemes of which an emoji is as many
 * as its bytes of UTF-8, or X's weights.
 */
export const units = ["graphemes", "utf16", "emoji_bytes", "weighted"] as const;
export type Unit = (typeof units)[number];

const whole = (description: string) => T.Integer({ minimum: 0, description });

const TextLimit = closed({
  max: whole("The longest text, in `unit`."),
  unit: OneOf(units, "What is counted."),
  max_bytes: orNull(whole("The longest text in bytes of UTF-8, where that is limited too.")),
  link_length: orNull(whole("What every web address counts; its own length where this is null.")),
  short_mentions: T.Optional(T.Boolean({ description: "Whether `@name@server` counts as `@name`." })),
  required: T.Boolean({ description: "Whether media alone are not enough." }),
});
const FileLimit = closed({
  types: T.Array(T.String(), { description: "The media types it takes." }),
  count: whole("The most files of this kind in one post."),
  max_bytes: whole("The largest file, in bytes."),
  max_pixels: orNull(whole("The most pixels, width times height.")),
  max_side: orNull(whole("The longest side in pixels.")),
  min_ratio: orNull(T.Number({ description: "The narrowest shape, width by height." })),
  max_ratio: orNull(T.Number({ description: "The widest shape, width by height." })),
  max_seconds: orNull(T.Number({ description: "The longest video, in seconds." })),
});
const describedAs = <S extends TSchema>(description: string, schema: S): S => ({ ...schema, description });
const MediaLimit = closed({
  count: whole("The most files in one post."),
  required: T.Boolean({ description: "Whether a post needs one." }),
  mixed: T.Boolean({ description: "Whether one post can have both pictures and videos." }),
  alt_length: whole("The longest description, in graphemes; 0 where it takes none."),
  image: describedAs("Pictures.", FileLimit),
  gif: describedAs("Animated pictures (GIF).", FileLimit),
  video: describedAs("Videos.", FileLimit),
});

/** What a network takes, as data: an account's server and the operator may say otherwise. */
export const Limits = closed({
  text: describedAs("The text of a post and of each part of its thread.", TextLimit),
  comment: orNull(describedAs("The text of a first comment; null where there are none.", TextLimit)),
  media: describedAs("Pictures and videos.", MediaLimit),
  thread: whole("The most parts that may follow a post; 0 where it has no threads."),
  repeat_after: whole("How many seconds must pass before the same text is accepted again; 0: none."),
});
export type Limits = Static<typeof Limits>;
export type TextLimit = Static<typeof TextLimit>;
export type FileLimit = Static<typeof FileLimit>;

const loose = (schema: TSchema): TSchema => {
  if (schema["type"] !== "object") return schema;
  const properties = Object.entries(schema["properties"] as Record<string, TSchema>);
  return T.Partial(
    T.Object(Object.fromEntries(properties.map(([name, part]) => [name, loose(part)])), {
      additionalProperties: false,
    }),
  );
};
/** Any part of the limits: what is not named stays. */
export const Overrides = loose(Limits);
export type Overrides = { readonly [Name in keyof Limits]?: Limits[Name] | { readonly [more: string]: unknown } };

function over(below: Record<string, unknown>, above: Record<string, unknown>): Record<string, unknown> {
  const merged = { ...below };
  for (const [name, value] of Object.entries(above)) {
    const under = merged[name];
    merged[name] = isJson(value) && isJson(under) ? over(under, value) : value;
  }
  return merged;
}

/** The limits with what others say laid over them, the last one on top. */
export const overlaid = (limits: Limits, ...above: readonly (Overrides | undefined)[]): Limits =>
  above.reduce<Limits>((below, next) => (next ? (over(below, next) as Limits) : below), limits);

/** A kind of file that a network does not take. */
export const noFile: FileLimit = {
  types: [],
  count: 0,
  max_bytes: 0,
  max_pixels: null,
  max_side: null,
  min_ratio: null,
  max_ratio: null,
  max_seconds: null,
};
export const files = (types: readonly string[], count: number, maxBytes: number, more: Partial<FileLimit> = {}) => ({
  ...noFile,
  types: [...types],
  count,
  max_bytes: maxBytes,
  ...more,
});
export const text = (max: number, unit: Unit, more: Partial<TextLimit> = {}): TextLimit => ({
  max,
  unit,
  max_bytes: null,
  link_length: null,
  required: false,
  ...more,
});
