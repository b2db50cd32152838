import type { MediaRow } from "../../db/publishing/publication.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Post } from "../post.ts";
import { accountOf } from "./account.ts";
import { lengthOf, limitsOf, textLimitOf } from "./check.ts";
import { type Inspected, inspect, type Means, type Repeated } from "./inspect.ts";
import type { Unit } from "./limits.ts";
import type { Mark } from "./marks.ts";
import type { Network, Part } from "./network.ts";

/** One message as it would look. */
interface Look {
  readonly kind: Part["kind"];
  readonly text: string;
  readonly marks: readonly Mark[];
  /** What the network would measure, and what it allows; null where it has no such part. */
  readonly length: number;
  readonly limit: { readonly max: number; readonly unit: Unit; readonly maxBytes: number | null } | null;
  readonly bytes: number | null;
  /** The address of the card below the text; null where it stands in the text, or there is none. */
  readonly card: string | null;
  readonly media: readonly MediaRow[];
}
/** What was inspected, and how it would look. */
export interface Previewed extends Inspected {
  readonly looks: readonly Look[];
}

/** The files of each part, in the order of `partsFor`. */
function filesOf({ media_ids, thread }: Post, rows: readonly MediaRow[], at: number): MediaRow[] {
  const ids = at === 0 ? media_ids : (thread[at - 1]?.media_ids ?? []);
  return ids.flatMap((id) => rows.find((row) => row.id === id) ?? []);
}

/** A post on every account it goes to: how it would look there, and everything that is wrong with it. */
export function preview(
  means: Means,
  post: Post,
  accounts: readonly AccountRow[],
  media: readonly MediaRow[],
  said?: Repeated,
): Previewed[] {
  return inspect(means, post, accounts, media, said).map((inspected) => {
    const { account, network, parts } = inspected;
    const looks = network
      ? parts.map((part, at) => lookOf(means, network, account, part, filesOf(post, media, at)))
      : [];
    return { ...inspected, looks };
  });
}

function lookOf(
  { limitsFor }: Means,
  network: Network,
  account: AccountRow,
  part: Part,
  media: readonly MediaRow[],
): Look {
  const text = network.shown?.(part) ?? network.written(part);
  const limits = limitsOf(network, accountOf(account), limitsFor(network.name));
  // Where there is no such part, it is still told how long it is.
  const limit = textLimitOf(part, limits);
  const { measured, bytes } = lengthOf(network.written(part), limit ?? limits.text);
  return {
    kind: part.kind,
    text,
    marks: network.marks(text),
    length: measured,
    limit: limit && { max: limit.max, unit: limit.unit, maxBytes: limit.max_bytes },
    bytes: limit?.max_bytes == null ? null : bytes,
    card: part.link === null || text.includes(part.link) ? null : part.link,
    media,
  };
}
