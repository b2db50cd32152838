import { OAuthError } from "../auth/oauth/oauth-error.ts";
import { Failure } from "../contract/failure.ts";
import type { Running } from "../house.ts";
import { readFields } from "./body.ts";
import type { Door } from "./door.ts";
import { answerOAuth, openPreflight } from "./oauth-answer.ts";
import { Routes } from "./routes.ts";

/** Bytes of a client's metadata. */
const most = 32_768;

const json = (body: object, status = 200) =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

/** A body that cannot be read is bad metadata (RFC 7591 §3.2.2). */
const fieldsOf = (request: Request) =>
  readFields(request, most).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.code !== "invalid_request") throw error;
    throw new OAuthError("invalid_client_metadata", error.message, { status: error.status });
  });

const bearerOf = ({ headers }: Request): string | undefined =>
  /^Bearer +([\x21-\x7e]+)$/i.exec(headers.get("authorization") ?? "")?.[1];

/** `POST /api/oauth/register` (RFC 7591) and `/api/oauth/register/:id` (RFC 7592). */
export function clientRegistration(running: Running, door: Door) {
  const { registrations } = running;
  const answer = (work: (requestId: string) => Promise<Response>) => answerOAuth(running, "register_client", work);
  return new Routes()
    .options("/api/oauth/register", openPreflight("POST"))
    .options("/api/oauth/register/:id", openPreflight("GET, PUT, DELETE"))
    .post("/api/oauth/register", ({ request }) =>
      answer(async () => json(await registrations.register(() => fieldsOf(request), door.addressOf(request)), 201)),
    )
    .get("/api/oauth/register/:id", ({ request, params }) =>
      answer(async () => json(await registrations.read(params.id, bearerOf(request)))),
    )
    .put("/api/oauth/register/:id", ({ request, params }) =>
      answer(async () => json(await registrations.replace(params.id, bearerOf(request), () => fieldsOf(request)))),
    )
    .delete("/api/oauth/register/:id", ({ request, params }) =>
      answer(async (requestId) => {
        await registrations.remove(params.id, bearerOf(request), requestId);
        return new Response(null, { status: 204 });
      }),
    );
}
