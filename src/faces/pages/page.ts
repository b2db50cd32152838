import { scriptPath, stylePath } from "./files.ts";
import { type Html, html, textOf } from "./html.ts";

interface Page {
  /** The heading's words, for the window. */
  readonly title: string;
  /** What stands in the main landmark, heading included. */
  readonly body: Html;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Where forms may lead besides this server: the origin that a POST is redirected to, because Chrome holds redirects
   * against `form-action` too. `any` leaves that rule out, for redirects to private schemes.
   */
  readonly formTo?: readonly string[] | "any";
  /** Whether the page is helped along by the script; it works without. */
  readonly script?: boolean;
  /** Lists need more room than forms. */
  readonly wide?: boolean;
  /** What stands at the end of the top line: who is signed in. */
  readonly top?: Html;
}

const policy = ({ formTo = [], script = false }: Page): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(script ? ["script-src 'self'"] : []),
    ...(formTo === "any" ? [] : [`form-action ${["'self'", ...formTo].join(" ")}`]),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");

/**
 * A page for people: it works without script, by keyboard, on a phone and in the dark. The referrer policy is not
 * `no-referrer`, which would make browsers send forms with `Origin: null`. There is no opener policy, because clients
 * open the pages of sign-in and consent in windows that must find their way back.
 */
export function page(parts: Page): Response {
  const { title, body, status = 200, headers = {}, script = false, wide = false, top } = parts;
  const text = textOf(html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · socialcrm</title>
<link rel="icon" href="/docs/icon.svg">
<link rel="stylesheet" href="${stylePath}">
${script && html`<script src="${scriptPath}" defer></script>`}
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header class="top"><a class="brand" href="/account"><img src="/docs/icon.svg" alt="" width="28" height="28"> socialcrm</a>${top}</header>
<main id="main" tabindex="-1" class="${wide ? "wide" : "narrow"}">
${body}
</main>
</body>
</html>
`);
  return new Response(text, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy(parts),
      "cache-control": "no-store",
      "referrer-policy": "same-origin",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}
