import type { OpenInvite } from "../../../db/people/invites.ts";
import { inviteOver } from "../../auth/invitations.ts";
import { shortest } from "../../auth/passwords.ts";
import type { SignedIn } from "../../auth/sessions.ts";
import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import type { Form } from "../form.ts";
import { Routes } from "../routes.ts";
import { nameIn } from "./fields.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";
import { alert, field, hidden, tokenField } from "./parts.ts";
import { goTo, type Pages } from "./visit.ts";

/** `/invite`: the way into a workspace for the one person an invite is for. */
export function invitePages({ people, sessions, entry, log }: Running, pages: Pages) {
  const { invitations } = people;

  const shown = async (invite: OpenInvite, form: Form, signedIn: SignedIn | undefined, failure?: Failure) =>
    page({
      ...{ title: `Join ${invite.workspace.name}`, ...failed(failure) },
      body: inviteBody(invite, await choice(invite, form, signedIn), failure?.message),
    });

  /** What who came can do: accept, go as somebody else, sign in, or become a member as someone new. */
  const choice = async (invite: OpenInvite, form: Form, signedIn: SignedIn | undefined): Promise<Html> => {
    const { email } = invite.invite;
    if (signedIn?.user.email === email) return acceptForm(form);
    if (signedIn) return wrongPerson(email, signedIn);
    return (await invitations.isKnown(invite)) ? knownPerson(email) : newPerson(email, form);
  };

  const open = async (form: Form): Promise<OpenInvite> => {
    const invite = await invitations.find(form("token").trim());
    if (invite) return invite;
    throw inviteOver();
  };

  const show = pages.show(async () => linkPage());
  const take = pages.take(async (visit, form) => {
    const signedIn = await sessions.of(visit.headers);
    let invite: OpenInvite | undefined;
    try {
      invite = await open(form);
      if (form("step") === "accept" && signedIn) {
        await invitations.accept(invite, signedIn, visit.requestId);
        await entry.switchTo(signedIn, invite.workspace.id);
        return goTo("/account?said=joined");
      }
      if (form("step") !== "join" || signedIn) return await shown(invite, form, signedIn);
      const user = await invitations.join(invite, nameIn(form, "name"), form("password"), visit.requestId);
      const proven = { user, how: "invite", workspaceId: invite.workspace.id } as const;
      return goTo("/account?said=joined", { "set-cookie": await entry.open(proven, visit) });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === "internal") throw error;
      log.info("invite_refused", { why: error.code, address: visit.ip, request_id: visit.requestId });
      return invite ? shown(invite, form, signedIn, error) : linkPage(error);
    }
  });

  return new Routes().get("/invite", ({ request }) => show(request)).post("/invite", ({ request }) => take(request));
}

const failed = (failure: Failure | undefined) => failure && { status: failure.status, headers: failure.headers };

const linkPage = (failure?: Failure) =>
  page({
    ...{ title: "Your invite", script: true, ...failed(failure) },
    body: html`<h1>You are invited</h1>
<form class="card" method="post" action="/invite">
${alert(failure?.message)}
${tokenField()}
<button class="wide-button">Look at the invite</button>
</form>`,
  });

const inviteBody = ({ invite, workspace }: OpenInvite, choice: Html, message: string | undefined) =>
  html`<h1>Join ${workspace.name}</h1>
<p class="lead">${invite.email} is invited, as <span class="tag">${invite.role}</span></p>
<div class="card">
${alert(message)}
${choice}
</div>`;

const acceptForm = (form: Form) => html`<form method="post" action="/invite">
${hidden("step", "accept")}
${hidden("token", form("token").trim())}
<button class="wide-button">Accept</button>
</form>`;

const wrongPerson = (
  email: string,
  { user }: SignedIn,
) => html`<p>You are signed in as ${user.email}. This invite is for
${email} alone.</p>
<p class="hint">Sign out, then open the link again.</p>
<a class="button" href="/sign-out">Sign out</a>`;

const knownPerson = (email: string) => html`<p>${email} has an account here. Sign in with it, then open the link
again.</p>
<a class="button" href="/sign-in">Sign in</a>`;

const newPerson = (email: string, form: Form) => html`<form method="post" action="/invite">
${hidden("step", "join")}
${hidden("token", form("token").trim())}
<input type="text" name="username" autocomplete="username" value="${email}" readonly hidden>
${field({ name: "name", label: "Your name", value: form("name"), autocomplete: "name", max: 100 })}
${field({ name: "password", label: "Password", type: "password", autocomplete: "new-password", min: shortest, max: 200, hint: `At least ${shortest} characters.` })}
<button class="wide-button">Join</button>
</form>`;
