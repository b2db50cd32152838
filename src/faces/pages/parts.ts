import type { SignedIn } from "../../auth/sessions.ts";
import { type Html, html } from "./html.ts";

interface Field {
  readonly name: string;
  readonly label: string;
  readonly type?: "text" | "email" | "password";
  readonly value?: string;
  readonly hint?: Html | string;
  /** What browsers and password managers fill in. */
  readonly autocomplete?: string;
  readonly optional?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** A labelled field of a form. */
export function field({ name, label, type = "text", value = "", hint, ...more }: Field): Html {
  const { autocomplete, optional = false, min, max = 254 } = more;
  return html`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${value}" maxlength="${max}"${min !== undefined && html` minlength="${min}"`}${autocomplete && html` autocomplete="${autocomplete}"`}${type === "email" && html` spellcheck="false" autocapitalize="none"`}${!optional && html` required`}${hint && html` aria-describedby="${name}-hint"`}>
${hint && html`<span class="hint" id="${name}-hint">${hint}</span>`}
</div>`;
}

/** The token of a link: the script takes it from the address; without script a person pastes it. */
export const tokenField = (value = ""): Html => html`<div class="field">
<label for="token">Code from the link</label>
<input id="token" name="token" type="text" value="${value}" maxlength="300" autocomplete="off" spellcheck="false" required data-from-address aria-describedby="token-hint">
<span class="hint" id="token-hint">Everything after the # in the link.</span>
</div>`;

export const hidden = (name: string, value: string): Html =>
  html`<input type="hidden" name="${name}" value="${value}">`;

/** What went wrong, at the head of a form. A message that begins with its field (`email: must …`) becomes a sentence. */
export const alert = (message: string | undefined): Html | undefined =>
  message === undefined ? undefined : html`<p class="note bad" role="alert">${sentence(message)}</p>`;

const sentence = (message: string) =>
  message.replace(
    /^([a-z])([a-z_]*): /,
    (_, first: string, rest: string) => `${first.toUpperCase()}${rest.replaceAll("_", " ")} `,
  );

/** What was done. */
export const done = (message: string | undefined): Html | undefined =>
  message === undefined ? undefined : html`<p class="note good" role="status">${message}</p>`;

/** Who is signed in, for the top line of a page. */
export const whoIs = ({ user }: SignedIn): Html =>
  html`<nav class="who" aria-label="You"><span>${user.email}</span><a href="/account">Account</a><a href="/sign-out">Sign out</a></nav>`;
