import { findGrant, type NewGrant } from "../../../db/oauth/new-grants.ts";
import { findTokenBearer, type TokenBearer } from "../../../db/oauth/token-bearers.ts";
import { type Claims, readAccessToken } from "./access-token.ts";
import type { RefreshToken } from "./refresh-tokens.ts";
import type { AuthorizationServer } from "./server.ts";

/** A token of ours that a client asks about or revokes, told by the text alone: hints are not needed. */
export type OurToken =
  | { readonly kind: "access"; readonly claims: Claims; readonly bearer: TokenBearer }
  | { readonly kind: "refresh"; readonly token: RefreshToken; readonly grant: NewGrant };

/** What a text is; nothing where it is no token of ours that is not over. */
export async function ourToken(server: AuthorizationServer, text: string): Promise<OurToken | undefined> {
  const token = await server.refreshTokens.read(text);
  if (token) {
    const grant = await findGrant(server.store, token.workspace, token.grant);
    return grant && { kind: "refresh", token, grant };
  }
  const issuer = server.publicUrl();
  const genuine = await readAccessToken(server.signingKeys, text, { issuer, now: server.clock.now() });
  if (!genuine) return undefined;
  const { claims } = genuine;
  const { workspace, grant, jti } = claims;
  const bearer = await findTokenBearer(server.store, { workspace, grant, token: jti });
  return bearer && { kind: "access", claims, bearer };
}
