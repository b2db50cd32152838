import type { WorkspaceRow } from "../../../db/workspaces.ts";
import { shortest } from "../../auth/passwords.ts";
import { badSetupLink, type SetupForm } from "../../auth/setup.ts";
import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import type { Form } from "../form.ts";
import { Routes } from "../routes.ts";
import { emailIn, nameIn } from "./fields.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { alert, field, hidden, tokenField } from "./parts.ts";
import { goTo, type Pages } from "./visit.ts";

const setupForm = (form: Form, workspaces: readonly WorkspaceRow[]): SetupForm => {
  const takesOver = workspaces.length > 0 && form("workspace") !== "new";
  return {
    token: form("token").trim(),
    name: nameIn(form, "name"),
    email: emailIn(form),
    password: form("password"),
    workspaceId: takesOver ? form("workspace") : undefined,
    workspaceName: takesOver ? "" : nameIn(form, "workspace_name"),
    slug: form("slug").trim(),
  };
};

/** `/setup`: whoever has the link that the server printed becomes its owner. What is here shows after the link alone. */
export function setupPage({ people, entry }: Running, pages: Pages) {
  const { setup, links } = people;

  const asked = async (form: Form, failure?: Failure) =>
    page({
      title: "Set up socialcrm",
      ...(failure && { status: failure.status, headers: failure.headers }),
      body: setupBody(form, await setup.ownerless(), failure?.message),
    });
  const askedForLink = (failure?: Failure) =>
    page({
      ...{ title: "Set up socialcrm", script: true, body: linkBody(failure?.message) },
      ...(failure && { status: failure.status }),
    });

  const show = pages.show(async () => ((await setup.isDue()) ? askedForLink() : goTo("/account")), { always: true });

  const take = pages.take(
    async (visit, form) => {
      if (!(await setup.isDue())) return goTo("/account");
      if (!(await links.find("setup", form("token").trim()))) return askedForLink(badSetupLink());
      if (form("step") !== "owner") return asked(form);
      try {
        const { user, workspaceId } = await setup.take(setupForm(form, await setup.ownerless()), visit.requestId);
        const cookie = await entry.open({ user, how: "setup", workspaceId }, visit);
        return goTo("/account", { "set-cookie": cookie });
      } catch (error) {
        if (error instanceof Failure && error.code !== "internal") return asked(form, error);
        throw error;
      }
    },
    { always: true },
  );

  return new Routes().get("/setup", ({ request }) => show(request)).post("/setup", ({ request }) => take(request));
}

const welcome = html`<h1>Welcome to socialcrm</h1>
<p class="lead">You are the first one here. Make yourself the owner of this server.</p>`;

const linkBody = (message: string | undefined) => html`${welcome}
<form class="card" method="post" action="/setup">
${alert(message)}
${tokenField()}
<button class="wide-button">Begin</button>
</form>`;

const setupBody = (form: Form, workspaces: readonly WorkspaceRow[], message: string | undefined) => html`${welcome}
<form class="card" method="post" action="/setup">
${alert(message)}
${hidden("step", "owner")}
${hidden("token", form("token").trim())}
${field({ name: "name", label: "Your name", value: form("name"), autocomplete: "name", max: 100 })}
${field({ name: "email", label: "E-mail", type: "email", value: form("email"), autocomplete: "username" })}
${field({ name: "password", label: "Password", type: "password", autocomplete: "new-password", min: shortest, max: 200, hint: `At least ${shortest} characters.` })}
${workspaces.length > 0 && choice(form, workspaces)}
${workspaceFields(form, workspaces.length > 0)}
<button class="wide-button">Set up</button>
</form>`;

const choice = (form: Form, workspaces: readonly WorkspaceRow[]) => html`<fieldset>
<legend>Workspace</legend>
${workspaces.map(
  (
    { id, name, slug },
    at,
  ) => html`<label class="choice"><input type="radio" name="workspace" value="${id}"${(form("workspace") || workspaces[0]?.id) === id && html` checked`}${at === 0 && html` required`}>
<span>${name}<small>${slug}</small></span></label>`,
)}
<label class="choice"><input type="radio" name="workspace" value="new"${form("workspace") === "new" && html` checked`}>
<span>A new one</span></label>
</fieldset>`;

const workspaceFields = (form: Form, optional: boolean) => html`
${field({ name: "workspace_name", label: optional ? "Name of a new workspace" : "Name of your workspace", value: form("workspace_name"), autocomplete: "organization", max: 100, optional, hint: "Your company or project; its first brand gets the same name." })}
${field({ name: "slug", label: "Its short name in addresses", value: form("slug"), optional: true, max: 63, hint: "Lower-case letters, digits and hyphens. Made from the name, if left out." })}`;
