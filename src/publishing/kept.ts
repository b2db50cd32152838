import { NetworkFailure } from "./failure.ts";
import type { Account, Remote } from "./network.ts";

/* What a network says of posts and accounts, as it can be kept and shown: a server that anybody runs may say anything. */

const mostId = 512;
const mostAccountId = 4096;
const mostAddress = 2048;
const mostName = 200;

const isId = (text: string, most: number): boolean => text !== "" && text.length <= most && !/\p{Cc}/u.test(text);
const notUnderstood = (title: string, what: string) => `${title} gave an answer that is not understood (${what}).`;

/** An address that people can follow; null where it is none, or leads somewhere else than to the web. */
export const webAddress = (text: string | null): string | null =>
  text !== null && text.length <= mostAddress && /^https?:\/\/[^\s\p{Cc}]+$/iu.test(text) && URL.canParse(text)
    ? text
    : null;

/** Words in one line, without what turns their direction or is seen by nobody. */
export const line = (text: string): string =>
  [
    ...text
      .toWellFormed()
      .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]+/gu, " ")
      .trim(),
  ]
    .slice(0, mostName)
    .join("");

/** What a network calls a post. One that it cannot be found by leaves it unknown whether the post is out. */
export function keptRemote(remote: Remote, title: string): Remote {
  const { id, url, version } = remote;
  if (!isId(id, mostId)) throw new NetworkFailure("unknown", notUnderstood(title, "id"));
  if (version !== undefined && !isId(version, mostId))
    throw new NetworkFailure("unknown", notUnderstood(title, "version"));
  return { ...remote, url: webAddress(url) };
}

/** Figures as they can be kept and summed up: whole numbers, and none where a network says something else. */
export const keptFigures = <F extends object>(figures: F): F =>
  Object.fromEntries(Object.entries(figures).filter(([, value]) => Number.isSafeInteger(value) && value >= 0)) as F;

/** The last moment that can be written as a time of the API. */
const lastMoment = Date.UTC(9999, 11, 31);

/** When a grant ends, in whole milliseconds; undefined where a network names no moment, or one that nobody will see. */
export const keptEnd = (at: number | undefined): number | undefined =>
  at === undefined || Number.isNaN(at) || at > lastMoment ? undefined : Math.max(0, Math.floor(at));

/** An account as its network introduces it. */
export function keptAccount(account: Account, title: string): Account {
  const { remote_id, handle, name, avatar_url, url } = account;
  if (!isId(remote_id, mostAccountId)) throw new NetworkFailure("refused", notUnderstood(title, "id"));
  const shown = line(handle) || line(name) || remote_id.slice(0, mostName);
  const addresses = { avatar_url: webAddress(avatar_url), url: webAddress(url) };
  return { ...account, handle: shown, name: line(name) || shown, ...addresses };
}
