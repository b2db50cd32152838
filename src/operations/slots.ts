import type { Static } from "@sinclair/typebox";
import type { Slot, SlotBook } from "../../db/posts/slots.ts";
import { operation } from "../contract/operation.ts";
import { closed, Id, orElse, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { freeMoments, type Moment } from "../planning/free-slots.ts";
import { shownIn } from "../planning/local-time.ts";
import { accountId } from "../publishing/account.ts";
import { openTo } from "./bounds.ts";
import { clockTime, dayNumbered, minuteOf, numberOfDay, timeOfDay, weekday } from "./week.ts";

/* The times of a week at which a workspace posts, in its time zone. */

const noun = "slot";
const accountIds = T.Array(accountId, {
  maxItems: 50,
  uniqueItems: true,
  description: "The accounts that it is for; empty: all.",
});
const brandId = orNull(Id("brand", "The brand that it is for; null: every brand."));
const SlotShown = T.Object({ weekday, time: timeOfDay, brand_id: brandId, account_ids: accountIds }, { title: "Slot" });
const SlotList = T.Object(
  {
    time_zone: T.String({ description: "The workspace's time zone.", examples: ["Europe/Berlin"] }),
    data: T.Array(SlotShown, { description: "The slots, through the week." }),
  },
  { title: "SlotList" },
);

const shown = ({ weekday: day, minute, brandId, accountIds }: Slot): Static<typeof SlotShown> => ({
  weekday: dayNumbered(day),
  time: clockTime(minute),
  brand_id: brandId,
  account_ids: [...accountIds],
});
const listOf = ({ timeZone, slots }: SlotBook): Static<typeof SlotList> => ({
  time_zone: timeZone,
  data: slots.map(shown),
});

export const listSlots = operation({
  name: "list_slots",
  route: "GET /v1/slots",
  noun,
  summary: "List slots",
  description: "Lists the weekly times at which the workspace posts, in its time zone.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({}),
  output: SlotList,
  run: async ({ data }) => listOf(await data.slots.book()),
});

export const setSlots = operation({
  name: "set_slots",
  route: "PUT /v1/slots",
  noun,
  summary: "Set the slots",
  description:
    "Replaces all slots. Posts that are already scheduled keep their times; `next-free-slot` uses the new slots.",
  scope: "posts:publish",
  connector: "social",
  effect: "updates",
  input: closed({
    slots: T.Array(
      closed({
        weekday,
        time: timeOfDay,
        brand_id: T.Optional(brandId),
        account_ids: T.Optional(accountIds),
      }),
      { maxItems: 500, uniqueItems: true, description: "All slots, as they are to be." },
    ),
  }),
  output: SlotList,
  run({ data }, input, act) {
    const slots = input.slots.map(
      ({ weekday: day, time, brand_id = null, account_ids = [] }): Slot => ({
        weekday: numberOfDay(day),
        minute: minuteOf(time),
        brandId: brand_id,
        accountIds: account_ids,
      }),
    );
    const ordered = slots.sort((a, b) => a.weekday - b.weekday || a.minute - b.minute);
    return data.slots.set(act, ordered, (book) => ({
      answer: JSON.stringify(listOf(book)),
      detail: { slots: book.slots.length },
    }));
  },
});

export const FreeSlot = T.Object(
  {
    at: Time("When it is."),
    local_time: T.String({
      description: "The same time in the workspace's time zone.",
      examples: ["2026-12-01T09:30:00+01:00"],
    }),
    ...SlotShown.properties,
  },
  { title: "FreeSlot" },
);
export const freeSlot = ({ at, slot }: Moment, timeZone: string): Static<typeof FreeSlot> => ({
  at: timeOf(at),
  local_time: shownIn(at, timeZone),
  ...shown(slot),
});

export const listNextSlots = operation({
  name: "list_next_slots",
  route: "GET /v1/slots/next",
  noun,
  summary: "List the next free slots",
  description:
    "Lists the coming slots that no post has taken, the next one first: the first is what `next-free-slot` takes for this credential.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({
    limit: orElse(10, T.Integer({ minimum: 1, maximum: 50, description: "How many slots to return at most." })),
    brand_id: T.Optional(Id("brand", "Only slots for a post of this brand.")),
    account_ids: orElse([], { ...accountIds, description: "Only slots for a post to these accounts." }),
  }),
  output: T.Object(
    { data: T.Array(FreeSlot, { description: "The slots, the next one first." }) },
    { title: "FreeSlotList" },
  ),
  async run({ data, principal, now }, { limit, brand_id, account_ids }) {
    const book = await data.slots.book();
    const wanted = { now, most: limit, open: openTo(principal, book.timeZone) };
    const found = await freeMoments(book, { id: "", brand_id, account_ids }, wanted);
    return { data: found.map((moment) => freeSlot(moment, book.timeZone)) };
  },
});
