import type { Static } from "@sinclair/typebox";
import { T } from "../../../contract/type.ts";
import { ask, at, bearer, type Dialect, json, read, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import { keptEnd } from "../../kept.ts";
import type { Account, Connected, Grant, Reach } from "../../network.ts";
import { originOf } from "../../server-address.ts";

/* Sessions of an app password at a PDS (com.atproto.server.*), and which PDS that is. */

/** An expired token is a 400 here. */
const deadTokens = new Set(["ExpiredToken", "InvalidToken", "AuthMissing"]);
export const dialect: Dialect = {
  title: "Bluesky",
  words: (body) => textAt(body, "message") ?? textAt(body, "error"),
  code: (body) => textAt(body, "error"),
  kind: (_status, body) => (deadTokens.has(textAt(body, "error") ?? "") ? "unauthorized" : undefined),
};

export const xrpc = (server: string, method: string, params?: Record<string, string>): string =>
  `${server}/xrpc/${method}${params ? `?${new URLSearchParams(params)}` : ""}`;

const Session = T.Object({ did: T.String(), handle: T.String(), accessJwt: T.String(), refreshJwt: T.String() });

/** When a JWT ends; Bluesky does not say it anywhere else. Nothing is proven by reading it. */
function endOf(jwt: string): number | undefined {
  try {
    const { exp } = JSON.parse(Buffer.from(jwt.split(".")[1] ?? "", "base64url").toString());
    return keptEnd(typeof exp === "number" ? exp * 1000 : undefined);
  } catch {
    return undefined;
  }
}
const grantOf = ({ accessJwt, refreshJwt }: Static<typeof Session>, password: string | undefined): Grant => {
  const end = endOf(accessJwt);
  return { token: accessJwt, refresh: refreshJwt, ...(password && { password }), ...(end && { expires_at: end }) };
};

async function begin(reach: Reach, server: string, identifier: string, password: string) {
  const url = xrpc(server, "com.atproto.server.createSession");
  const answer = await ask({ ...reach, dialect }, "repeatable", {
    method: "POST",
    url,
    ...json({ identifier, password }),
  });
  return read(answer, Session, dialect.title);
}

/** The DID of a handle; undefined where nobody has it. */
export async function didOf(reach: Reach, server: string, handle: string): Promise<string | undefined> {
  const url = xrpc(server, "com.atproto.identity.resolveHandle", { handle });
  try {
    const answer = await ask({ ...reach, dialect }, "repeatable", { method: "GET", url });
    return read(answer, T.Object({ did: T.String() }), dialect.title).did;
  } catch (error) {
    if (error instanceof NetworkFailure && error.kind === "refused") return undefined;
    throw error;
  }
}

/** Where an account lives, by its DID document (https://atproto.com/specs/did): nobody else can say so. */
async function pdsOf(reach: Reach, did: string): Promise<string | undefined> {
  const url = did.startsWith("did:web:")
    ? `https://${did.slice("did:web:".length)}/.well-known/did.json`
    : `${reach.at["plc"]}/${did}`;
  const answer = await ask({ ...reach, dialect }, "repeatable", { method: "GET", url, within: 8000 });
  const document = read(answer, T.Object({ service: T.Optional(T.Array(T.Unknown())) }), dialect.title);
  const service = document.service?.find((one) => textAt(one, "id")?.endsWith("#atproto_pds"));
  return textAt(service, "serviceEndpoint")?.replace(/\/+$/, "");
}

/** Whether a server surely speaks for an account: it is where that lives, or the entrance to many such. */
async function isHome(reach: Reach, server: string, did: string): Promise<boolean> {
  if (server === reach.at["entry"]) return true;
  try {
    return (await pdsOf(reach, did)) === server;
  } catch (error) {
    if (error instanceof NetworkFailure) return false;
    throw error;
  }
}

async function serverOf(reach: Reach, named: string | undefined, identifier: string): Promise<string> {
  if (named) return named;
  const did = identifier.startsWith("did:")
    ? identifier
    : identifier.includes("@")
      ? undefined
      : await didOf(reach, reach.at["appview"] as string, identifier);
  return (did && (await pdsOf(reach, did))) || (reach.at["entry"] as string);
}

/** The name and picture that somebody shows; both may be missing. */
async function profileOf(reach: Reach, server: string, did: string) {
  const params = { repo: did, collection: "app.bsky.actor.profile", rkey: "self" };
  try {
    const url = xrpc(server, "com.atproto.repo.getRecord", params);
    const answer = await ask({ ...reach, dialect }, "repeatable", { method: "GET", url });
    const { value } = read(answer, T.Object({ value: T.Unknown() }), dialect.title);
    const cid = textAt(at(value, "avatar", "ref"), "$link");
    return {
      name: textAt(value, "displayName"),
      avatar: cid && xrpc(server, "com.atproto.sync.getBlob", { did, cid }),
    };
  } catch (error) {
    if (error instanceof NetworkFailure) return {};
    throw error;
  }
}

/** Begins a session with what a person typed. */
export async function connect(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const identifier = (values["handle"] ?? "").trim().replace(/^@/, "");
  const password = (values["app_password"] ?? "").trim();
  const typed = (values["server"] ?? "").trim();
  const server = await serverOf(reach, typed === "" ? undefined : originOf(typed), identifier);
  const session = await begin(reach, server, identifier, password);
  const { did, handle } = session;
  const { name, avatar } = await profileOf(reach, server, did);
  const account: Account = {
    server,
    remote_id: did,
    handle,
    name: name ?? handle,
    avatar_url: avatar ?? null,
    url: `${reach.at["site"]}/profile/${did}`,
    settings: {},
  };
  // Who moves, or comes by another way, is the same DID. Any server may claim to have it.
  const moves = await isHome(reach, server, did);
  return [{ account, grant: grantOf(session, password), ...(moves && { moves }) }];
}

/** The next tokens. Where the refresh token is dead too, the app password begins anew. */
export async function renew(reach: Reach, { server, remote_id }: Account, grant: Grant): Promise<Grant> {
  const url = xrpc(server, "com.atproto.server.refreshSession");
  try {
    const headers = bearer(grant.refresh ?? "");
    const answer = await ask({ ...reach, dialect }, "repeatable", { method: "POST", url, headers });
    return grantOf(read(answer, Session, dialect.title), grant.password);
  } catch (error) {
    if (!(error instanceof NetworkFailure && error.kind === "unauthorized") || !grant.password) throw error;
  }
  return grantOf(await begin(reach, server, remote_id, grant.password), grant.password);
}

export async function revoke(reach: Reach, { server }: Account, grant: Grant): Promise<void> {
  const url = xrpc(server, "com.atproto.server.deleteSession");
  await ask({ ...reach, dialect }, "repeatable", { method: "POST", url, headers: bearer(grant.refresh ?? "") });
}
