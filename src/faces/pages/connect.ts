import { type ConnectionRow, findConnection } from "../../../db/connections.ts";
import { secretHash } from "../../auth/secret.ts";
import { asFailure } from "../../contract/as-failure.ts";
import { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import { finishAccountConnection, starterOf } from "../../operations/connections.ts";
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
}

/**
 * Where networks send browsers back to. Nothing happens by coming here: the person who began the connection finishes
 * it with a form, and whoever else began it is told what to send. So a stranger's code never becomes an account of a
 * workspace whose people only followed a link.
 */
export function connectPages(running: Running, pages: Pages) {
  const { authorization, clock, publicUrl, sessions } = running;

  async function find(state: string, code: string): Promise<Back> {
    const row = state === "" ? undefined : await findConnection(authorization.store, secretHash(state));
    if (row && row.expiresAt > clock.now() && code !== "") return { row, state, code };
    throw new Failure("not_found", "There is no connection waiting for this. It lasts ten minutes; start it again.");
  }

  const isStarter = (principal: Principal | undefined, { row }: Back): principal is Principal =>
    principal !== undefined && principal.workspace.id === row.workspaceId && starterOf(principal) === row.startedBy;

  const show = pages.show(async ({ url, headers }) => {
    const said = (name: string) => url.searchParams.get(name) ?? "";
    const refusal = said("error_description") || said("error");
    if (refusal !== "") return refusedBy(refusal);
    const back = await find(said("state"), said("code"));
    return isStarter(await sessions.principalOf(headers), back) ? asking(back) : instructing(back, publicUrl(), url);
  });

  const take = pages.take(async (visit: PageVisit, form) => {
    await pages.person(visit);
    const back = await find(form("state"), form("code"));
    const principal = await sessions.principalOf(visit.headers);
    if (!isStarter(principal, back))
      throw new Failure("forbidden", "Somebody else began this connection, or in another workspace. Start it again.");
    const context = running.contextOf(principal, { requestId: visit.requestId, overMcp: false });
    const input = { id: back.row.id, state: back.state, code: back.code };
    try {
      const { text } = await invoke(finishAccountConnection, context, () => input, "");
      return connected(JSON.parse(text).data);
    } catch (error) {
      throw asFailure(error);
    }
  });

  return new Routes()
    .get(callbackPath, ({ request }) => show(request))
    .post(callbackPath, ({ request }) => take(request));
}

const shown = (title: string, body: Html, status = 200): Response =>
  page({ title, status, body: html`<h1>${title}</h1>${body}` });

const refusedBy = (words: string): Response =>
  shown("Nothing was connected", html`<p class="note bad" role="alert">${words.slice(0, 500)}</p>`, 400);

const asking = ({ row, state, code }: Back): Response =>
  shown(
    "Connect this account?",
    html`<p class="lead">You agreed to it at ${row.server || row.network}.</p>
<form method="post" action="${callbackPath}">${hidden("state", state)}${hidden("code", code)}
<button class="wide-button">Connect</button></form>`,
  );

const instructing = ({ row, state, code }: Back, publicUrl: string, url: URL): Response =>
  shown(
    "Finish where you started",
    html`<p class="lead">This connection is finished by whoever started it, with what stands here. It is good once, for
ten minutes.</p>
<pre class="code">POST ${publicUrl}/v1/account-connections/${row.id}/finish
${JSON.stringify({ state, code }, null, 2)}</pre>
<p>Did you start it on this server's own pages? <a href="/sign-in?next=${encodeURIComponent(url.pathname + url.search)}">Sign
in</a> as yourself, in the same workspace.</p>`,
  );

const connected = (accounts: readonly { handle: string; network: string }[]): Response =>
  shown(
    "Connected",
    html`<ul>${accounts.map(({ handle, network }) => html`<li>${handle} (${network})</li>`)}</ul>
<p>You can close this window.</p>`,
  );
