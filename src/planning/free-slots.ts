import type { Slot, SlotBook } from "../../db/posts/slots.ts";
import type { Post } from "../post.ts";
import { dateAt, momentOf } from "./local-time.ts";
import type { Openness } from "./quiet-hours.ts";

/** A post as far as its slot depends on it. */
type Placed = Pick<Post, "id" | "account_ids"> & {
  /** Undefined: any. */
  readonly brand_id: string | undefined;
};
/** A slot on a day. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly slot: Slot;
}

interface Wanted {
  readonly now: number;
  readonly most: number;
  /** What of a week may be taken at all; left out: all of it. */
  readonly open?: Openness | undefined;
}

const minute = 60_000;
/** So far ahead is looked at once, and so often: two years. */
const daysAtOnce = 56;
const looks = 13;

/** Whether a post may take a slot: it is of its brand, and goes to none but its accounts. */
const isFor = ({ brandId, accountIds }: Slot, post: Placed): boolean =>
  (brandId === null || post.brand_id === undefined || brandId === post.brand_id) &&
  (accountIds.length === 0 || post.account_ids.every((id) => accountIds.includes(id)));

/** Whether a post that goes out at the moment of a slot leaves no room there for another. */
const holds = (post: Post, { brandId, accountIds }: Slot): boolean =>
  (brandId === null || brandId === post.brand_id) &&
  (accountIds.length === 0 || post.account_ids.some((id) => accountIds.includes(id)));

/** The moments of slots on some days from a date on, in order. */
function momentsOf(slots: readonly Slot[], timeZone: string, first: Temporal.PlainDate, days: number): Moment[] {
  const moments: Moment[] = [];
  for (let day = 0; day < days; day++) {
    const date = first.add({ days: day });
    for (const slot of slots) {
      if (slot.weekday !== date.dayOfWeek) continue;
      const time = { hour: Math.floor(slot.minute / 60), minute: slot.minute % 60 };
      moments.push({ at: momentOf(date.toPlainDateTime(time), timeZone), slot });
    }
  }
  return moments.sort((a, b) => a.at - b.at);
}

/**
 * The next moments to come that are free for a post: at which no other post is to go out that the same slot is for. None
 * of them is named twice, also where clocks that leap make two slots one.
 */
export async function freeMoments(book: SlotBook, post: Placed, { now, most, open }: Wanted): Promise<Moment[]> {
  const { timeZone } = book;
  const slots = book.slots.filter((slot) => isFor(slot, post) && open?.hasTime(slot.weekday, slot.minute) !== false);
  const free: Moment[] = [];
  if (slots.length === 0) return free;
  let first = dateAt(now, timeZone);
  for (let look = 0; look < looks && free.length < most; look++, first = first.add({ days: daysAtOnce })) {
    const moments = momentsOf(slots, timeZone, first, daysAtOnce).filter(({ at }) => at > now);
    const [from, to] = [moments[0]?.at, moments.at(-1)?.at];
    if (from === undefined || to === undefined) continue;
    const taken = Map.groupBy(await heldIn(book, post, from, to), ({ at }) => at);
    for (const moment of moments) {
      if (free.length === most) break;
      if (isFree(moment, taken.get(moment.at), free) && open?.hasMoment(moment.at) !== false) free.push(moment);
    }
  }
  return free;
}

/** The slots of some days that are to come and that no post holds. Only the minutes of slots are looked at. */
export async function freeOn(book: SlotBook, first: Temporal.PlainDate, days: number, now: number): Promise<Moment[]> {
  const free: Moment[] = [];
  const any = { id: "", brand_id: undefined, account_ids: [] };
  for (const moment of momentsOf(book.slots, book.timeZone, first, days))
    if (moment.at > now && isFree(moment, await heldIn(book, any, moment.at, moment.at), free)) free.push(moment);
  return free;
}

interface Held {
  readonly other: Post;
  readonly at: number;
}

/** Whether no post holds a moment, and none like it was found before. */
const isFree = ({ at, slot }: Moment, held: readonly Held[] | undefined, before: readonly Moment[]): boolean =>
  before.at(-1)?.at !== at && !held?.some(({ other }) => holds(other, slot));

/** Other posts with the minute in which each goes out. */
async function heldIn(book: SlotBook, { id }: Placed, from: number, to: number): Promise<Held[]> {
  const documents = await book.held(from, to + minute, id);
  return documents.flatMap((document) => {
    const other: Post = JSON.parse(document);
    if (other.scheduled_at === null) return [];
    return [{ other, at: Math.floor(Date.parse(other.scheduled_at) / minute) * minute }];
  });
}
