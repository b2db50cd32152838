import { Failure } from "../../contract/failure.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { type Said, said } from "./documents.ts";
import type { Authority, LoginClient, SecretBy, Tokens } from "./login.ts";
import { wordsIn } from "./protection.ts";

/** The grant itself is not good, or no more: another request changes nothing. */
export class GrantRefused extends Failure {}

type At = Pick<Authority, "tokenEndpoint" | "secretBy">;

const encoded = (text: string) => encodeURIComponent(text);

/** How a client shows who it is (RFC 6749 §2.3.1). */
function shown(secretBy: SecretBy, { id, secret }: LoginClient) {
  if (secret === undefined) return { headers: {}, form: { client_id: id } };
  if (secretBy === "post") return { headers: {}, form: { client_id: id, client_secret: secret } };
  return { headers: { authorization: `Basic ${btoa(`${encoded(id)}:${encoded(secret)}`)}` }, form: {} };
}

/** Asks a token endpoint. Throws Failure in its own words: GrantRefused for what is not good, `unavailable` for what may be later. */
export async function tokensFor(
  fetchSafely: SafeFetch,
  at: At,
  client: LoginClient,
  grant: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const { status, body } = await posted(fetchSafely, at.tokenEndpoint, at, client, grant);
  const { access_token: token, refresh_token: refresh, token_type: type } = body;
  if (status === 200 && typeof token === "string" && /^[\x21-\x7e]{1,16384}$/.test(token) && isBearer(type))
    return { token, refresh: typeof refresh === "string" ? refresh : undefined };
  const words = `The authorization server gives no token: ${wordsIn(body, status)}`;
  if (status >= 500 || status === 429) throw new Failure("unavailable", words);
  throw new GrantRefused("invalid_request", words);
}

const isBearer = (type: unknown) => type === undefined || (typeof type === "string" && type.toLowerCase() === "bearer");

/** Ends a token where the authorization server can (RFC 7009); whether it did is not ours to insist on. */
export async function revoke(
  fetchSafely: SafeFetch,
  authority: Authority,
  client: LoginClient,
  token: string,
): Promise<void> {
  if (authority.revocationEndpoint === undefined) return;
  await posted(fetchSafely, authority.revocationEndpoint, authority, client, { token }).catch(() => {});
}

/** Sends a form as a client, in the ways that the authorization server knows until it knows the client. */
async function posted(
  fetchSafely: SafeFetch,
  url: string,
  { secretBy }: Pick<Authority, "secretBy">,
  client: LoginClient,
  fields: Readonly<Record<string, string>>,
): Promise<Said> {
  const send = (way: SecretBy) => {
    const { headers, form } = shown(way, client);
    return said(fetchSafely, url, {
      method: "POST",
      headers: { ...headers, "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
      body: new URLSearchParams({ ...fields, ...form }).toString(),
    });
  };
  const [first = "basic", second] = secretBy;
  const answer = await send(first);
  const isUnknown = answer.body.error === "invalid_client" && client.secret !== undefined;
  return isUnknown && second !== undefined ? send(second) : answer;
}
