import { Refusal } from "../../../db/refusal.ts";
import { approve, type Candidate, candidates, giveable } from "../../auth/oauth/approve.ts";
import {
  type AuthorizationRequest,
  answerAt,
  type Proven,
  prove,
  readAuthorization,
} from "../../auth/oauth/authorization-request.ts";
import type { Asked } from "../../auth/oauth/consent-proof.ts";
import { OAuthError } from "../../auth/oauth/oauth-error.ts";
import type { SignedIn } from "../../auth/sessions.ts";
import type { Running } from "../../house.ts";
import type { Form } from "../form.ts";
import { Routes } from "../routes.ts";
import { answers, destination, formTo, origin, scopeList, workspacePicker } from "./consent-parts.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";
import { hidden, whoIs } from "./parts.ts";
import type { Pages, PageVisit } from "./visit.ts";

const path = "/api/oauth/authorize";

/** What a page of consent is about. */
interface Question extends Proven {
  readonly request: AuthorizationRequest;
  readonly signedIn: SignedIn;
  readonly workspaces: readonly Candidate[];
}

/** `/api/oauth/authorize` (RFC 6749 §3.1): who asks for what, who is signed in, what they say. */
export function authorizePages(running: Running, pages: Pages) {
  const { authorization: server, sessions, publicUrl, clock } = running;
  const away = ({ back }: Proven, answer: Parameters<typeof answerAt>[2], status = 302) =>
    new Response(null, { status, headers: { ...unseen, location: answerAt(back, publicUrl(), answer) } });
  const refuse = (proven: Proven, { error, description }: OAuthError, status?: number) =>
    away(proven, { error, error_description: description }, status);

  /** The steps that an authorization request takes, up to the person's answer. */
  async function arrive(visit: PageVisit, query: URLSearchParams, work: Work) {
    let proven: Proven | undefined;
    try {
      proven = await prove(server, query);
      return await work(proven, readAuthorization(publicUrl(), query, proven.client));
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      if (!proven) return unproven(error);
      if (!isKnown(proven)) await pages.person(visit);
      return refuse(proven, error);
    }
  }

  const show = pages.show(
    (visit) => {
      const { searchParams: query } = visit.url;
      return arrive(visit, query, async (proven, request) => {
        if (request.silent) return refuse(proven, await silently(proven, visit));
        const signedIn = await pages.person(visit);
        const workspaces = await candidates(server, signedIn, proven.client, request.resource.slug);
        const about = query.toString();
        const proof = server.consents.write({ session: signedIn.id, about }, clock.now());
        return consent({ ...proven, request, signedIn, workspaces }, publicUrl(), proof);
      });
    },
    // A client learns what it did wrong from a server without an owner too; whoever has to sign in is told of set-up there.
    { always: true },
  );

  /** Consent is asked for each time, so without a page there is never one. */
  const silently = async (proven: Proven, { headers }: PageVisit) => {
    if (!isKnown(proven)) return new OAuthError("interaction_required", "The person has to be asked.");
    return (await sessions.of(headers))
      ? new OAuthError("consent_required", "The person has to be asked.")
      : new OAuthError("login_required", "Nobody is signed in.");
  };

  const take = pages.take(async (visit, form) => {
    const signedIn = await sessions.of(visit.headers);
    const asked = signedIn && server.consents.read(form("proof"), signedIn.id, clock.now());
    if (!asked) return stale();
    const query = new URLSearchParams(asked.about);
    return arrive(visit, query, (proven, request) => decide({ ...proven, request }, { visit, form, asked, signedIn }));
  });

  async function decide(question: Proven & { request: AuthorizationRequest }, { visit, form, asked, signedIn }: Said) {
    if (form("decision") !== "allow")
      return refuse(question, new OAuthError("access_denied", "The person said no."), 303);
    const { client, request } = question;
    const workspaces = await candidates(server, signedIn, client, request.resource.slug);
    const workspace = workspaces.find(({ id }) => id === form("workspace"));
    if (!workspace || giveable(request.scopes, workspace).length === 0) return stale();
    const { requestId } = visit;
    try {
      await approve(server, { ...question, signedIn, workspace, code: asked.code, requestId });
    } catch (error) {
      if (error instanceof Refusal && error.reason === "state") return stale();
      throw error;
    }
    return away(question, { code: asked.code }, 303);
  }

  return new Routes().get(path, ({ request }) => show(request)).post(path, ({ request }) => take(request));
}

/**
 * Whether somebody vouches for where the answer goes. Anyone can register a client, so that a link to this server would
 * lead to any site of theirs by a request that is wrong on purpose: nobody is sent there who has not signed in, and
 * none of them learns who has (RFC 9700 §4.11.2). What a workspace made is known, and no site is on one's own machine.
 */
const isKnown = ({ client, back }: Proven): boolean => client.kind === "workspace" || !back.uri.startsWith("https:");

/** An answer with a code in its address: for nobody's memory, and for no other site to read where it came from. */
const unseen = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-content-type-options": "nosniff" };

type Work = (proven: Proven, request: AuthorizationRequest) => Promise<Response>;
interface Said {
  readonly visit: PageVisit;
  readonly form: Form;
  readonly asked: Asked;
  readonly signedIn: SignedIn;
}

/** Nobody is sent anywhere: the address may be anyone's. */
const unproven = ({ description }: OAuthError): Response =>
  page({
    ...{ title: "This cannot be connected", status: 400 },
    body: html`<h1>This cannot be connected</h1>
<p class="note bad" role="alert">${description}</p>
<p class="hint">The application that sent you here asked for it in a way that this server does not accept. Go back to
it and start again; if it stays, tell whoever makes it.</p>`,
  });

const stale = (): Response =>
  page({
    ...{ title: "Start again", status: 400 },
    body: html`<h1>Start again from the application</h1>
<p class="note bad" role="alert">Nothing was allowed. This question was answered already, waited for too long, or was
put to someone else.</p>`,
  });

function consent(question: Question, publicUrl: string, proof: string): Response {
  const { client, back, request, signedIn, workspaces } = question;
  const isPossible = workspaces.some((one) => giveable(request.scopes, one).length > 0);
  return page({
    ...{ title: `Allow ${client.name}?`, top: whoIs(signedIn), formTo: formTo(back.uri) },
    ...(!isPossible && { status: 403 }),
    body: html`<h1>Allow ${client.name} to use socialcrm as you?</h1>
<p class="lead">You are signed in as ${signedIn.user.email}.</p>
<div class="card">
<dl>${origin(client)}<dt>Leads back to</dt><dd>${destination(back.uri)}</dd></dl>
<form method="post" action="${path}">${hidden("proof", proof)}
${isPossible ? asking(question) : impossible(publicUrl)}
</form>
</div>`,
  });
}

const asking = ({ request, workspaces }: Question): Html => html`<h2>It will be able to</h2>
${scopeList(request.scopes, workspaces)}
${workspacePicker(workspaces)}
${answers()}
<p class="hint">You can take this back at any time under <a href="/account">your account</a>.</p>`;

const impossible = (publicUrl: string): Html => html`<p class="note bad" role="alert">You are not a member of a
workspace at ${publicUrl} in which you could allow this.</p>
<div class="actions"><button class="quiet-button" name="decision" value="deny">Go back</button></div>`;
