import type { Act } from "../../../db/act.ts";
import {
  addUngranted,
  type ClientRow,
  endClient,
  endGrants,
  findClient,
  updateClient,
} from "../../../db/oauth/clients.ts";
import type { Store } from "../../../db/open.ts";
import type { By } from "../../act.ts";
import type { Clock } from "../../clock.ts";
import { newId } from "../../contract/id.ts";
import { addressBucket } from "../../net/address.ts";
import { AddressLimit } from "../address-limit.ts";
import { newSecret, provesSecret, secretHash } from "../secret.ts";
import { type ClientDocument, documentOf, type Fields, nameOf, sharedMethods } from "./client-document.ts";
import { crowded, roomAt, ungrantedLife } from "./client-room.ts";
import { isUsable } from "./clients.ts";
import { OAuthError } from "./oauth-error.ts";

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly publicUrl: () => string;
  readonly config: {
    readonly oauth_registration: "open" | "closed";
    readonly oauth_registrations_per_minute: number;
    readonly redirect_schemes: readonly string[];
  };
  readonly act: (event: string, by: By) => Act;
}
export type Registrations = ReturnType<typeof registrationsOf>;

const notYours = () =>
  new OAuthError("invalid_token", "The registration access token is not valid for this client.", {
    headers: { "www-authenticate": 'Bearer error="invalid_token"' },
  });

/** Clients that register themselves (RFC 7591) and manage what they have registered (RFC 7592). */
export function registrationsOf({ store, clock, publicUrl, config, act }: Parts) {
  const callers = new AddressLimit(config.oauth_registrations_per_minute);
  const rules = {
    schemes: config.redirect_schemes,
    authMethods: sharedMethods,
    authMethod: "client_secret_basic",
  } as const;

  /** What a client is told of itself (RFC 7591 §3.2.1). A secret is kept as its hash, so only a new one can be told. */
  const told = ({ id, createdAt }: ClientRow, document: ClientDocument, token: string, secret?: string) => ({
    client_id: id,
    client_id_issued_at: Math.floor(createdAt / 1000),
    ...(secret !== undefined && { client_secret: secret }),
    ...(document.token_endpoint_auth_method !== "none" && { client_secret_expires_at: 0 }),
    registration_access_token: token,
    registration_client_uri: `${publicUrl()}/api/oauth/register/${id}`,
    ...document,
  });

  /** The client that a management token is for; an unknown one gets the same answer as a wrong token. */
  const managed = async (id: string, token: string | undefined): Promise<ClientRow> => {
    const row = await findClient(store, id);
    const proven = provesSecret(token ?? "", row?.managementHash);
    if (!row || !proven || !isUsable(row, clock.now())) throw notYours();
    return row;
  };

  const isOpen = config.oauth_registration === "open";
  return {
    /** Whether clients may register by themselves. */
    isOpen,

    /** Registers a client; `address` is whose request it is. */
    async register(read: () => Promise<Fields>, address: string) {
      if (!isOpen)
        throw new OAuthError(
          "access_denied",
          "This server registers no clients by themselves; an administrator makes them, or the client is known by its metadata document.",
        );
      callers.take(addressBucket(address), clock.monotonic());
      const document = documentOf(await read(), rules);
      const secret = document.token_endpoint_auth_method === "none" ? undefined : newSecret();
      const token = newSecret();
      const now = clock.now();
      const row: ClientRow = {
        id: newId("client"),
        workspaceId: null,
        kind: "registered",
        name: nameOf(document),
        document: JSON.stringify(document),
        secretHash: secret === undefined ? null : secretHash(secret),
        earlierHash: null,
        earlierUntil: null,
        managementHash: secretHash(token),
        status: "active",
        createdBy: null,
        createdAt: now,
        updatedAt: now,
        grantedAt: null,
        expiresAt: now + ungrantedLife,
      };
      await addUngranted(store, row, roomAt(now)).catch(crowded);
      return told(row, document, token, secret);
    },

    async read(id: string, token: string | undefined) {
      const row = await managed(id, token);
      return told(row, JSON.parse(row.document), token as string);
    },

    /** Replaces all of a client's metadata (RFC 7592 §2.2). */
    async replace(id: string, token: string | undefined, read: () => Promise<Fields>) {
      const row = await managed(id, token);
      const fields = await read();
      checkReplacement(row, fields);
      const document = documentOf(fields, rules);
      const isPublic = document.token_endpoint_auth_method === "none";
      const secret = isPublic || row.secretHash !== null ? undefined : newSecret();
      const hash = isPublic ? null : secret === undefined ? row.secretHash : secretHash(secret);
      const change = {
        name: nameOf(document),
        document: JSON.stringify(document),
        secretHash: hash,
        updatedAt: clock.now(),
      };
      await updateClient(store, id, change);
      return told(row, document, token as string, secret);
    },

    /** Ends a client, and everything it was granted. */
    async remove(id: string, token: string | undefined, requestId: string): Promise<void> {
      const { name } = await managed(id, token);
      const workspaces = await endClient(store, id, clock.now());
      for (const workspace of workspaces)
        await endGrants(store, act("remove_client", { workspace, actor: id, actorName: name, requestId }), id);
    },
  };
}

const serversOwn = [
  "registration_access_token",
  "registration_client_uri",
  "client_secret_expires_at",
  "client_id_issued_at",
];

function checkReplacement({ id, secretHash }: ClientRow, fields: Fields): void {
  const refuse = (why: string) => new OAuthError("invalid_request", why);
  if (fields["client_id"] !== id) throw refuse("client_id: must be the client's own.");
  const own = serversOwn.find((name) => Object.hasOwn(fields, name));
  if (own !== undefined) throw refuse(`${own}: is the server's to say; leave it out.`);
  const secret = fields["client_secret"] ?? undefined;
  if (secret !== undefined && !(typeof secret === "string" && provesSecret(secret, secretHash)))
    throw refuse("client_secret: is not the client's; leave it out.");
}
