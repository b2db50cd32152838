import { oauthClients } from "../../db/schema/identity.ts";
import { newSecret, secretHash } from "../../src/auth/secret.ts";
import { newId } from "../../src/contract/id.ts";
import type { Reply, TestApp } from "./app.ts";
import type { Browser } from "./signed-in.ts";

export const callback = "http://127.0.0.1:33418/callback";
export const deviceGrant = "urn:ietf:params:oauth:grant-type:device_code";
const everyGrant = ["authorization_code", "refresh_token", deviceGrant];

interface Asked {
  readonly name?: string;
  readonly grantTypes?: readonly string[];
  readonly redirectUris?: readonly string[];
  /** Whether it has a secret. */
  readonly confidential?: boolean;
  /** Whose it is, and the most it may have. */
  readonly workspace?: string;
  readonly scopes?: readonly string[];
}
export interface TestClient {
  readonly id: string;
  readonly secret: string;
}

/** A client as it stands in the database once somebody has registered or made it. */
export async function addClient(app: TestApp, asked: Asked = {}): Promise<TestClient> {
  const { workspace, scopes, confidential = workspace !== undefined, name = "Test client" } = asked;
  const secret = newSecret();
  const id = newId("client");
  const now = app.clock.now();
  const document = {
    redirect_uris: asked.redirectUris ?? [callback],
    grant_types: asked.grantTypes ?? (workspace === undefined ? everyGrant : ["client_credentials"]),
    response_types: ["code"],
    token_endpoint_auth_method: confidential ? "client_secret_basic" : "none",
    client_name: name,
    ...(scopes && { scopes }),
  };
  await app.store.write([], async (db) => {
    await db.insert(oauthClients).values({
      ...{ id, workspaceId: workspace ?? null, kind: workspace === undefined ? "registered" : "workspace", name },
      ...{ document: JSON.stringify(document), secretHash: confidential ? secretHash(secret) : null },
      ...{ status: "active", createdAt: now, updatedAt: now },
    });
  });
  return { id, secret: confidential ? secret : "" };
}

/** The header by which a client proves itself. */
export const basic = ({ id, secret }: TestClient) => ({
  authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`,
});

/** Sends a form to an endpoint. */
export async function submit(
  app: { readonly url: string },
  path: string,
  form: Record<string, string> | string,
  headers: Record<string, string> = {},
): Promise<Reply> {
  const response = await fetch(app.url + path, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: typeof form === "string" ? form : new URLSearchParams(form).toString(),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: text === "" ? undefined : JSON.parse(text) };
}

export const token = (app: TestApp, form: Record<string, string> | string, headers: Record<string, string> = {}) =>
  submit(app, "/api/oauth/token", form, headers);

/** What a token says. */
export const claimsOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
export const headerOf = (jwt: string) => JSON.parse(Buffer.from(jwt.split(".")[0] ?? "", "base64url").toString());

/** PKCE: what proves that whoever asked for a code sends it. */
export interface Pkce {
  readonly verifier: string;
  readonly challenge: string;
}
export function pkce(): Pkce {
  const verifier = newSecret();
  return { verifier, challenge: new Bun.CryptoHasher("sha256").update(verifier).digest("base64url") };
}

type Parameters = Readonly<Record<string, string | undefined>>;
const given = (parameters: Parameters) =>
  Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);

/** The address of an authorization request; `undefined` leaves out what it has otherwise. */
export function authorizationUrl(
  app: { readonly url: string },
  { id }: TestClient,
  { challenge }: Pkce,
  more: Parameters = {},
): string {
  const standard = { response_type: "code", client_id: id, redirect_uri: callback, state: "the state" };
  const proof = { code_challenge: challenge, code_challenge_method: "S256" };
  return `${app.url}/api/oauth/authorize?${new URLSearchParams(given({ ...standard, ...proof, ...more }))}`;
}

const field = (text: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? "";

/** A page of consent, as far as an answer to it goes. */
export interface Question {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly proof: string;
  /** The workspace that is chosen, where there is just one. */
  readonly workspace: string;
}

export async function ask(url: string, { reading }: Browser): Promise<Question> {
  const response = await fetch(url, { headers: reading, redirect: "manual" });
  const text = await response.text();
  const { status, headers } = response;
  return { status, headers, text, proof: field(text, "proof"), workspace: field(text, "workspace") };
}

/** Answers a page of consent; answers where that leads. */
export async function decide(
  app: { readonly url: string },
  { proof, workspace }: Pick<Question, "proof" | "workspace">,
  headers: Record<string, string>,
  decision = "allow",
) {
  const response = await fetch(`${app.url}/api/oauth/authorize`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: new URLSearchParams({ proof, workspace, decision }).toString(),
    redirect: "manual",
  });
  return { status: response.status, location: response.headers.get("location"), text: await response.text() };
}

/** Goes the whole way of a person who says yes; answers the code. */
export async function consented(
  app: { readonly url: string },
  client: TestClient,
  browser: Browser,
  more: Parameters = {},
) {
  const proof = pkce();
  const question = await ask(authorizationUrl(app, client, proof, more), browser);
  const { location } = await decide(app, question, browser.own);
  const code = new URL(location ?? "none:").searchParams.get("code");
  if (!code) throw new Error(`no code: ${question.status} ${location} ${question.text}`);
  return { code, verifier: proof.verifier };
}

/** The form that exchanges a code. */
export const exchange = (client: TestClient, { code, verifier }: { code: string; verifier: string }) => ({
  ...{ grant_type: "authorization_code", code, code_verifier: verifier },
  ...{ client_id: client.id, redirect_uri: callback },
});
