import type { Candidate } from "../../auth/oauth/approve.ts";
import type { Client } from "../../auth/oauth/clients.ts";
import { commandLineId } from "../../auth/oauth/command-line.ts";
import { type GrantedScope, roleHolds, type Scope, scopes as words } from "../../contract/scopes.ts";
import { type Html, html } from "./html.ts";

const connector = "mcp:call:";

/** A scope in words. */
const inWords = (scope: GrantedScope): string =>
  scope.startsWith(connector)
    ? `Call the tools of the connector ${scope.slice(connector.length)} over MCP`
    : words[scope as Scope];

const article = (role: string) => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`);

/** Everything that is asked for and can be given somewhere; what cannot be given everywhere says so. */
export function scopeList(scopes: readonly GrantedScope[], workspaces: readonly Candidate[]): Html {
  const rows = scopes.flatMap((scope) => {
    const lacking = workspaces.filter(({ role }) => !roleHolds(role, scope));
    if (lacking.length === workspaces.length) return [];
    const less = lacking.map(({ name, role }) => `not in ${name}, where you are ${article(role)}`).join("; ");
    return [html`<li><span>${inWords(scope)}${less && html`<span class="hint">${less}</span>`}</span></li>`];
  });
  return html`<ul class="rows">${rows}</ul>`;
}

/** The workspace, to choose where there are several. None is chosen beforehand then. */
export function workspacePicker(workspaces: readonly Candidate[]): Html {
  const [only, ...more] = workspaces;
  if (only && more.length === 0)
    return html`<input type="hidden" name="workspace" value="${only.id}"><p>In the workspace <strong>${only.name}</strong>.</p>`;
  return html`<fieldset><legend>In which workspace?</legend>${workspaces.map(
    ({ id, slug, name, role }) =>
      html`<label class="choice"><input type="radio" name="workspace" value="${id}" required><span>${name}<small>${slug}, you are ${article(role)}</small></span></label>`,
  )}</fieldset>`;
}

/** Who stands behind a client, as far as that is known. */
export function origin({ kind, id }: Client): Html {
  if (id === commandLineId) return html`<dt>Known as</dt><dd>this server's own command line</dd>`;
  if (kind === "metadata") return html`<dt>Known as</dt><dd>${new URL(id).host}</dd>`;
  if (kind === "workspace") return html`<dt>Known as</dt><dd>an application of the workspace's own</dd>`;
  return html`<dt>Known as</dt><dd>nobody in particular: it gave its name itself, and nobody has checked it</dd>`;
}

const isLoopback = (host: string) => host === "localhost" || host === "[::1]" || host.startsWith("127.");

/** Where an answer leads, in words. */
export function destination(uri: string): string {
  const { protocol, hostname, host } = new URL(uri);
  if (protocol === "https:" || (protocol === "http:" && !isLoopback(hostname))) return host;
  return protocol === "http:"
    ? `a program on this computer (${host})`
    : `an application on this device (${protocol}//…)`;
}

/** What `form-action` has to allow for the answer to get there. CSP knows no address of IPv6 and no private schemes. */
export function formTo(uri: string): readonly string[] | "any" {
  const { protocol, hostname, origin } = new URL(uri);
  return (protocol === "https:" || protocol === "http:") && !hostname.startsWith("[") ? [origin] : "any";
}

/** The two answers; no is as easy as yes. */
export const answers = (): Html =>
  html`<div class="actions"><button name="decision" value="allow">Allow</button>
<button class="quiet-button" name="decision" value="deny" formnovalidate>Deny</button></div>`;
