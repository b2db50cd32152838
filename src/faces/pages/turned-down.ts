import { answerAt, type Proven } from "../../auth/oauth/authorization-request.ts";
import type { OAuthError } from "../../auth/oauth/oauth-error.ts";
import { destination, origin } from "./consent-parts.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";

/**
 * Whether a browser may be sent to a client without a person's word. Anyone can register a client, so a link to this
 * server would lead to any site of theirs by a request that is wrong on purpose, or silent (RFC 9700 §4.11.2), and that
 * site would learn who is signed in here. What a workspace made is known, and no site is on one's own machine.
 */
export const isTrusted = ({ client, back }: Proven): boolean =>
  client.kind === "workspace" || !back.uri.startsWith("https:");

/** What went wrong, and the way back to the client, for the person to take. */
export function turnedDown({ client, back }: Proven, { error, description }: OAuthError, issuer: string): Response {
  const isSilent = error === "login_required" || error === "consent_required";
  // Signed in or not, a page that was not to be shown says the same.
  const told = isSilent
    ? ({ error: "interaction_required", error_description: "The person has to be asked." } as const)
    : { error, error_description: description };
  return page({
    ...{ title: "This cannot be connected", status: 400 },
    body: html`<h1>This cannot be connected</h1>
<p class="note bad" role="alert">${told.error_description}</p>
<div class="card"><p>The application ${client.name} asked for it in a way that this server does not accept.</p>
<dl>${origin(client)}<dt>Leads back to</dt><dd>${destination(back.uri)}</dd></dl>
<p class="hint">Go back only if you came from there.</p>
<a class="button quiet-button" rel="noreferrer" href="${answerAt(back, issuer, told)}">Go back</a></div>`,
  });
}
