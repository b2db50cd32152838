import { Refusal } from "../../../db/refusal.ts";
import type { Visitor } from "../../auth/entry.ts";
import { sameOrigin } from "../../auth/same-origin.ts";
import type { SignedIn } from "../../auth/sessions.ts";
import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import { busy } from "../../contract/refused.ts";
import type { Running } from "../../house.ts";
import type { Door } from "../door.ts";
import { type Form, readForm } from "../form.ts";
import { locationOf } from "../location.ts";
import { reported } from "../reported.ts";
import { html } from "./html.ts";
import { page } from "./page.ts";

/** A request for a page. */
export interface PageVisit extends Visitor {
  readonly request: Request;
  readonly url: URL;
}
type Shows = (visit: PageVisit) => Promise<Response>;
type Takes = (visit: PageVisit, form: Form) => Promise<Response>;
type Handler = (request: Request) => Promise<Response>;

/** How pages answer: what all of them do before and after their own work. */
export interface Pages {
  /** Answers a page. While the server has no owner only set-up is shown: `always` is for that one. */
  show(work: Shows, options?: { always?: boolean }): Handler;
  /** Takes a form that one of the server's own pages sent, and none that another site did. */
  take(work: Takes, options?: { always?: boolean }): Handler;
  /** Who is signed in; throws the way to sign-in, from which they come back here, where nobody is. */
  person(visit: PageVisit): Promise<SignedIn>;
}

/** Thrown in place of a page: go there first. */
class Elsewhere extends Error {
  readonly path: string;
  constructor(path: string) {
    super(path);
    this.path = path;
  }
}

/** Sends the browser on with GET. */
export const goTo = (path: string, headers: Record<string, string> = {}): Response =>
  new Response(null, {
    status: 303,
    headers: { location: path, "cache-control": "no-store", "referrer-policy": "same-origin", ...headers },
  });

export function pagesOf(running: Running, door: Door): Pages {
  const { people } = running;

  const answered = async (request: Request, always: boolean, work: Shows): Promise<Response> => {
    const requestId = newId("req");
    let response: Response;
    try {
      const { headers } = request;
      const visit = { request, headers, requestId, ip: door.addressOf(request), url: locationOf(request) };
      response = !always && (await people.setup.isDue()) ? setupDue() : await work(visit);
    } catch (error) {
      response = error instanceof Elsewhere ? goTo(error.path) : refused(error, requestId);
    }
    response.headers.set("x-request-id", requestId);
    return response;
  };

  const refused = (error: unknown, requestId: string): Response => {
    const told = error instanceof Refusal ? refusal(error) : error;
    return trouble(reported(running, told, { requestId, operation: "page" }), requestId);
  };

  return {
    show: (work, { always = false } = {}) => {
      return (request) => answered(request, always, work);
    },
    take: (work, { always = false } = {}) => {
      return (request) =>
        answered(request, always, async (visit) => {
          if (!sameOrigin(request, door.publicUrl())) return foreign(door.publicUrl());
          return work(visit, await readForm(request));
        });
    },
    async person({ headers, url, request }) {
      const signedIn = await running.sessions.of(headers);
      if (signedIn) return signedIn;
      const back = request.method === "GET" ? url.pathname + url.search : "/account";
      throw new Elsewhere(`/sign-in?next=${encodeURIComponent(back)}`);
    },
  };
}

const refusal = (error: Refusal): Failure =>
  error.reason === "busy" ? busy(error) : new Failure("not_found", "This is not there any more.", { cause: error });

const trouble = ({ status, message, headers }: Failure, requestId: string): Response =>
  page({
    ...{ title: "That did not work", status, headers },
    body: html`<h1>That did not work</h1>
<p class="note bad" role="alert">${message}</p>
<p class="hint">Go back and try again. If it stays, tell who runs this server: request <code>${requestId}</code>.</p>`,
  });

const foreign = (publicUrl: string): Response =>
  page({
    ...{ title: "Not from here", status: 403 },
    body: html`<h1>This form came from somewhere else</h1>
<p class="note bad" role="alert">Nothing was changed. Forms count only when they are sent from this server's own pages,
at the address that it is known by.</p>
<p><a class="button" href="${publicUrl}/account">Go to ${publicUrl}</a></p>`,
  });

const setupDue = (): Response =>
  page({
    ...{ title: "Set-up is due", status: 503 },
    body: html`<h1>This server is not set up yet</h1>
<p>It has no owner. Whoever started it finds a set-up link in the place where it was started; it is good for one
hour.</p>
<p>A new link, on the server: <code>socialcrm setup-link</code></p>`,
  });
