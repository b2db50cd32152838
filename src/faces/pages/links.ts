import { cookieOf, setCookie } from "../../auth/cookie.ts";
import type { GoodLink } from "../../auth/links.ts";
import { shortest } from "../../auth/passwords.ts";
import { secretHash } from "../../auth/secret.ts";
import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import type { Form } from "../form.ts";
import { localPath } from "../local-path.ts";
import { Routes } from "../routes.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { alert, field, hidden, tokenField } from "./parts.ts";
import { goTo, type Pages, type PageVisit } from "./visit.ts";

/** Tells the browser that asked for a link from others that open it. */
const cookieName = "__Host-socialcrm_link";
const cookieLife = 30 * 60_000;
const none: Form = () => "";
const over = () => new Failure("forbidden", "This link has been used or is over. Ask for another one.");

/**
 * The links that come by mail. Their pages change nothing when they are fetched, as mail scanners do; and nobody is
 * signed in as another person than they expect: a link that another browser asked for says first whose it is.
 */
export function linkPages({ people, entry, log }: Running, pages: Pages) {
  const { links, mailLinks } = people;

  const ask = (purpose: "sign_in" | "password") =>
    pages.take(async (visit, form) => {
      if (!mailLinks.on) return noMail();
      const email = form("email").trim();
      try {
        const next = localPath(form("next"), "/account");
        const browser = await mailLinks.ask(purpose, { email, ip: visit.ip, next });
        return sent(email, setCookie(cookieName, browser, { life: cookieLife }));
      } catch (error) {
        if (error instanceof Failure && error.code !== "internal") return forgotten(email, error);
        throw error;
      }
    });

  const showLink = pages.show(async (visit) => linkPage(localPath(visit.url.searchParams.get("next"), "/account")));
  const takeLink = pages.take(async (visit, form) => {
    const next = localPath(form("next"), "/account");
    const link = await links.find("sign_in", form("token").trim());
    if (!link?.user) return refusedLink(visit, linkPage(next, over()));
    if (!askedHere(visit, link) && form("sure") !== "yes") return whose(form, link, next);
    if (!(await mailLinks.use(link))) return refusedLink(visit, linkPage(next, over()));
    return goTo(next, { "set-cookie": await entry.open({ user: link.user, how: "link" }, visit) });
  });

  const choose = pages.take(async (visit, form) => {
    const link = await links.find("password", form("token").trim());
    if (!link?.user) return refusedLink(visit, newPassword(form, over()));
    try {
      await people.passwordSignIn.reset(link, form("password"));
      log.info("password_reset", { address: visit.ip, request_id: visit.requestId });
      return goTo("/sign-in?said=password");
    } catch (error) {
      if (error instanceof Failure && error.code !== "internal") return newPassword(form, error);
      throw error;
    }
  });

  const refusedLink = ({ ip, requestId }: PageVisit, response: Response) => {
    log.info("link_refused", { address: ip, request_id: requestId });
    return response;
  };

  const showForgotten = pages.show(async () => (mailLinks.on ? forgotten("") : noMail()));
  const showNewPassword = pages.show(async () => newPassword(none));
  const takeEmail = ask("sign_in");
  const takeForgotten = ask("password");
  return new Routes()
    .post("/sign-in/email", ({ request }) => takeEmail(request))
    .get("/sign-in/link", ({ request }) => showLink(request))
    .post("/sign-in/link", ({ request }) => takeLink(request))
    .get("/password", ({ request }) => showForgotten(request))
    .post("/password", ({ request }) => takeForgotten(request))
    .get("/password/new", ({ request }) => showNewPassword(request))
    .post("/password/new", ({ request }) => choose(request));
}

function askedHere({ headers }: PageVisit, { browser }: GoodLink): boolean {
  const secret = cookieOf(headers, cookieName);
  return secret !== undefined && browser !== null && secretHash(secret) === browser;
}

const failed = (failure: Failure | undefined) => failure && { status: failure.status, headers: failure.headers };

const sent = (email: string, cookie: string) =>
  page({
    ...{ title: "Look into your mail", headers: { "set-cookie": cookie } },
    body: html`<h1>Look into your mail</h1>
<p>If ${email} belongs to someone here, a link is on its way. Open it in this browser.</p>
<p class="hint">Nothing came? Look among the unwanted mail, or <a href="/sign-in">try again</a>.</p>`,
  });

const noMail = () =>
  page({
    ...{ title: "No mail", status: 503 },
    body: html`<h1>This server sends no mail</h1>
<p>Ask who runs it: <code>socialcrm members set-password</code> sets a password.</p>
<p><a href="/sign-in">Sign in</a></p>`,
  });

const forgotten = (email: string, failure?: Failure) =>
  page({
    ...{ title: "Forgotten password", ...failed(failure) },
    body: html`<h1>Forgotten your password?</h1>
<p class="lead">A link by mail lets you choose a new one.</p>
<form class="card" method="post" action="/password">
${alert(failure?.message)}
${field({ name: "email", label: "E-mail", type: "email", value: email, autocomplete: "username" })}
<button class="wide-button">Send the link</button>
</form>
<p><a href="/sign-in">Back to sign-in</a></p>`,
  });

const linkPage = (next: string, failure?: Failure) =>
  page({
    ...{ title: "Sign in", script: true, ...failed(failure) },
    body: html`<h1>Sign in with your link</h1>
<form class="card" method="post" action="/sign-in/link">
${alert(failure?.message)}
${hidden("next", next)}
${tokenField()}
<button class="wide-button">Sign in</button>
</form>
<p><a href="/sign-in">Other ways to sign in</a></p>`,
  });

const whose = (form: Form, { user }: GoodLink, next: string) =>
  page({
    title: "Sign in",
    body: html`<h1>Sign in as ${user?.email}?</h1>
<p>This link was asked for in another browser.</p>
<form class="actions" method="post" action="/sign-in/link">
${hidden("next", next)}
${hidden("token", form("token").trim())}
${hidden("sure", "yes")}
<button>Sign in as ${user?.email}</button>
<a class="button quiet-button" href="/sign-in">That is not me</a>
</form>`,
  });

const newPassword = (form: Form, failure?: Failure) =>
  page({
    ...{ title: "New password", script: true, ...failed(failure) },
    body: html`<h1>Choose a new password</h1>
<form class="card" method="post" action="/password/new">
${alert(failure?.message)}
${form("token") === "" ? tokenField() : hidden("token", form("token").trim())}
${field({ name: "password", label: "New password", type: "password", autocomplete: "new-password", min: shortest, max: 200, hint: `At least ${shortest} characters. You are signed out everywhere.` })}
<button class="wide-button">Set password</button>
</form>`,
  });
