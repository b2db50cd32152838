import { ask, bearer, parsed, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import { cannotTell, tolerance } from "../../looking-back.ts";
import type { Call } from "../../network.ts";
import { dialect } from "./instance.ts";

/* The statuses of an account back to a time. Some servers list them without pages: there the home timeline has pages. */

const page = 40;
/** So many pages are read before it is said that nobody can tell. */
const mostPages = 50;

async function listed(call: Call, path: string): Promise<readonly unknown[]> {
  const url = `${call.account.server}/api/v1/${path}`;
  const headers = bearer(call.grant.token);
  const list = parsed((await ask({ ...call.reach, dialect }, "reads", { method: "GET", url, headers })).body);
  if (Array.isArray(list)) return list;
  throw new NetworkFailure("unavailable", "Mastodon did not list the statuses.");
}

const idOf = (status: unknown) => textAt(status, "id") ?? "";
const timeOf = (status: unknown) => Date.parse(textAt(status, "created_at") ?? "");

/** Every status on a timeline that is no older than the time, newest first; undefined where it has no pages. */
async function back(call: Call, timeline: string, since: number): Promise<unknown[] | undefined> {
  const found = new Map<string, unknown>();
  for (let pages = 0, before = ""; pages < mostPages; pages++) {
    const list = await listed(call, `${timeline}?limit=${page}${before && `&max_id=${encodeURIComponent(before)}`}`);
    const fresh = list.filter((status) => !found.has(idOf(status)));
    for (const status of fresh) found.set(idOf(status), status);
    const isEnd = list.length < page || fresh.some((status) => timeOf(status) < since - tolerance);
    if (isEnd) return [...found.values()].filter((status) => timeOf(status) >= since - tolerance);
    // More than was asked for, or the same again: the server does not know of pages.
    if (list.length > page || fresh.length === 0) return undefined;
    before = idOf(list.at(-1));
  }
  throw cannotTell(dialect.title);
}

/** The account's own statuses since a time. Throws where the server lists too few of them. */
export async function ownStatuses(call: Call, since: number): Promise<readonly unknown[]> {
  const { remote_id } = call.account;
  const direct = await back(call, `accounts/${encodeURIComponent(remote_id)}/statuses`, since);
  if (direct) return direct;
  const home = await back(call, "timelines/home", since);
  if (!home) throw cannotTell(dialect.title);
  return home.filter((status) => textAt(status, "account", "id") === remote_id);
}
