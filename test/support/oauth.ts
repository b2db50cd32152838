import { oauthClients } from "../../db/schema-identity.ts";
import { hashOf, newSecret } from "../../src/auth/oauth/client-secret.ts";
import { newId } from "../../src/contract/id.ts";
import type { Reply, TestApp } from "./app.ts";

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
      ...{ document: JSON.stringify(document), secretHash: confidential ? hashOf(secret) : null },
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
  app: TestApp,
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
