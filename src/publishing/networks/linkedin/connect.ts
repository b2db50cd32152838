import { T } from "../../../contract/type.ts";
import { ask, at, bearer, read, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Account, Back, Begin, Begun, Connected, Grant, Reach } from "../../network.ts";
import { appOf, consentPage, grantOf, oauthDialect, tokens } from "../../oauth.ts";
import { dialect, reading } from "./api.ts";

/* LinkedIn gives no PKCE to web applications: the secret and `state` protect the code. */

const Me = T.Object({ sub: T.String(), name: T.String(), picture: T.Optional(T.String()) });

export async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "LinkedIn");
  const query = { client_id: app.id, redirect_uri, state, scope: reach.at["scope"] as string };
  return { url: consentPage(`${reach.at["site"]}/oauth/v2/authorization`, query), server: "", verifier: "", app };
}

const token = (reach: Reach, form: Readonly<Record<string, string>>) => {
  const { id, secret } = appOf(reach, "LinkedIn");
  const url = `${reach.at["site"]}/oauth/v2/accessToken`;
  return tokens(reach, { url, title: "LinkedIn", form: { ...form, client_id: id, client_secret: secret } });
};

async function person(reach: Reach, grant: Grant): Promise<Account> {
  const url = `${reach.at["api"]}/v2/userinfo`;
  const me = read(
    await ask({ ...reach, dialect }, "repeatable", { method: "GET", url, headers: bearer(grant.token) }),
    Me,
    "LinkedIn",
  );
  return {
    server: "",
    remote_id: `urn:li:person:${me.sub}`,
    handle: me.name,
    name: me.name,
    avatar_url: me.picture ?? null,
    url: null,
    settings: {},
  };
}

/** The pages that this person administers; none where the app was not granted that. */
async function pages(reach: Reach, grant: Grant): Promise<Account[]> {
  if (!(reach.at["scope"] ?? "").includes("w_organization_social")) return [];
  try {
    const roles = at(
      await reading({ reach, grant }, "organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED"),
      "elements",
    );
    const found: Account[] = [];
    for (const role of Array.isArray(roles) ? roles : []) {
      const urn = textAt(role, "organization") ?? "";
      const page = await reading({ reach, grant }, `organizations/${urn.split(":").at(-1)}`);
      const handle = textAt(page, "vanityName") ?? urn;
      const name = textAt(page, "localizedName") ?? handle;
      found.push({
        server: "",
        remote_id: urn,
        handle,
        name,
        avatar_url: null,
        url: `${reach.at["site"]}/company/${handle}`,
        settings: {},
      });
    }
    return found;
  } catch (error) {
    if (error instanceof NetworkFailure && error.status === 403) return [];
    throw error;
  }
}

export async function finish(reach: Reach, { redirect_uri, code }: Back): Promise<Connected[]> {
  const grant = grantOf(await token(reach, { grant_type: "authorization_code", code, redirect_uri }), reach.now());
  const accounts = [await person(reach, grant), ...(await pages(reach, grant))];
  return accounts.map((account) => ({ account, grant }));
}

export async function renew(reach: Reach, _account: Account, grant: Grant): Promise<Grant> {
  // Only some apps are given refresh tokens; the others' people connect again every sixty days.
  if (!grant.refresh)
    throw new NetworkFailure("unauthorized", "LinkedIn's access has ended; connect the account again.");
  return grantOf(await token(reach, { grant_type: "refresh_token", refresh_token: grant.refresh }), reach.now(), grant);
}

export async function revoke(reach: Reach, _account: Account, grant: Grant): Promise<void> {
  const { id, secret } = appOf(reach, "LinkedIn");
  const url = `${reach.at["site"]}/oauth/v2/revoke`;
  const body = new URLSearchParams({ client_id: id, client_secret: secret, token: grant.token });
  await ask({ ...reach, dialect: oauthDialect("LinkedIn") }, "repeatable", { method: "POST", url, body });
}
