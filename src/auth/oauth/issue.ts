import { newId } from "../../contract/id.ts";
import { signAccessToken, tokenLife } from "./access-token.ts";
import type { AuthorizationServer } from "./server.ts";

/** What sets one access token of a grant apart: enough to write the same one again. */
export interface Token {
  readonly id: string;
  /** In seconds since 1970. */
  readonly issuedAt: number;
  readonly scope: string;
  readonly resource: string;
}

/** The grant that a token hangs on. */
export interface Holder {
  readonly workspace: string;
  readonly grant: string;
  readonly client: string;
  /** Whom it acts for; none where the client acts for itself. */
  readonly user: string | null;
}

/** The body of a token response (RFC 6749 §5.1). */
export interface Issued {
  readonly access_token: string;
  readonly token_type: "Bearer";
  readonly expires_in: number;
  readonly scope: string;
  readonly refresh_token?: string;
}

const second = 1000;
const lifeInSeconds = tokenLife / second;

export const newToken = (now: number, scopes: readonly string[], resource: string): Token => ({
  id: newId("tok"),
  issuedAt: Math.floor(now / second),
  scope: scopes.join(" "),
  resource,
});

/** How much longer a token lives, in seconds. */
export const secondsLeft = ({ issuedAt }: Token, now: number): number =>
  issuedAt + lifeInSeconds - Math.floor(now / second);

/** Writes a token, and beside it the refresh token of that generation; 0: none. */
export async function issue(
  server: AuthorizationServer,
  { workspace, grant, client, user }: Holder,
  token: Token,
  generation: number,
): Promise<Issued> {
  const { signingKeys, refreshTokens, publicUrl, clock } = server;
  const { id, issuedAt, scope, resource } = token;
  const access_token = await signAccessToken(await signingKeys.signer(), {
    ...{ iss: publicUrl(), sub: user ?? client, aud: resource, exp: issuedAt + lifeInSeconds, iat: issuedAt, jti: id },
    ...{ client_id: client, scope, workspace, grant },
  });
  const refresh = generation > 0 && { refresh_token: await refreshTokens.write({ workspace, grant, generation }) };
  return { access_token, token_type: "Bearer", expires_in: secondsLeft(token, clock.now()), scope, ...refresh };
}
