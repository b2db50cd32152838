import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import { localPath } from "../local-path.ts";
import { Routes } from "../routes.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { alert, done, field, hidden } from "./parts.ts";
import { goTo, type Pages, type PageVisit } from "./visit.ts";

interface SignInPage {
  readonly next: string;
  readonly email?: string;
  readonly failure?: Failure;
  readonly said?: string | undefined;
}

/** What other pages may have this one say, by the name of it in the address. */
const sayings: Record<string, string> = {
  password: "Your password is changed. Sign in with it.",
  "signed-out": "You are signed out.",
};

/** `/sign-in` and `/sign-out`. */
export function signInPages(running: Running, pages: Pages) {
  const { people, entry, sessions, publicUrl } = running;

  const asked = ({ next, email = "", failure, said }: SignInPage) =>
    page({
      title: "Sign in",
      ...(failure && { status: failure.status, headers: failure.headers }),
      body: html`<h1>Sign in</h1>
${done(said)}
${insecure(publicUrl()) && plainHttp}
<div class="card">
${
  people.provider &&
  html`<a class="button quiet-button wide-button" href="/sign-in/provider?next=${encodeURIComponent(next)}">Sign in with ${people.provider.label}</a>
<p class="or">or</p>`
}
<form method="post" action="/sign-in">
${alert(failure?.message)}
${hidden("next", next)}
${field({ name: "email", label: "E-mail", type: "email", value: email, autocomplete: "username" })}
${field({ name: "password", label: "Password", type: "password", autocomplete: "current-password", max: 200 })}
<button class="wide-button">Sign in</button>
${
  people.mailLinks.on &&
  html`<p class="or">or</p>
<button class="wide-button quiet-button" formaction="/sign-in/email" formnovalidate>Send me a sign-in link</button>`
}
</form>
</div>
${people.mailLinks.on && html`<p><a href="/password">Forgotten your password?</a></p>`}`,
    });

  const next = ({ url }: PageVisit) => localPath(url.searchParams.get("next"), "/account");

  const show = pages.show(async (visit) => {
    if (await sessions.of(visit.headers)) return goTo(next(visit));
    return asked({ next: next(visit), said: sayings[visit.url.searchParams.get("said") ?? ""] });
  });

  const take = pages.take(async (visit, form) => {
    const to = localPath(form("next"), "/account");
    try {
      const user = await people.passwordSignIn.check(form("email"), form("password"), visit.ip);
      return goTo(to, { "set-cookie": await entry.open({ user, how: "password" }, visit) });
    } catch (error) {
      if (!(error instanceof Failure) || error.code === "internal") throw error;
      running.log.info("sign_in_refused", { why: error.code, address: visit.ip, request_id: visit.requestId });
      return asked({ next: to, email: form("email"), failure: error });
    }
  });

  const leaving = pages.show(async (visit) => {
    const signedIn = await sessions.of(visit.headers);
    if (!signedIn) return goTo("/sign-in");
    return page({
      title: "Sign out",
      body: html`<h1>Sign out?</h1>
<p>You are signed in as ${signedIn.user.email}.</p>
<form class="actions" method="post" action="/sign-out"><button>Sign out</button>
<a class="button quiet-button" href="/account">Stay</a></form>`,
    });
  });

  const leave = pages.take(async (visit) => {
    const signedIn = await sessions.of(visit.headers);
    if (signedIn) await entry.end(signedIn, signedIn.id, visit.requestId);
    return goTo("/sign-in?said=signed-out", { "set-cookie": sessions.cookie(undefined) });
  });

  return new Routes()
    .get("/sign-in", ({ request }) => show(request))
    .post("/sign-in", ({ request }) => take(request))
    .get("/sign-out", ({ request }) => leaving(request))
    .post("/sign-out", ({ request }) => leave(request));
}

/** Browsers keep the cookie of a session only over https, or on their own machine. */
function insecure(publicUrl: string): boolean {
  const { protocol, hostname } = new URL(publicUrl);
  return protocol === "http:" && !/^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
}

const plainHttp = html`<p class="note bad">This server is reached over plain http, over which browsers keep no session.
Put it behind https and set <code>public_url</code>.</p>`;
