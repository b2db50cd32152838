import { ask, bearer, parsed, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import { cannotTell, listening } from "../../looking-back.ts";
import type { Call } from "../../network.ts";
import { dialect } from "./instance.ts";

/* The statuses of an account back to a time. Some servers list them without pages: there the home timeline has pages. */

const page = 40;
/** So many pages are read before it is said that nobody can tell. */
const mostPages = 50;

async function listed(call: Call, path: string): Promise<readonly unknown[]> {
  const url = `${call.account.server}/api/v1/${path}`;
  const headers = bearer(call.grant.token);
  const answer = await ask({ ...call.reach, dialect }, "repeatable", { method: "GET", url, headers });
  const list = parsed(answer.body);
  if (Array.isArray(list)) return list;
  throw new NetworkFailure("unavailable", "Mastodon did not list the statuses.");
}

const idOf = (status: unknown) => textAt(status, "id") ?? "";
const timeOf = (status: unknown) => Date.parse(textAt(status, "created_at") ?? "");

/**
 * The first status on a timeline, newest first, that is wanted and no older than the time; null where there is none, and
 * undefined where the timeline has no pages. A page may be shorter than was asked for: only an empty one is the end.
 */
async function lookBack(call: Call, timeline: string, since: number, isWanted: (status: unknown) => boolean) {
  const clock = listening(call);
  const seen = new Set<string>();
  for (let pages = 0, before = ""; pages < mostPages; pages++) {
    const path = `${timeline}?limit=${page}${before && `&max_id=${encodeURIComponent(before)}`}`;
    const list = await listed(clock.call, path);
    const earliest = clock.earliest(since);
    const fresh = list.filter((status) => !seen.has(idOf(status)));
    const found = fresh.find((status) => timeOf(status) >= earliest && isWanted(status));
    if (found) return found;
    if (list.length === 0 || fresh.some((status) => timeOf(status) < earliest)) return null;
    // More than was asked for, or the same again: the server does not know of pages.
    if (list.length > page || fresh.length === 0) return undefined;
    for (const status of fresh) seen.add(idOf(status));
    before = idOf(list.at(-1));
  }
  throw cannotTell(dialect.title);
}

/** The newest of the account's own statuses since a time that is wanted. Throws where the server lists too few of them. */
export async function ownStatus(call: Call, since: number, isWanted: (status: unknown) => boolean): Promise<unknown> {
  const { remote_id } = call.account;
  const direct = await lookBack(call, `accounts/${encodeURIComponent(remote_id)}/statuses`, since, isWanted);
  if (direct !== undefined) return direct;
  const isOwn = (status: unknown) => textAt(status, "account", "id") === remote_id && isWanted(status);
  const home = await lookBack(call, "timelines/home", since, isOwn);
  if (home === undefined) throw cannotTell(dialect.title);
  return home;
}
