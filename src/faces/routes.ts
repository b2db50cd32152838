import type { BunRequest } from "bun";
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

type Handler = (request: Request) => Response | Promise<Response>;
/** What is done with every request besides answering it. */
export type Around = (handler: Handler) => Handler;
/** What answers where no route does, and where one throws. */
export interface Otherwise {
  missed(request: Request): Response;
  failed(request: Request, error: unknown): Response;
}

/** Routes as `Bun.serve` takes them, whose own router finds them. */
export function served(routes: Routes, { missed, failed }: Otherwise, around: Around = (handler) => handler) {
  const table: Record<string, Partial<Record<Verb, Handler>>> = {};
  for (const { verb, path, answer } of routes.all) {
    const names = path.includes(":");
    const handler: Handler = (request) => {
      try {
        const params = names ? (request as BunRequest).params : nothing;
        const response = answer({ request, params });
        return response instanceof Promise ? response.catch((error) => failed(request, error)) : response;
      } catch (error) {
        return failed(request, error);
      }
    };
    table[path] = { ...table[path], [verb]: around(handler) };
  }
  return { routes: table, fetch: around(missed) };
}

const nothing = {};
