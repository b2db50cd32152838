import { ask, read } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Account, Grant, Reach } from "../../network.ts";
import { appOf, grantOf, oauthDialect, Tokens, tokens } from "../../oauth.ts";

/* Threads and Instagram give a token for an hour, which is changed into one for sixty days, which renews itself. */

interface Words {
  readonly title: string;
  /** `th` or `ig`. */
  readonly prefix: string;
}

async function exchanged(reach: Reach, { title }: Words, path: string, query: Record<string, string>) {
  const url = `${reach.at["api"]}/${path}?${new URLSearchParams(query)}`;
  return read(
    await ask({ ...reach, dialect: oauthDialect(title) }, "repeatable", { method: "GET", url }),
    Tokens,
    title,
  );
}

export async function longLived(
  reach: Reach,
  words: Words,
  { code, redirect_uri }: { code: string; redirect_uri: string },
): Promise<Grant> {
  const { id, secret } = appOf(reach, words.title);
  const form = { client_id: id, client_secret: secret, code, grant_type: "authorization_code", redirect_uri };
  const short = await tokens(reach, { url: `${reach.at["token"]}/oauth/access_token`, title: words.title, form });
  const query = {
    grant_type: `${words.prefix}_exchange_token`,
    client_secret: secret,
    access_token: short.access_token,
  };
  return grantOf(await exchanged(reach, words, "access_token", query), reach.now());
}

export const renewal =
  (words: Words) =>
  async (reach: Reach, _account: Account, grant: Grant): Promise<Grant> => {
    if (grant.expires_at !== undefined && grant.expires_at <= reach.now())
      throw new NetworkFailure("unauthorized", `${words.title}'s access has ended; connect the account again.`);
    const query = { grant_type: `${words.prefix}_refresh_token`, access_token: grant.token };
    return grantOf(await exchanged(reach, words, "refresh_access_token", query), reach.now(), grant);
  };
