import type { GrantRow } from "../../../db/oauth/grants.ts";
import type { Role } from "../../../db/people/membership.ts";
import type { SessionRow } from "../../../db/people/sessions.ts";
import { shortest } from "../../auth/passwords.ts";
import type { SignedIn } from "../../auth/sessions.ts";
import { type Scope, scopes as scopeWords } from "../../contract/scopes.ts";
import { timeOf, utcDay } from "../../contract/time.ts";
import { type Html, html } from "./html.ts";
import { alert, done, field, hidden } from "./parts.ts";

/** What the account page tells. */
export interface Account {
  readonly signedIn: SignedIn;
  readonly hasPassword: boolean;
  readonly workspaces: readonly { id: string; slug: string; name: string; role: Role }[];
  readonly sessions: readonly SessionRow[];
  readonly grants: readonly GrantRow[];
  readonly said: string | undefined;
  /** What went wrong, and in which part of the page. */
  readonly failed: { readonly part: "profile" | "password"; readonly message: string } | undefined;
}

const moment = (at: number): Html => {
  const text = timeOf(at);
  return html`<time datetime="${text}">${text.slice(0, 10)} ${text.slice(11, 16)} UTC</time>`;
};

export const accountBody = (account: Account): Html => html`<h1>Your account</h1>
${done(account.said)}
${workspacesPart(account)}
${profilePart(account)}
${passwordPart(account)}
${sessionsPart(account)}
${grantsPart(account)}`;

const faultIn = ({ failed }: Account, part: "profile" | "password") =>
  alert(failed?.part === part ? failed.message : undefined);

const profilePart = (account: Account) => html`<section class="card" aria-labelledby="profile">
<h2 id="profile">Profile</h2>
<p class="hint">${account.signedIn.user.email}</p>
<form method="post" action="/account/profile">
${faultIn(account, "profile")}
${field({ name: "name", label: "Name", value: account.signedIn.user.name, autocomplete: "name", max: 100 })}
<button class="quiet-button">Save</button>
</form>
</section>`;

const passwordPart = (account: Account) => html`<section class="card" aria-labelledby="password-part">
<h2 id="password-part">Password</h2>
<p class="hint">${account.hasPassword ? "A new one signs you out everywhere else." : "You have none yet, and sign in by link or provider."}</p>
<form method="post" action="/account/password">
${faultIn(account, "password")}
<input type="text" name="username" autocomplete="username" value="${account.signedIn.user.email}" readonly hidden>
${account.hasPassword && field({ name: "old", label: "Old password", type: "password", autocomplete: "current-password", max: 200 })}
${field({ name: "password", label: "New password", type: "password", autocomplete: "new-password", min: shortest, max: 200, hint: `At least ${shortest} characters.` })}
<button class="quiet-button">${account.hasPassword ? "Change password" : "Set password"}</button>
</form>
</section>`;

const workspacesPart = ({ workspaces, signedIn }: Account) => html`<section class="card" aria-labelledby="workspaces">
<h2 id="workspaces">Workspaces</h2>
${
  workspaces.length === 0
    ? html`<p>You are a member of none. Ask someone to invite ${signedIn.user.email}.</p>`
    : html`<ul class="rows">${workspaces.map(
        ({
          id,
          name,
          slug,
          role,
        }) => html`<li><span>${name} <span class="tag">${role}</span><span class="hint">${slug}</span></span>
${id === signedIn.workspaceId ? html`<span class="hint">Open now</span>` : html`<form method="post" action="/account/workspace">${hidden("workspace", id)}<button class="quiet-button small-button" aria-label="Open ${name}">Open</button></form>`}</li>`,
      )}</ul>`
}
</section>`;

const sessionsPart = ({ sessions, signedIn }: Account) => html`<section class="card" aria-labelledby="sessions">
<h2 id="sessions">Where you are signed in</h2>
<ul class="rows">${sessions.map(
  ({
    id,
    userAgent,
    ip,
    createdAt,
    seenAt,
  }) => html`<li><span>${deviceOf(userAgent)}${id === signedIn.id && html` <span class="tag">this one</span>`}
<span class="hint">${ip} · since ${utcDay(createdAt)} · last seen ${moment(seenAt)}</span></span>
${id === signedIn.id ? html`<a class="button quiet-button small-button" href="/sign-out">Sign out</a>` : html`<form method="post" action="/account/sessions/end">${hidden("id", id)}<button class="danger small-button" aria-label="Sign out ${deviceOf(userAgent)}, ${ip}">Sign out</button></form>`}</li>`,
)}</ul>
${sessions.length > 1 && html`<form method="post" action="/account/sessions/end-others"><button class="danger">Sign out everywhere else</button></form>`}
</section>`;

const grantsPart = ({ grants }: Account) => html`<section class="card" aria-labelledby="grants">
<h2 id="grants">Apps that act for you</h2>
${
  grants.length === 0
    ? html`<p class="hint">None in this workspace.</p>`
    : html`<ul class="rows">${grants.map(
        ({
          id,
          clientName,
          scopes,
          createdAt,
        }) => html`<li><span>${clientName}<span class="hint">Since ${utcDay(createdAt)} · ${(JSON.parse(scopes) as string[]).map((scope) => scopeWords[scope as Scope] ?? scope).join(" · ")}</span></span>
<form method="post" action="/account/grants/revoke">${hidden("id", id)}<button class="danger small-button" aria-label="Take the rights of ${clientName} away">Take away</button></form></li>`,
      )}</ul>`
}
</section>`;

const systems: readonly [RegExp, string][] = [
  [/iPhone|iPad/, "iOS"],
  [/Android/, "Android"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/Windows/, "Windows"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];
const browsers: readonly [RegExp, string][] = [
  [/Edg(?:A|iOS)?\//, "Edge"],
  [/OPR\//, "Opera"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];

/** What a browser calls itself, in two words. */
function deviceOf(userAgent: string): string {
  const named = (list: typeof systems) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const [browser, system] = [named(browsers), named(systems)];
  if (browser) return system ? `${browser} on ${system}` : browser;
  return userAgent.split(/[\s(]/, 1)[0]?.slice(0, 60) || "An unnamed browser";
}
