import type { Static } from "@sinclair/typebox";
import { T } from "../contract/type.ts";
import { ask, type Dialect, read, textAt } from "./ask.ts";
import { NetworkFailure } from "./failure.ts";
import { keptEnd } from "./kept.ts";
import type { App, Grant, Reach } from "./network.ts";

/* The authorization code flow (RFC 6749 with PKCE, RFC 7636) as the networks have it, over the bounded way out. */

/** A PKCE verifier and what is shown of it. */
export async function pkce(random: Reach["random"]): Promise<{ verifier: string; challenge: string }> {
  const verifier = Buffer.from(random(32)).toString("base64url");
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return { verifier, challenge: Buffer.from(digest).toString("base64url") };
}

export const Tokens = T.Object({
  access_token: T.String(),
  refresh_token: T.Optional(T.String()),
  expires_in: T.Optional(T.Number()),
});

/** The words of RFC 6749 §5.2, and what such a refusal means. */
export const oauthDialect = (title: string): Dialect => ({
  title,
  words: (body) => textAt(body, "error_description") ?? textAt(body, "error", "message") ?? textAt(body, "error"),
  // Whatever a refused grant is called, only connecting again mends it.
  kind: (status) => (status === 400 ? "unauthorized" : undefined),
});

/** Where a browser is sent to begin. */
export const consentPage = (url: string, query: Readonly<Record<string, string>>): string =>
  `${url}?${new URLSearchParams({ response_type: "code", ...query })}`;

/** The app that the operator entered, without which nothing can be connected. */
export function appOf(reach: Reach, title: string): App {
  if (reach.app) return reach.app;
  throw new NetworkFailure("refused", `No app credentials are entered for ${title}.`);
}

export interface Exchange {
  readonly url: string;
  readonly title: string;
  readonly form: Readonly<Record<string, string>>;
  /** The app as HTTP Basic, where the network wants it so. */
  readonly basic?: App;
}

/** An app as HTTP Basic, each half form-encoded (RFC 6749 §2.3.1). */
export const basicOf = ({ id, secret }: App) => ({
  authorization: `Basic ${btoa(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`)}`,
});

/** Asks a token endpoint. */
export async function tokens(reach: Reach, { url, title, form, basic }: Exchange): Promise<Static<typeof Tokens>> {
  const headers = basic && basicOf(basic);
  const answer = await ask({ ...reach, dialect: oauthDialect(title) }, "repeatable", {
    method: "POST",
    url,
    body: new URLSearchParams(form),
    ...(headers && { headers }),
  });
  return read(answer, Tokens, title);
}

/** A grant of what a token endpoint answered. Without a new refresh token the one before stays. */
export function grantOf(answered: Static<typeof Tokens>, now: number, before?: Grant): Grant {
  const refresh = answered.refresh_token ?? before?.refresh;
  const end = keptEnd(answered.expires_in === undefined ? undefined : now + answered.expires_in * 1000);
  return {
    ...before,
    token: answered.access_token,
    ...(refresh !== undefined && { refresh }),
    ...(end !== undefined && { expires_at: end }),
  };
}
