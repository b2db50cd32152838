import type { Page } from "../../db/page.ts";
import { Failure } from "../contract/failure.ts";
import { orElse } from "../contract/schema.ts";
import { T } from "../contract/type.ts";

/** The fields by which every list is paged. */
export const paging = {
  limit: orElse(20, T.Integer({ minimum: 1, maximum: 50, description: "How many items to return at most." })),
  offset: orElse(
    0,
    T.Integer({
      minimum: 0,
      maximum: 100_000,
      description: "How many items to skip from the start of the list; for long lists use `cursor`.",
    }),
  ),
  cursor: T.Optional(
    T.String({
      maxLength: 200,
      description: "The `next_cursor` of the previous page, to continue there; instead of `offset`.",
    }),
  ),
};

/** The schema of a list's answer. */
export const pageOf = <S extends import("@sinclair/typebox").TSchema>(item: S, title: string) =>
  T.Object(
    {
      data: T.Array(item, { description: "The items of this page." }),
      next_cursor: T.Optional(
        T.String({ description: "Send it as `cursor` for the next page; absent on the last page." }),
      ),
    },
    { title },
  );

interface Paged {
  readonly limit: number;
  readonly offset: number;
  readonly cursor?: string;
}

/** A list with its filters: a cursor belongs to both, and to no other. */
function nameOf(list: string, { limit: _limit, offset: _offset, cursor: _cursor, ...filters }: Paged): string {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined);
  return set.length === 0 ? list : `${list}.${Bun.hash.crc32(JSON.stringify(set.sort())).toString(36)}`;
}

const written = (parts: readonly (string | number)[]) => Buffer.from(parts.join(" ")).toString("base64url");

/** Writes the place where a page ended: the list it belongs to, then what tells the place. */
export const cursorAt = (list: string, input: Paged, ...place: readonly (string | number)[]): string =>
  written([nameOf(list, input), ...place]);

/**
 * Reads a cursor of this list; undefined where none was sent. Each part of the place is a `number` or an id of the
 * kind that is named.
 */
export function placeIn(list: string, kinds: readonly string[], input: Paged): string[] | undefined {
  const { cursor, offset } = input;
  if (cursor === undefined) return undefined;
  if (offset > 0) throw new Failure("invalid_request", "offset: does not go with cursor; send one of the two.");
  const parts = Buffer.from(cursor, "base64url").toString().split(" ");
  const [name, ...place] = parts;
  const sound = kinds.every((kind, at) => isPart(kind, place[at] ?? ""));
  if (name !== nameOf(list, input) || place.length !== kinds.length || !sound || written(parts) !== cursor)
    throw new Failure("invalid_request", "cursor: is none that this list gave; start again without one.");
  return place;
}

const isPart = (kind: string, text: string): boolean =>
  kind === "number" ? /^-?\d{1,16}$/.test(text) : text.startsWith(`${kind}_`) && /^[a-z]+_[0-9a-z]{26}$/.test(text);

/** The answer of a list, from rows that are JSON text already. */
export const listed = (documents: readonly string[], next: string | undefined): string =>
  `{"data":[${documents.join(",")}]${next === undefined ? "" : `,"next_cursor":"${next}"`}}`;

/** A list that is ordered by the ids of its rows, the newest first. */
interface ById<R> {
  /** What it is called in its cursors. */
  readonly list: string;
  /** What the ids of its rows begin with. */
  readonly prefix: string;
  readonly read: (page: Page) => PromiseLike<readonly R[]>;
  /** A row as JSON text. */
  readonly shown: (row: R) => string;
}

/** One page of such a list. */
export async function pageById<R extends { readonly id: string }>(
  input: Paged,
  { list, prefix, read, shown }: ById<R>,
): Promise<string> {
  const { limit, offset } = input;
  const [before] = placeIn(list, [prefix], input) ?? [];
  const { rows, last } = cut(await read({ limit: limit + 1, offset, before }), limit);
  return listed(rows.map(shown), last && cursorAt(list, input, last.id));
}

/** One page out of rows of which one more was read than was asked for. */
export function cut<R>(rows: readonly R[], limit: number): { rows: readonly R[]; last: R | undefined } {
  return rows.length > limit ? { rows: rows.slice(0, limit), last: rows[limit - 1] } : { rows, last: undefined };
}
