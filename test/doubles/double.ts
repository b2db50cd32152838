/*
 * Doubles of networks that cannot be run here. They stand in for the network in tests, and hold every request against
 * the network's documented form: what departs from it is kept in `departures`, and refused.
 */

/** A request as a double reads it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a double reads whatever came
  readonly json: any;
  readonly form: FormData;
  readonly bytes: Uint8Array;
}
type Answer = Response | object | undefined;
type Route = readonly [
  method: string,
  path: RegExp,
  answer: (seen: Seen, ...found: string[]) => Answer | Promise<Answer>,
];

export interface Double {
  readonly url: string;
  readonly seen: readonly Seen[];
  /** What was asked and is not how the network documents it. */
  readonly departures: string[];
  /** What the next request to a path is answered with, once; `lost`: it is carried out, and the answer never arrives. */
  next(path: RegExp, answer: Response | "lost"): void;
  stop(): Promise<void>;
}

/** A request that is not as the network documents it. */
class Departure extends Error {}
/** Holds a request against its documented form. */
export function demand(holds: unknown, words: string): asserts holds {
  if (!holds) throw new Departure(words);
}

/** Holds that an object has these fields and no others. */
export function demandFields(value: object, needed: readonly string[], optional: readonly string[] = []): void {
  for (const name of needed) demand(name in value, `${name} is missing`);
  for (const name of Object.keys(value)) demand([...needed, ...optional].includes(name), `${name} is no field`);
}

export const bearerOf = ({ headers }: Seen): string => headers.get("authorization")?.replace(/^Bearer /, "") ?? "";

async function readRequest(request: Request): Promise<Seen> {
  const { pathname, searchParams } = new URL(request.url);
  const type = request.headers.get("content-type") ?? "";
  const bytes = new Uint8Array(await request.clone().arrayBuffer());
  const isForm = type.includes("multipart/form-data") || type.includes("x-www-form-urlencoded");
  return {
    method: request.method,
    path: pathname,
    query: searchParams,
    headers: request.headers,
    json: type.includes("application/json") ? JSON.parse(new TextDecoder().decode(bytes)) : undefined,
    form: isForm ? ((await request.formData()) as FormData) : new FormData(),
    bytes,
  };
}

export function startDouble(routes: readonly Route[], refuse: (words: string) => Response): Double {
  const seen: Seen[] = [];
  const departures: string[] = [];
  const waiting: { path: RegExp; answer: Response | "lost" }[] = [];
  const answer = async (request: Request, one: Seen): Promise<Answer> => {
    for (const [method, path, work] of routes) {
      const found = method === one.method ? path.exec(one.path) : null;
      if (found) return work(one, ...found.slice(1).map(decodeURIComponent));
    }
    throw new Departure(`${request.method} ${one.path} is not there`);
  };
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request, self) {
      const one = await readRequest(request);
      seen.push(one);
      const at = waiting.findIndex(({ path }) => path.test(one.path));
      const [planned] = at < 0 ? [] : waiting.splice(at, 1);
      if (planned && planned.answer !== "lost") return planned.answer;
      let answered: Response;
      try {
        const made = await answer(request, one);
        answered = made instanceof Response ? made : made === undefined ? new Response() : Response.json(made);
      } catch (error) {
        if (!(error instanceof Departure)) throw error;
        departures.push(`${request.method} ${one.path}: ${error.message}`);
        return refuse(error.message);
      }
      if (!planned) return answered;
      // The request was carried out; whoever asked never hears of it.
      self.timeout(request, 1);
      return new Promise<Response>(() => {});
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}`,
    seen,
    departures,
    next: (path, planned) => void waiting.push({ path, answer: planned }),
    stop: () => server.stop(true),
  };
}
