import { T } from "../../../contract/type.ts";
import { ask, bearer, json, read } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Account, App, Back, Begin, Begun, Connected, Grant, Reach } from "../../network.ts";
import { grantOf, pkce, tokens } from "../../oauth.ts";
import { originOf } from "../../server-address.ts";
import { dialect, instanceOf } from "./instance.ts";

/* Every instance has apps of its own, which anybody may register (POST /api/v1/apps). */

const scope = "read:accounts read:statuses write:media write:statuses";
const RegisteredApp = T.Object({ client_id: T.String(), client_secret: T.String() });
const Me = T.Object({
  id: T.String(),
  username: T.String(),
  acct: T.Optional(T.String()),
  display_name: T.Optional(T.String()),
  url: T.Optional(T.String()),
  avatar: T.Optional(T.Union([T.String(), T.Null()])),
});

async function register(reach: Reach, server: string, redirect: string): Promise<App> {
  const app = { client_name: "socialcrm", redirect_uris: redirect, scopes: scope };
  const answer = await ask({ ...reach, dialect }, "repeatable", {
    method: "POST",
    url: `${server}/api/v1/apps`,
    ...json(app),
  });
  const { client_id, client_secret } = read(answer, RegisteredApp, dialect.title);
  return { id: client_id, secret: client_secret };
}

export async function begin(reach: Reach, { redirect_uri, state, server: typed, known }: Begin): Promise<Begun> {
  const server = originOf(typed);
  await instanceOf(reach, server);
  const app = known ?? (await register(reach, server, redirect_uri));
  // Servers older than PKCE leave the challenge unread.
  const { verifier, challenge } = await pkce(reach.random);
  const query = {
    response_type: "code",
    client_id: app.id,
    redirect_uri,
    scope,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  };
  return { url: `${server}/oauth/authorize?${new URLSearchParams(query)}`, server, verifier, app };
}

async function connected(reach: Reach, server: string, grant: Grant): Promise<Connected[]> {
  const url = `${server}/api/v1/accounts/verify_credentials`;
  const answer = await ask({ ...reach, dialect }, "repeatable", { method: "GET", url, headers: bearer(grant.token) });
  const me = read(answer, Me, dialect.title);
  const account: Account = {
    server,
    remote_id: me.id,
    handle: `@${me.username}@${new URL(server).host}`,
    name: me.display_name || me.username,
    avatar_url: me.avatar ?? null,
    url: me.url ?? null,
    settings: { ...(await instanceOf(reach, server)) },
  };
  return [{ account, grant }];
}

export async function finish(reach: Reach, { redirect_uri, code, server, verifier, app }: Back): Promise<Connected[]> {
  const answered = await tokens(reach, {
    url: `${server}/oauth/token`,
    title: dialect.title,
    form: {
      grant_type: "authorization_code",
      code,
      client_id: app.id,
      client_secret: app.secret,
      redirect_uri,
      scope,
      code_verifier: verifier,
    },
  });
  return connected(reach, server, { ...grantOf(answered, reach.now()), app });
}

/** A token made in the account's own settings (Development → New application). */
export const withToken = (reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> =>
  connected(reach, originOf(values["server"] ?? ""), { token: (values["access_token"] ?? "").trim() });

export async function revoke(reach: Reach, { server }: Account, { token, app }: Grant): Promise<void> {
  if (!app) throw new NetworkFailure("refused", "A token that was made there is ended there.");
  const form = { client_id: app.id, client_secret: app.secret, token };
  const url = `${server}/oauth/revoke`;
  await ask({ ...reach, dialect }, "repeatable", { method: "POST", url, body: new URLSearchParams(form) });
}
