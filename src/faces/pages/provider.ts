import { cookieOf, setCookie } from "../../auth/cookie.ts";
import type { Journey } from "../../auth/openid.ts";
import { Failure } from "../../contract/failure.ts";
import type { Running } from "../../house.ts";
import { localPath } from "../local-path.ts";
import { Routes } from "../routes.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";
import { alert } from "./parts.ts";
import { goTo, type Pages } from "./visit.ts";

/** Binds the way to the provider and back to one browser: nobody can be sent back with another's answer. */
const cookieName = "__Host-socialcrm_provider";
const cookieLife = 10 * 60_000;

/** `/sign-in/provider` leads to the OpenID provider, `/sign-in/callback` back. */
export function providerPages({ people, entry, log }: Running, pages: Pages) {
  const { provider } = people;

  const begin = pages.show(async ({ url }) => {
    if (!provider) throw new Failure("not_found", "There is no provider to sign in with here.");
    const { url: there, journey } = await provider.begin();
    const next = localPath(url.searchParams.get("next"), "/account");
    return goTo(there.href, { "set-cookie": setCookie(cookieName, packed(journey, next), { life: cookieLife }) });
  });

  const finish = pages.show(async (visit) => {
    const { journey, next } = unpacked(cookieOf(visit.headers, cookieName));
    const gone = setCookie(cookieName, "", { life: 0 });
    try {
      if (!provider || !journey) throw new Failure("forbidden", "The sign-in was begun elsewhere, or long ago.");
      const user = await provider.finish(visit.url.searchParams, journey, visit.requestId);
      const response = goTo(next, { "set-cookie": await entry.open({ user, how: "provider" }, visit) });
      response.headers.append("set-cookie", gone);
      return response;
    } catch (error) {
      if (!(error instanceof Failure) || error.code === "internal") throw error;
      log.info("provider_refused", { why: error.message, address: visit.ip, request_id: visit.requestId });
      return refused(error, gone);
    }
  });

  return new Routes()
    .get("/sign-in/provider", ({ request }) => begin(request))
    .get("/sign-in/callback", ({ request }) => finish(request));
}

const packed = ({ state, nonce, verifier }: Journey, next: string): string =>
  [state, nonce, verifier, Buffer.from(next.length > 1500 ? "/account" : next).toString("base64url")].join(".");

function unpacked(text: string | undefined): { journey: Journey | undefined; next: string } {
  const [state, nonce, verifier, next = ""] = text?.split(".") ?? [];
  const journey = state && nonce && verifier ? { state, nonce, verifier } : undefined;
  return { journey, next: localPath(Buffer.from(next, "base64url").toString(), "/account") };
}

const refused = ({ message, status, headers }: Failure, cookie: string) =>
  page({
    ...{ title: "Not signed in", status, headers: { ...headers, "set-cookie": cookie } },
    body: html`<h1>You are not signed in</h1>
${alert(message)}
<p><a class="button" href="/sign-in">Back to sign-in</a></p>`,
  });
