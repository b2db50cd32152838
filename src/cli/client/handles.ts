import { Failure } from "../../contract/failure.ts";
import { isJson } from "../../contract/json.ts";
import { ask } from "./asking.ts";
import type { Credential, Target } from "./target.ts";

/** How people know accounts, by id. */
export type Handles = ReadonlyMap<string, string>;

/** So many pages of accounts are looked through, of fifty. */
const mostPages = 4;

/** The handles of accounts. One that this credential may not read, or that was not found, is known by its id alone. */
export async function handlesOf(
  target: Target & { readonly credential: Credential },
  ids: ReadonlySet<string>,
): Promise<Handles> {
  const handles = new Map<string, string>();
  let more = "";
  try {
    for (let page = 0; page < mostPages && [...ids].some((id) => !handles.has(id)); page++) {
      const { data, next_cursor } = (await ask(target, {
        method: "GET",
        path: `/v1/accounts?limit=50${more}`,
      })) as { readonly data: unknown; readonly next_cursor?: unknown };
      for (const one of Array.isArray(data) ? data : [])
        if (isJson(one) && typeof one.handle === "string") handles.set(String(one.id), one.handle);
      if (typeof next_cursor !== "string") break;
      more = `&cursor=${encodeURIComponent(next_cursor)}`;
    }
  } catch (error) {
    // What was asked for is there already: a table with ids is better than none.
    if (!(error instanceof Failure)) throw error;
  }
  return handles;
}
