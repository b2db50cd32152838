import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { type Door, exposedHeaders } from "./door.ts";
import { locationOf } from "./location.ts";
import type { Otherwise, Route, Routes } from "./routes.ts";

const requestHeaders =
  "authorization, content-type, accept, idempotency-key, mcp-protocol-version, mcp-method, mcp-name, mcp-session-id, last-event-id, x-api-key";
const methods = ["GET", "POST", "PATCH", "PUT", "DELETE"];

/** The methods of an address, separated by commas. */
interface Methods {
  readonly taken: string;
  /** Those that it says no to besides: a page may read that too. */
  readonly answered: string;
}

/** Answers what no route answers: preflights, a wrong method, an unknown address, and what nobody foresaw. */
export function unknown(door: Door, routes: Routes): Otherwise {
  let patterns: (Pick<Route, "verb" | "path" | "refuses"> & { pattern: RegExp })[] | undefined;
  const methodsAt = (path: string): Methods => {
    patterns ??= routes.all.map(({ verb, path, refuses }) => ({ verb, path, refuses, pattern: patternOf(path) }));
    const matching = patterns.filter(({ pattern }) => pattern.test(path));
    // A path of its own is not what another path would call by that name.
    const own = matching.filter((route) => route.path === path);
    const found = own.length > 0 ? own : matching;
    const verbs = (some: typeof found) =>
      methods.filter((method) => some.some(({ verb }) => verb === method)).join(", ");
    return { taken: verbs(found.filter(({ refuses }) => !refuses)), answered: verbs(found) };
  };

  const answer = (request: Request): Response => {
    const requestId = newId("req");
    const found = methodsAt(locationOf(request).pathname);
    const { taken: allow } = found;
    if (request.method === "OPTIONS" && allow !== "") return preflight(request, requestId, found);
    const failure =
      allow !== ""
        ? new Failure("invalid_request", `This address takes ${allow}.`, { status: 405, headers: { allow } })
        : new Failure("not_found", "There is nothing at this address.");
    return door.refuse(request, requestId, failure, { operation: "none" });
  };

  const preflight = (request: Request, requestId: string, { taken, answered }: Methods): Response => {
    const origin = request.headers.get("origin");
    const fields = door.headers(request, requestId, { allow: taken });
    if (origin === null || !door.welcomes(origin)) return new Response(null, { status: 204, headers: fields });
    return new Response(null, {
      status: 204,
      headers: {
        ...fields,
        "access-control-allow-methods": answered,
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
