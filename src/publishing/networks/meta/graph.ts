import { ask, at, bearer, type CallEffect, type Dialect, numberAt, parsed, textAt } from "../../ask.ts";
import type { FailureKind } from "../../failure.ts";
import type { Answer, Ask } from "../../http.ts";
import type { Multipart } from "../../multipart.ts";
import type { Call, Reach } from "../../network.ts";

/* The Graph API as Facebook, Instagram and Threads have it. */

/** Limits of the app, the user, the page, and of the products (https://developers.facebook.com/docs/graph-api/overview/rate-limiting). */
const limited = (code: number) => [4, 17, 32, 613].includes(code) || (code >= 80_000 && code <= 80_014);

const kind = (_status: number, body: unknown): FailureKind | undefined => {
  const code = numberAt(body, "error", "code");
  if (code === 190 || code === 102) return "unauthorized";
  return code !== undefined && limited(code) ? "rate_limited" : undefined;
};

const graphDialect = (title: string): Dialect => ({
  title,
  words: (body) =>
    textAt(body, "error", "error_user_msg") ?? textAt(body, "error", "message") ?? textAt(body, "error_message"),
  code: (body) => numberAt(body, "error", "code")?.toString(),
  kind,
});

interface Way {
  readonly reach: Reach;
  readonly grant: Pick<Call["grant"], "token">;
}

/** The API of one of them. Tokens go in a header, so that they stand in no address. */
export interface Graph {
  readonly title: string;
  get(way: Way, path: string, query?: Readonly<Record<string, string>>): Promise<unknown>;
  post(
    way: Way,
    effect: CallEffect,
    path: string,
    body: Readonly<Record<string, string>> | Multipart,
    within?: number,
  ): Promise<Answer>;
  remove(way: Way, path: string): Promise<void>;
}

export function graphOf(title: string): Graph {
  const dialect = graphDialect(title);
  const request = ({ reach, grant }: Way, method: Ask["method"], path: string): Ask => ({
    method,
    url: `${reach.at["api"]}/${reach.at["version"]}/${path}`,
    headers: bearer(grant.token),
  });
  return {
    title,
    async get(way, path, query) {
      const asked = request(way, "GET", query ? `${path}?${new URLSearchParams(query)}` : path);
      return parsed((await ask({ ...way.reach, dialect }, "repeatable", asked)).body);
    },
    post: (way, effect, path, body, within = 60_000) =>
      ask({ ...way.reach, dialect }, effect, {
        ...request(way, "POST", path),
        body: Array.isArray(body) ? (body as Multipart) : new URLSearchParams(body as Record<string, string>),
        within,
      }),
    async remove(way, path) {
      await ask({ ...way.reach, dialect }, "repeatable", request(way, "DELETE", path));
    },
  };
}

/** A list in an answer. */
export const listOf = (body: unknown): readonly unknown[] => {
  const list = at(body, "data");
  return Array.isArray(list) ? list : [];
};
/** Their times: `2026-11-22T19:00:00+0000`. */
export const timeOf = (value: unknown): number =>
  typeof value === "string" ? Date.parse(value.replace(/([+-]\d{2})(\d{2})$/, "$1:$2")) : Number.NaN;

/** A post or a comment in a list of Threads or Instagram, whose words stand in that field. */
export const listedAs = (field: string) => (one: unknown) => ({
  id: textAt(one, "id"),
  at: timeOf(at(one, "timestamp")),
  words: textAt(one, field) ?? "",
  permalink: textAt(one, "permalink") ?? null,
});

/** A figure of a post, by its name. */
export function figureIn(insights: readonly unknown[], name: string): number {
  const row = insights.find((one) => textAt(one, "name") === name);
  return numberAt(row, "values", 0, "value") ?? 0;
}
