import { ask, at, bearer, parsed, textAt } from "../../ask.ts";
import type { Call, FeedPost } from "../../network.ts";
import { dialect, xrpc } from "./session.ts";

const page = 100;
const mostPages = 2;

function postIn(item: unknown, own: string): FeedPost[] {
  const author = textAt(item, "post", "author", "did");
  const time = Date.parse(textAt(item, "post", "indexedAt") ?? "");
  if (author === undefined || author === own || Number.isNaN(time)) return [];
  return [{ author, text: textAt(item, "post", "record", "text") ?? "", at: time }];
}

/** The account's own timeline, which its PDS asks of the AppView. */
export async function timeline(call: Call): Promise<FeedPost[]> {
  const { reach, account, grant } = call;
  const found: FeedPost[] = [];
  for (let pages = 0, cursor = ""; pages < mostPages; pages++) {
    const params = { limit: String(page), ...(cursor && { cursor }) };
    const url = xrpc(account.server, "app.bsky.feed.getTimeline", params);
    const answer = await ask({ ...reach, dialect }, "repeatable", { method: "GET", url, headers: bearer(grant.token) });
    const body = parsed(answer.body);
    const items = at(body, "feed");
    if (!Array.isArray(items) || items.length === 0) break;
    found.push(...items.flatMap((item) => postIn(item, account.remote_id)));
    cursor = textAt(body, "cursor") ?? "";
    if (cursor === "") break;
  }
  return found;
}
