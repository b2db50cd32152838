import { Type as T } from "@sinclair/typebox";
import { Failure } from "../contract/failure.ts";
import { orElse } from "../contract/schema.ts";

/** The fields by which every list is paged. */
export const paging = {
  limit: orElse(20, T.Integer({ minimum: 1, maximum: 50, description: "How many to answer at most." })),
  offset: orElse(
    0,
    T.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: "How many of the newest to leave out." }),
  ),
  cursor: T.Optional(
    T.String({
      maxLength: 200,
      description:
        "`next_cursor` of the page before, in place of `offset`: as quick for the last page as for the first.",
    }),
  ),
};

/** The schema of a list's answer. */
export const pageOf = <S extends import("@sinclair/typebox").TSchema>(item: S, title: string) =>
  T.Object(
    {
      data: T.Array(item, { description: "The page." }),
      next_cursor: T.Optional(T.String({ description: "Where the next page starts; absent on the last page." })),
    },
    { title },
  );

const unknown = () => new Failure("invalid_request", "cursor: is none that this list gave; start again without one.");

/** Writes the place where a page ended: the list it belongs to, then what tells the place. */
export const cursorAt = (list: string, ...place: readonly (string | number)[]): string =>
  Buffer.from([list, ...place].join(" ")).toString("base64url");

/** Reads a cursor of this list; undefined where none was sent. */
export function placeIn(list: string, parts: number, { cursor, offset }: { cursor?: string; offset: number }) {
  if (cursor === undefined) return undefined;
  if (offset > 0) throw new Failure("invalid_request", "offset: does not go with cursor; send one of the two.");
  const [name, ...place] = Buffer.from(cursor, "base64url").toString().split(" ");
  if (name !== list || place.length !== parts || place.some((part) => part === "")) throw unknown();
  return place;
}

/** A number out of a cursor. */
export function numberIn(text: string): number {
  if (!/^-?\d{1,16}$/.test(text)) throw unknown();
  return Number(text);
}

/** The answer of a list, from rows that are JSON text already. */
export const listed = (documents: readonly string[], next: string | undefined): string =>
  `{"data":[${documents.join(",")}]${next === undefined ? "" : `,"next_cursor":"${next}"`}}`;

/** One page out of rows of which one more was read than was asked for. */
export function cut<R>(rows: readonly R[], limit: number): { rows: readonly R[]; last: R | undefined } {
  return rows.length > limit ? { rows: rows.slice(0, limit), last: rows[limit - 1] } : { rows, last: undefined };
}
