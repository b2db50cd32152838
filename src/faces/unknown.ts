import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { type Door, exposedHeaders } from "./door.ts";
import { locationOf } from "./location.ts";
import type { Otherwise, Routes } from "./routes.ts";

const requestHeaders =
  "authorization, content-type, accept, idempotency-key, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id, x-api-key";
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/** Answers what no route answers: preflights, a wrong method, an unknown address, and what nobody foresaw. */
export function unknown(door: Door, routes: Routes): Otherwise {
  let patterns: { verb: string; path: string; pattern: RegExp }[] | undefined;
  const allowed = (path: string): string[] => {
    patterns ??= routes.all
      .filter(({ refuses }) => !refuses)
      .map(({ verb, path }) => ({ verb, path, pattern: patternOf(path) }));
    const matching = patterns.filter(({ pattern }) => pattern.test(path));
    // A path of its own is not what another path would call by that name.
    const own = matching.filter((route) => route.path === path);
    const found = new Set((own.length > 0 ? own : matching).map(({ verb }) => verb));
    return methods.filter((verb) => found.has(verb));
  };

  const answer = (request: Request): Response => {
    const requestId = newId("req");
    const allow = allowed(locationOf(request).pathname);
    if (request.method === "OPTIONS" && allow.length > 0) return preflight(request, requestId, allow);
    const failure =
      allow.length > 0
        ? new Failure("invalid_request", `This address takes ${allow.join(", ")}.`, {
            status: 405,
            headers: { allow: allow.join(", ") },
          })
        : new Failure("not_found", "There is nothing at this address.");
    return door.refuse(request, requestId, failure, { operation: "none" });
  };

  const preflight = (request: Request, requestId: string, allow: readonly string[]): Response => {
    const origin = request.headers.get("origin");
    const fields = door.headers(request, requestId, { allow: allow.join(", ") });
    if (origin === null || !door.welcomes(origin)) return new Response(null, { status: 204, headers: fields });
    return new Response(null, {
      status: 204,
      headers: {
        ...fields,
        "access-control-allow-methods": allow.join(", "),
        "access-control-allow-headers": requestHeaders,
        "access-control-expose-headers": exposedHeaders,
        "access-control-max-age": "600",
      },
    });
  };

  const failed = (request: Request, error: unknown) => door.refuse(request, newId("req"), error, { operation: "none" });
  const missed = (request: Request) => {
    try {
      return answer(request);
    } catch (error) {
      return failed(request, error);
    }
  };
  return { missed, failed };
}

/** A route's path as an expression; segments that a route names stand for anything but a slash. */
const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&").replace(/:\w+/g, "[^/]+")}$`);
