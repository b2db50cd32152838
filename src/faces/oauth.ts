import { AddressLimit } from "../auth/address-limit.ts";
import { identify } from "../auth/caller.ts";
import { deviceAuthorization } from "../auth/oauth/device-authorization.ts";
import { askingClient, introspect } from "../auth/oauth/introspect.ts";
import { serverMetadata } from "../auth/oauth/metadata.ts";
import { OAuthError } from "../auth/oauth/oauth-error.ts";
import { revoke } from "../auth/oauth/revoke.ts";
import type { Submission } from "../auth/oauth/server.ts";
import { token } from "../auth/oauth/token.ts";
import type { Asked } from "../auth/verifier.ts";
import { holds, type Principal } from "../contract/principal.ts";
import type { Running } from "../house.ts";
import { addressBucket } from "../net/address.ts";
import type { Door } from "./door.ts";
import { answerOAuth, openPreflight } from "./oauth-answer.ts";
import { readParameters } from "./oauth-form.ts";
import { Routes } from "./routes.ts";

const json = (body: unknown, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), { headers: { "content-type": "application/json", ...headers } });
/** What hardly ever changes: anyone may read it, and keep it for ten minutes. */
const published = (body: unknown) =>
  json(body, {
    "access-control-allow-origin": "*",
    "cache-control": "public, max-age=600",
    "x-content-type-options": "nosniff",
  });

const forms = [
  "/api/oauth/token",
  "/oauth/token",
  "/api/oauth/revoke",
  "/api/oauth/introspect",
  "/api/oauth/device_authorization",
] as const;
const documents = ["/api/oauth/jwks.json", "/.well-known/oauth-authorization-server"] as const;

/** Device flows that one address may start in a minute: each leaves a row behind for an hour. */
const mostStarted = 60;

/** The endpoints of the authorization server that programs talk to. */
export function oauth(running: Running, door: Door) {
  const { authorization: server } = running;
  const started = new AddressLimit(mostStarted);
  const taken = (answer: Answer) => submitted(running, door, answer);
  const tokens = taken((sent) => token(server, sent));
  const revocation = taken((sent) => revoke(server, sent));
  const introspection = taken(async (sent, request) => {
    const asked = { headers: request.headers, method: "POST", ip: door.addressOf(request), resource: "" };
    return introspect(server, (await administrator(running, asked)) ?? (await askingClient(server, sent)), sent);
  });
  const devices = taken((sent, request) => {
    started.take(addressBucket(door.addressOf(request)), running.clock.monotonic());
    return deviceAuthorization(server, sent);
  });

  const app = new Routes()
    .get("/.well-known/oauth-authorization-server", () =>
      published(serverMetadata(server.publicUrl(), { registers: running.registrations.isOpen })),
    )
    .get("/api/oauth/jwks.json", async () => published({ keys: await server.signingKeys.published() }))
    .post("/api/oauth/token", ({ request }) => tokens(request))
    .post("/oauth/token", ({ request }) => tokens(request))
    .post("/api/oauth/revoke", ({ request }) => revocation(request))
    .post("/api/oauth/introspect", ({ request }) => introspection(request))
    .post("/api/oauth/device_authorization", ({ request }) => devices(request));
  for (const path of forms) app.options(path, openPreflight("POST"));
  for (const path of documents) app.options(path, openPreflight("GET"));
  return app;
}

type Answer = (sent: Submission, request: Request) => Promise<unknown>;

/** An endpoint that takes a form. A credential that fails counts against the address that sent it. */
function submitted(running: Running, door: Door, answer: Answer) {
  const { gate } = running;
  return (request: Request): Promise<Response> =>
    answerOAuth(running, "oauth", async (requestId) => {
      try {
        const body = await answer(
          { headers: request.headers, form: await readParameters(request), requestId },
          request,
        );
        return body === undefined ? new Response(null) : json(body, { pragma: "no-cache" });
      } catch (error) {
        if (error instanceof OAuthError && failures.has(error.error))
          gate.suspects.take(addressBucket(door.addressOf(request)), gate.clock.monotonic());
        throw error;
      }
    });
}

const failures = new Set(["invalid_client", "invalid_grant"]);

/** The administrator of a workspace who asks with a credential of the API. */
async function administrator({ gate }: Running, asked: Asked): Promise<Principal | undefined> {
  const { headers } = asked;
  if (!headers.has("x-api-key") && !/^bearer /i.test(headers.get("authorization") ?? "")) return undefined;
  const { principal } = await identify(gate, asked);
  if (holds(principal, "workspace:admin")) return principal;
  throw new OAuthError("access_denied", "This needs the scope workspace:admin.");
}
