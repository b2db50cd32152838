import type { AgentPolicy, PolicyDay, QuietHours } from "../../db/keys/bound.ts";
import type { SlotBook } from "../../db/posts/slots.ts";
import type { Tally } from "../../db/publishing/publication.ts";
import { checkNamed, forbidden, listed, who } from "../contract/agent-policy.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import type { Principal } from "../contract/principal.ts";
import { timeOf } from "../contract/time.ts";
import { dateAt, momentOf, shownIn } from "../planning/local-time.ts";
import { nextOpen, type Openness, opennessOf, quietAt } from "../planning/quiet-hours.ts";
import { clockTime } from "./week.ts";

/* A credential's own policy, held against what it does with posts and accounts. Without one all of this is let pass. */

/** Refuses an account that the policy does not name. */
export function checkAccounts({ policy }: Principal, accountIds: readonly string[]): void {
  const { allowedAccounts } = policy ?? {};
  const other = allowedAccounts && accountIds.find((id) => !allowedAccounts.includes(id));
  if (policy && allowedAccounts && other !== undefined)
    throw forbidden(policy, "allowed_accounts", `does not name ${other}; it names ${listed(allowedAccounts)}.`);
}

/** The same for a post, as it is stored. */
export const checkPost = (principal: Principal, document: string): void => {
  if (principal.policy) checkAccounts(principal, JSON.parse(document).account_ids);
};

const weekdays = ["Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"];
const hoursIn = ({ from, to, weekdays: days }: QuietHours): string =>
  `${clockTime(from)} to ${clockTime(to)}${days.length > 0 ? ` on ${days.map((day) => weekdays[day - 1]).join(", ")}` : ""}`;

/** What a caller's quiet hours leave of a week; undefined: all of it. */
export const openTo = ({ policy }: Principal, timeZone: string): Openness | undefined =>
  policy && policy.quietHours.length > 0 ? opennessOf(policy.quietHours, timeZone) : undefined;

/** Refuses what would go out in quiet hours, and tells the next time at which it may. */
function checkHours({ policy }: Principal, at: number, timeZone: string): void {
  const quiet = policy && quietAt(policy.quietHours, at, timeZone);
  if (!quiet) return;
  const next = nextOpen(policy.quietHours, at, timeZone);
  const told = next && `The next allowed time is ${timeOf(next)} (${shownIn(next, timeZone)}).`;
  throw forbidden(policy, "quiet_hours", `has quiet hours from ${hoursIn(quiet.hours)} (${timeZone}).`, told || "");
}

/** The day that a post counts for: that on which it is put on its way. */
export const dayOf = ({ head }: AgentPolicy, now: number, timeZone: string): PolicyDay => ({
  head,
  day: dateAt(now, timeZone).toString(),
});

/** When the next day begins. */
export const nextDay = (now: number, timeZone: string): number =>
  momentOf(dateAt(now, timeZone).add({ days: 1 }).toPlainDateTime(), timeZone);

/** The time zone may be moved back; what was counted a few days ago counts no more. */
const daysKept = 3;

interface Sending {
  /** By which operation. */
  readonly tool: string;
  readonly accountIds: readonly string[];
  /** When it goes out. */
  readonly at: number;
  readonly now: number;
}
interface Ledger {
  readonly book: () => Promise<Pick<SlotBook, "timeZone">>;
  readonly tally: Pick<Tally, "others"> & Partial<Tally>;
}

/** Holds a post that is put on its way against the policy of who does it, and counts it where there is a ledger to write. */
export async function checkSending(
  principal: Principal,
  { tool, accountIds, at, now }: Sending,
  { book, tally }: Ledger,
) {
  const { policy } = principal;
  if (!policy) return;
  checkNamed(policy, tool);
  checkAccounts(principal, accountIds);
  const { timeZone } = await book();
  checkHours(principal, Math.max(at, now), timeZone);
  const day = dayOf(policy, now, timeZone);
  if (policy.postsPerDay !== null && (await tally.others(day)) >= policy.postsPerDay)
    throw usedUp(policy, policy.postsPerDay, day, nextDay(now, timeZone), timeZone);
  await tally.add?.(day, dateAt(now, timeZone).subtract({ days: daysKept }).toString());
}

function usedUp(policy: AgentPolicy, most: number, { day }: PolicyDay, next: number, timeZone: string): Failure {
  const said =
    most === 0 ? "puts no post on its way." : `puts ${most} on their way on one day, and ${day} has had them.`;
  const again = most === 0 ? "" : `It counts anew at ${shownIn(next, timeZone)} (${timeZone}).`;
  const draft = `Leave it a draft. ${who(policy, "publish it or change that")}`;
  return new Failure(
    "forbidden",
    `posts_per_day: the policy of this credential ${said} ${again && `${again} `}${draft}`,
  );
}

/** Refuses to let go in quiet hours what waits. */
export async function checkAwake({ data, principal, now }: Context): Promise<void> {
  if (principal.policy) checkHours(principal, now, (await data.slots.book()).timeZone);
}

/**
 * Refuses a credential with a policy what is not under the same one: who rotates another key or client, or widens it,
 * could go on with that.
 */
export async function checkFamily({ data, principal: { policy } }: Context, id: string): Promise<void> {
  if (!policy || (await data.agentPolicies.headOf(id)) === policy.head) return;
  throw new Failure(
    "forbidden",
    `agent policy: a credential that has one changes no key or client but those under the same policy. ${who(policy, "change this one")}`,
  );
}
