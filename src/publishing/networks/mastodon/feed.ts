import { ask, at, bearer, parsed, textAt } from "../../ask.ts";
import { textOfHtml } from "../../html.ts";
import type { Call, FeedPost } from "../../network.ts";
import { dialect } from "./instance.ts";

const page = 40;
const mostPages = 3;

/** Who wrote it, where it was passed on by somebody else. What is not public is nobody's to count. */
function postIn(status: unknown, own: string): FeedPost[] {
  const written = at(status, "reblog") ?? status;
  const author = textAt(written, "account", "id");
  const visibility = textAt(written, "visibility");
  const time = Date.parse(textAt(status, "created_at") ?? "");
  if (author === undefined || author === own || Number.isNaN(time)) return [];
  if (visibility !== "public" && visibility !== "unlisted") return [];
  return [{ author, text: textOfHtml(textAt(written, "content") ?? ""), at: time }];
}

/** The home timeline, some pages back. */
export async function homeFeed(call: Call): Promise<FeedPost[]> {
  const { reach, account, grant } = call;
  const found: FeedPost[] = [];
  for (let pages = 0, before = ""; pages < mostPages; pages++) {
    const query = `limit=${page}${before && `&max_id=${encodeURIComponent(before)}`}`;
    const url = `${account.server}/api/v1/timelines/home?${query}`;
    const request = { method: "GET", url, headers: bearer(grant.token) } as const;
    const list = parsed((await ask({ ...reach, dialect }, "repeatable", request)).body);
    if (!Array.isArray(list) || list.length === 0) break;
    found.push(...list.flatMap((status) => postIn(status, account.remote_id)));
    before = textAt(list.at(-1), "id") ?? "";
    if (before === "") break;
  }
  return found;
}
