import { Failure } from "../../contract/failure.ts";
import { called } from "../flags.ts";
import { send } from "./api.ts";
import { clientId, type Metadata, metadataOf, tokenAnswer } from "./oauth.ts";
import { changingSaved, type SavedTokens } from "./saved.ts";

/** How long before their end tokens count as over, in milliseconds: a request takes its time. */
const early = 30_000;

/** What has no readable end is over. */
export const isOver = ({ expires_at }: SavedTokens): boolean => !(Date.parse(expires_at) - early > Date.now());

const ended = (url: string): Failure =>
  new Failure("unauthorized", `Your login at ${url} has ended. Run: ${called()} login --api-url ${url}`);

/**
 * New tokens for ones that are over, saved. Of several processes one asks and the others take what it got: a refresh
 * token that is used twice would end the login.
 */
export const renewed = (url: string, before: SavedTokens): Promise<SavedTokens> =>
  changingSaved(async (saved, write) => {
    const known = saved.servers?.[url];
    if (!known || !("access_token" in known)) throw ended(url);
    if (known.access_token !== before.access_token && !isOver(known)) return known;
    if (known.refresh_token === undefined) throw ended(url);
    const next = { ...known, ...(await refreshed(await metadataOf(url), url, known.refresh_token)) };
    write({ ...saved, servers: { ...saved.servers, [url]: next } });
    return next;
  });

async function refreshed({ token }: Metadata, url: string, refreshToken: string) {
  const form = { grant_type: "refresh_token", refresh_token: refreshToken, client_id: clientId };
  const answered = await send(url, { method: "POST", path: token, form });
  const got = tokenAnswer(url, answered);
  if ("error" in got) throw ended(url);
  return { refresh_token: refreshToken, ...got };
}
