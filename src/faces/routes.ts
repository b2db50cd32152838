import { type AnyElysia, Elysia } from "elysia";
import { BunAdapter } from "elysia/adapter/bun";
import { createBunRouteHandler } from "elysia/adapter/bun/compose";
import type { Method, Names } from "../contract/operation.ts";

export type Verb = Method | "HEAD" | "OPTIONS";
type Params<P extends string> = Readonly<Record<string extends P ? string : Names<P>, string>>;
/** A request with what its address names. */
export interface Arrival<P extends string = string> {
  readonly request: Request;
  readonly params: Params<P>;
}
type Answers<P extends string> = (arrival: Arrival<P>) => Response | Promise<Response>;

export interface Route {
  readonly verb: Verb;
  /** `:name` stands for one segment. A path of its own goes before one that names. */
  readonly path: string;
  readonly answer: Answers<string>;
  /** It is there to say no: the address does not take the method. */
  readonly refuses: boolean;
}

/** Which address is answered by what. */
export class Routes {
  readonly all: Route[] = [];

  get<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("GET", path, answer);
  }
  head<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("HEAD", path, answer);
  }
  post<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("POST", path, answer);
  }
  put<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("PUT", path, answer);
  }
  delete<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("DELETE", path, answer);
  }
  options<P extends string>(path: P, answer: Answers<P>): this {
    return this.add("OPTIONS", path, answer);
  }

  add<P extends string>(verb: Verb, path: P, answer: Answers<P>, { refuses = false } = {}): this {
    this.all.push({ verb, path, answer: answer as Answers<string>, refuses });
    return this;
  }

  use(others: Routes): this {
    this.all.push(...others.all);
    return this;
  }
}

type Handler = (request: Request, params: Params<string>) => Response | Promise<Response>;
export type Around = (handler: Handler) => Handler;
/** What is done with every request besides answering it. */
interface Besides {
  /** Before anything else. */
  arrived(): void;
  readonly around?: Around | undefined;
}
/** What answers where no route does, and where one throws. */
export interface Otherwise {
  missed(request: Request): Response;
  failed(request: Request, error: unknown): Response;
}

/** The one place that knows Elysia: each route as one of its own, in one list, since a plugin's are merged once more. */
export function served(
  routes: Routes,
  { missed, failed }: Otherwise,
  { arrived, around = (handler) => handler }: Besides,
): Elysia {
  const miss = around(missed);
  // By default it looks for the path from the 11th character on: behind `http://x/` that is a part of it.
  const app = new Elysia({
    strictPath: true,
    handler: { standardHostname: false },
    adapter: { ...BunAdapter, listen },
  });
  for (const { verb, path, answer } of routes.all) {
    const handle = around(guarded(arrived, answer, failed));
    // Elysia reads the source of a handler to see what it takes of a request: nothing is worked out that it does not name.
    if (path.includes(":")) app.route(verb, path, ({ request, params }) => handle(request, params));
    else app.route(verb, path, ({ request }) => handle(request, none));
  }
  // Last, or it would be merged into every route, which answers for itself what it throws.
  app.onError(({ request, error, code }) => (code === "NOT_FOUND" ? miss(request, none) : failed(request, error)));
  return app;
}

/** A route that answers what it throws. */
function guarded(arrived: () => void, answer: Answers<string>, failed: Otherwise["failed"]): Handler {
  return (request, params) => {
    try {
      arrived();
      const response = answer({ request, params });
      return response instanceof Promise ? response.catch((error) => failed(request, error)) : response;
    } catch (error) {
      return failed(request, error);
    }
  };
}

const none = {};

type Served = (request: Request) => Response | Promise<Response>;
/** Made when it is first called. */
function late(make: () => Served): Served {
  let made: Served | undefined;
  return (request) => {
    made ??= make();
    return made(request);
  };
}

/**
 * Gives Bun each route by its path, and Elysia what no route takes. Its own way does the same three times over, makes the
 * latter twice before anybody asks, and collects garbage after each: 8 ms of a start.
 */
function listen(app: AnyElysia) {
  return (options: object | number | string) => {
    const routes: Record<string, Record<string, Served>> = {};
    for (const route of app.routes) {
      const handler = late(() => createBunRouteHandler(app, route));
      routes[route.path] = { ...routes[route.path], [route.method]: handler };
    }
    app.server = Bun.serve({ ...(options as Bun.Serve.Options<unknown>), routes, fetch: late(() => app.fetch) });
  };
}
