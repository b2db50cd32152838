import { type ConnectionRow, findConnection } from "../../../db/publishing/connections.ts";
import { secretHash } from "../../auth/secret.ts";
import { connectorLogin } from "../../connectors/login/kind.ts";
import { asFailure } from "../../contract/as-failure.ts";
import type { Context } from "../../contract/context.ts";
import { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import { finishAccountConnection, starterOf } from "../../operations/connections.ts";
import { finishConnectorLogin } from "../../operations/connector-logins.ts";
import { callbackPath } from "../../publishing/connecting/callback.ts";
import { Routes } from "../routes.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";
import { hidden } from "./parts.ts";
import type { Pages, PageVisit } from "./visit.ts";

/** What a network sends a browser back with. */
interface Back {
  readonly row: ConnectionRow;
  readonly state: string;
  readonly code: string;
  /** Whom it is from, where it says so. */
  readonly iss: string;
}

/**
 * Where networks send browsers back to. Nothing happens by coming here: the person who began the connection finishes
 * it with a form, and whoever else began it is told what to send. So a stranger's code never becomes an account of a
 * workspace whose people only followed a link.
 */
export function connectPages(running: Running, pages: Pages) {
  const { authorization, clock, publicUrl, sessions } = running;

  async function find(state: string, code: string, iss: string): Promise<Back> {
    const row = state === "" ? undefined : await findConnection(authorization.store, secretHash(state));
    if (row && row.expiresAt > clock.now() && code !== "") return { row, state, code, iss };
    throw new Failure("not_found", "There is no connection waiting for this. It lasts ten minutes; start it again.");
  }

  const isStarter = (principal: Principal | undefined, { row }: Back): principal is Principal =>
    principal !== undefined && principal.workspace.id === row.workspaceId && starterOf(principal) === row.startedBy;

  const show = pages.show(async ({ url, headers }) => {
    const said = (name: string) => url.searchParams.get(name) ?? "";
    const refusal = said("error_description") || said("error");
    if (refusal !== "") return refusedBy(refusal);
    const back = await find(said("state"), said("code"), said("iss"));
    return isStarter(await sessions.principalOf(headers), back) ? asking(back) : instructing(back, publicUrl(), url);
  });

  const take = pages.take(async (visit: PageVisit, form) => {
    await pages.person(visit);
    const back = await find(form("state"), form("code"), form("iss"));
    const principal = await sessions.principalOf(visit.headers);
    if (!isStarter(principal, back))
      throw new Failure("forbidden", "Somebody else began this connection, or in another workspace. Start it again.");
    const context = running.contextOf(principal, { requestId: visit.requestId, overMcp: false });
    try {
      return await finish(back, context);
    } catch (error) {
      throw asFailure(error);
    }
  });

  return new Routes()
    .get(callbackPath, ({ request }) => show(request))
    .post(callbackPath, ({ request }) => take(request));
}

/** Carries on what was begun: an account, or the login of a connector. */
async function finish({ row, state, code, iss }: Back, context: Context): Promise<Response> {
  if (row.network === connectorLogin) {
    const input = { id: row.server, login_id: row.id, state, code, ...(iss !== "" && { iss }) };
    const { text } = await invoke(finishConnectorLogin, context, () => input, "");
    const { name, health, problem } = JSON.parse(text);
    return loggedIn(name, health === "down" ? problem : "");
  }
  const { text } = await invoke(finishAccountConnection, context, () => ({ id: row.id, state, code }), "");
  return connected(JSON.parse(text).data);
}

const shown = (title: string, body: Html, status = 200): Response =>
  page({ title, status, body: html`<h1>${title}</h1>${body}` });

const refusedBy = (words: string): Response =>
  shown("Nothing was connected", html`<p class="note bad" role="alert">${words.slice(0, 500)}</p>`, 400);

const asking = ({ row, state, code, iss }: Back): Response =>
  shown(
    row.network === connectorLogin ? "Log in at this connector's server?" : "Connect this account?",
    html`<p class="lead">You agreed to it at ${iss || whereOf(row)}.</p>
<form method="post" action="${callbackPath}">${hidden("state", state)}${hidden("code", code)}${hidden("iss", iss)}
<button class="wide-button">Connect</button></form>`,
  );

const whereOf = ({ network, server }: ConnectionRow): string =>
  network === connectorLogin ? "the authorization server" : server || network;

/** What finishes it, for whoever does that by hand. */
const requestOf = ({ row, state, code, iss }: Back, publicUrl: string): { call: string; body: object } =>
  row.network === connectorLogin
    ? {
        call: `PATCH ${publicUrl}/v1/connectors/${row.server}/login`,
        body: { login_id: row.id, state, code, ...(iss !== "" && { iss }) },
      }
    : { call: `POST ${publicUrl}/v1/account-connections/${row.id}/finish`, body: { state, code } };

const instructing = (back: Back, publicUrl: string, url: URL): Response =>
  shown(
    "Finish where you started",
    html`<p class="lead">This connection is finished by whoever started it, with what stands here. It is good once, for
ten minutes.</p>
<pre class="code">${requestOf(back, publicUrl).call}
${JSON.stringify(requestOf(back, publicUrl).body, null, 2)}</pre>
<p>Did you start it on this server's own pages? <a href="/sign-in?next=${encodeURIComponent(url.pathname + url.search)}">Sign
in</a> as yourself, in the same workspace.</p>`,
  );

const loggedIn = (name: string, problem: string): Response =>
  shown(
    "Logged in",
    html`<p class="lead">${name} is called with this login from now on.</p>
${problem ? html`<p class="note bad">Its server does not answer yet: ${problem}</p>` : ""}
<p>You can close this window.</p>`,
  );

const connected = (accounts: readonly { handle: string; network: string }[]): Response =>
  shown(
    "Connected",
    html`<ul>${accounts.map(({ handle, network }) => html`<li>${handle} (${network})</li>`)}</ul>
<p>You can close this window.</p>`,
  );
