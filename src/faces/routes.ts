import { Elysia } from "elysia";
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
/** What is done with every request besides answering it. */
export type Around = (handler: Handler) => Handler;
/** What answers where no route does, and where one throws. */
export interface Otherwise {
  missed(request: Request): Response;
  failed(request: Request, error: unknown): Response;
}

/** The one place that knows Elysia: each route as one of its own, in one list, since a plugin's are merged once more. */
export function served(routes: Routes, { missed, failed }: Otherwise, around: Around = (handler) => handler): Elysia {
  const miss = around(missed);
  // By default it looks for the path from the 11th character on: behind `http://x/` that is a part of it.
  const app = new Elysia({ strictPath: true, handler: { standardHostname: false } });
  app.onError(({ request, error, code }) => (code === "NOT_FOUND" ? miss(request, none) : failed(request, error)));
  for (const { verb, path, answer } of routes.all) {
    const handle = around((request, params) => answer({ request, params }));
    // Elysia reads the source of a handler to see what it takes of a request: nothing is worked out that it does not name.
    if (path.includes(":")) app.route(verb, path, ({ request, params }) => handle(request, params), asItCame);
    else app.route(verb, path, ({ request }) => handle(request, none), asItCame);
  }
  return app;
}

/** The faces read bodies themselves, each up to its caller's own limit. */
const asItCame = { parse: "none" } as const;
const none = {};
