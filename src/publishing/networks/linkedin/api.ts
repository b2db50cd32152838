import { ask, bearer, type CallEffect, type Dialect, parsed, textAt } from "../../ask.ts";
import type { Answer, Ask } from "../../http.ts";
import type { Grant, Reach } from "../../network.ts";

export const dialect: Dialect = {
  title: "LinkedIn",
  words: (body) => textAt(body, "message") ?? textAt(body, "error_description"),
  code: (body) => textAt(body, "code"),
};

interface Way {
  readonly reach: Reach;
  readonly grant: Grant;
}

/** A request to the versioned API (https://learn.microsoft.com/linkedin/marketing/versioning). */
export const rest = ({ reach, grant }: Way, method: Ask["method"], path: string, more: Partial<Ask> = {}): Ask => ({
  method,
  url: `${reach.at["api"]}/rest/${path}`,
  ...more,
  headers: {
    ...more.headers,
    ...bearer(grant.token),
    "linkedin-version": reach.at["version"] as string,
    "x-restli-protocol-version": "2.0.0",
  },
});

export const asking = (way: Way, effect: CallEffect, request: Ask): Promise<Answer> =>
  ask({ ...way.reach, dialect }, effect, request);
export const reading = async (way: Way, path: string): Promise<unknown> =>
  parsed((await asking(way, "repeatable", rest(way, "GET", path))).body);

const reserved = /[\\|{}@[\]()<>*_~]|#(?![\p{L}\p{N}])/gu;

/** A text in LinkedIn's *little text format*: what has a meaning there gets a backslash; hashtags keep theirs. */
export const littleText = (text: string): string => text.replace(reserved, "\\$&");
/** The text of a *little text*. */
export const plainText = (little: string): string =>
  little.replace(/\{hashtag\|\\?#\|([^}]*)\}/g, "#$1").replace(/\\([\\|{}@[\]()<>*_~#])/g, "$1");
