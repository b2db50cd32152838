import { type DeviceRow, decideDevice, findDeviceByUserCode } from "../../../db/oauth/devices.ts";
import { Refusal } from "../../../db/refusal.ts";
import { AddressLimit } from "../../auth/address-limit.ts";
import { type Candidate, candidates, giveable } from "../../auth/oauth/approve.ts";
import type { Client } from "../../auth/oauth/clients.ts";
import { resourceAsked } from "../../auth/oauth/resources.ts";
import { shownUserCode, userCodeIn } from "../../auth/oauth/user-code.ts";
import type { SignedIn } from "../../auth/sessions.ts";
import type { GrantedScope } from "../../contract/scopes.ts";
import type { Running } from "../../house.ts";
import type { Form } from "../form.ts";
import { Routes } from "../routes.ts";
import { answers, origin, scopeList, workspacePicker } from "./consent-parts.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { alert, field, hidden, whoIs } from "./parts.ts";
import type { Pages, PageVisit } from "./visit.ts";

/**
 * Codes that one person may type in a minute, right ones too, or the limit would tell which they are: there are 25
 * billion, and each lives ten minutes.
 */
const mostTyped = 10;

/** A device that waits for an answer. */
interface Waiting {
  readonly row: DeviceRow;
  readonly client: Client;
  readonly scopes: readonly GrantedScope[];
  readonly workspaces: readonly Candidate[];
}

/** `/device` (RFC 8628 §3.3): a person types the code that a device shows, and is asked what it may do. */
export function devicePages(running: Running, pages: Pages) {
  const { authorization: server, publicUrl, clock } = running;
  const typing = new AddressLimit(mostTyped);

  const show = pages.show(async (visit) => {
    const signedIn = await pages.person(visit);
    const typed = userCodeIn(visit.url.searchParams.get("user_code") ?? "");
    return entering(signedIn, typed === undefined ? "" : shownUserCode(typed));
  });

  const take = pages.take(async (visit, form) => {
    const signedIn = await pages.person(visit);
    const proof = form("proof");
    return proof === "" ? ask(signedIn, form("user_code")) : decide(visit, form, signedIn, proof);
  });

  /** A code was typed: shows what the device asks for. */
  async function ask(signedIn: SignedIn, typed: string): Promise<Response> {
    typing.take(signedIn.user.id, clock.monotonic());
    const waiting = await find(signedIn, typed);
    if (!waiting)
      return entering(
        signedIn,
        typed.slice(0, 20),
        "There is no device waiting with this code. Codes last ten minutes.",
      );
    const about = `device ${waiting.row.userCode}`;
    const proof = server.consents.write({ session: signedIn.id, about }, clock.now());
    return consent(waiting, signedIn, proof);
  }

  async function find(signedIn: SignedIn, typed: string): Promise<Waiting | undefined> {
    const code = userCodeIn(typed);
    const row = code === undefined ? undefined : await findDeviceByUserCode(server.store, code);
    if (row?.status !== "pending" || row.expiresAt <= clock.now()) return undefined;
    const client = await server.clients.find(row.clientId);
    if (!client) return undefined;
    const { slug } = resourceAsked(row.resource, publicUrl());
    const workspaces = await candidates(server, signedIn, client, slug);
    return { row, client, scopes: JSON.parse(row.scopes), workspaces };
  }

  async function decide({ requestId }: PageVisit, form: Form, signedIn: SignedIn, proof: string): Promise<Response> {
    const about = server.consents.read(proof, signedIn.id, clock.now())?.about ?? "";
    const waiting = about.startsWith("device ") ? await find(signedIn, about.slice("device ".length)) : undefined;
    if (!waiting) return ended(signedIn, "This device does not wait any more. Start again on it.", 400);
    const isAllowed = form("decision") === "allow";
    const workspace = waiting.workspaces.find(({ id }) => id === form("workspace")) ?? waiting.workspaces[0];
    const isChosen = workspace?.id === form("workspace");
    const scopes = workspace && isAllowed ? giveable(waiting.scopes, workspace) : [];
    if (!workspace || (isAllowed && (!isChosen || scopes.length === 0)))
      return ended(signedIn, "Nothing was allowed. Start again on the device.", 400);
    const act = server.act(isAllowed ? "approve_client" : "deny_client", {
      ...{ workspace: workspace.id, actor: signedIn.id, actorName: signedIn.user.email, requestId },
    });
    try {
      await decideDevice(server.store, act, waiting.row, {
        status: isAllowed ? "approved" : "denied",
        ...{ workspaceId: workspace.id, userId: signedIn.user.id, scopes: JSON.stringify(scopes) },
      });
    } catch (error) {
      if (!(error instanceof Refusal) || error.reason !== "state") throw error;
      return ended(signedIn, "This device does not wait any more. Start again on it.", 400);
    }
    return ended(signedIn, isAllowed ? "Allowed. Go back to the device." : "Denied. The device is told so.");
  }

  return new Routes().get("/device", ({ request }) => show(request)).post("/device", ({ request }) => take(request));
}

const entering = (signedIn: SignedIn, code: string, failure?: string): Response =>
  page({
    ...{ title: "Connect a device", top: whoIs(signedIn), status: failure ? 400 : 200 },
    body: html`<h1>Connect a device</h1>
<p class="lead">Type the code that your device or terminal shows.</p>
<div class="card"><form method="post" action="/device">${alert(failure)}
${field({ name: "user_code", label: "Code", value: code, autocomplete: "one-time-code", max: 20, hint: "Like BCDF-GHJK." })}
<button class="wide-button">Continue</button></form></div>`,
  });

const ended = (signedIn: SignedIn, said: string, status = 200): Response =>
  page({
    ...{ title: status === 200 ? "Done" : "Start again", top: whoIs(signedIn), status },
    body: html`<h1>${status === 200 ? "Done" : "Start again"}</h1>
<p class="note ${status === 200 ? "good" : "bad"}" role="${status === 200 ? "status" : "alert"}">${said}</p>`,
  });

function consent({ row, client, scopes, workspaces }: Waiting, signedIn: SignedIn, proof: string): Response {
  const isPossible = workspaces.some((one) => giveable(scopes, one).length > 0);
  return page({
    ...{ title: `Allow ${client.name}?`, top: whoIs(signedIn), status: isPossible ? 200 : 403 },
    body: html`<h1>Allow ${client.name} to use socialcrm as you?</h1>
<p class="lead">You are signed in as ${signedIn.user.email}.</p>
<p class="note">Go on only if you started this yourself, on a device that shows
<strong class="code">${shownUserCode(row.userCode)}</strong>. Whoever sent you this code otherwise would get in.</p>
<div class="card"><dl>${origin(client)}</dl>
<form method="post" action="/device">${hidden("proof", proof)}
${
  isPossible
    ? html`<h2>It will be able to</h2>${scopeList(scopes, workspaces)}${workspacePicker(workspaces)}${answers()}`
    : html`<p class="note bad" role="alert">You are not a member of a workspace in which you could allow this.</p>`
}
</form></div>`,
  });
}
