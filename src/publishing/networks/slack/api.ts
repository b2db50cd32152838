import { ask, at, bearer, type CallEffect, type Dialect, parsed, refusal, textAt } from "../../ask.ts";
import type { FailureKind } from "../../failure.ts";
import type { Answer, Ask } from "../../http.ts";
import type { Grant, Reach } from "../../network.ts";

const dead = new Set([
  "invalid_auth",
  "not_authed",
  "account_inactive",
  "token_revoked",
  "token_expired",
  "no_service",
  "org_login_required",
]);
const later = new Set(["service_unavailable", "team_added_to_org", "internal_error", "fatal_error", "request_timeout"]);

const kindOf = (word: string | undefined): FailureKind | undefined => {
  if (word === undefined) return undefined;
  if (dead.has(word)) return "unauthorized";
  return word === "ratelimited" || word === "rate_limited" ? "rate_limited" : undefined;
};

export const dialect: Dialect = {
  title: "Slack",
  words: (body) => textAt(body, "error"),
  code: (body) => textAt(body, "error"),
  kind: (_status, body) => kindOf(textAt(body, "error")),
};

interface Way {
  readonly reach: Reach;
  readonly grant: Pick<Grant, "token">;
}

/** Slack's refusals are HTTP 200 with `ok: false`. Of its own faults it does not say how far they came. */
export async function calling(way: Way, effect: CallEffect, method: string, more: Partial<Ask>): Promise<unknown> {
  const request: Ask = { method: "POST", url: `${way.reach.at["api"]}/${method}`, ...more };
  const headers = { ...more.headers, ...(way.grant.token && bearer(way.grant.token)) };
  const answer: Answer = await ask({ ...way.reach, dialect }, effect, { ...request, headers });
  const body = parsed(answer.body);
  if (at(body, "ok") === true) return body;
  const word = textAt(body, "error") ?? "";
  const status = later.has(word) || at(body, "ok") === undefined ? 500 : 400;
  throw refusal({ ...answer, status }, { dialect, effect, now: way.reach.now() });
}

export const form = (fields: Readonly<Record<string, string>>): Partial<Ask> => ({ body: new URLSearchParams(fields) });

/** Slack's *mrkdwn* has three signs of its own. */
export const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
