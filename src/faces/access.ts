import { Elysia } from "elysia";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Door } from "./door.ts";

/** A line for each request: what was asked, from where, how it was answered and in how many milliseconds. */
export function access(log: Log, clock: Clock, door: Door) {
  const note = (request: Request, response: Response, started: number) => {
    const { url, method } = request;
    log.info("request", {
      method,
      // Without the query: people search for names there.
      path: url.slice(url.indexOf("/", 8)).split("?")[0],
      status: response.status,
      ms: Math.round((clock.monotonic() - started) * 100) / 100,
      address: door.addressOf(request),
      request_id: response.headers.get("x-request-id"),
    });
    return response;
  };
  // Elysia types what it hands over as any function; it is the one that answers requests.
  const logged = (handle: unknown) => async (request: Request) => {
    const started = clock.monotonic();
    return note(request, await (handle as (request: Request) => Promise<Response>)(request), started);
  };
  return new Elysia({ name: "access" }).wrap(logged as never);
}
