import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { Door } from "./door.ts";
import type { Around } from "./routes.ts";

/** A line for each request: what was asked, from where, how it was answered and in how many milliseconds. */
export function access(log: Log, clock: Clock, door: Door): Around {
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
  return (handler) => async (request, params) => {
    const started = clock.monotonic();
    return note(request, await handler(request, params), started);
  };
}
