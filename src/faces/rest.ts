import { type Caller, identify } from "../auth/caller.ts";
import type { Answer } from "../contract/answers.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { invoke } from "../contract/invoke.ts";
import { andThen, type Later } from "../contract/later.ts";
import { hasBody, isRehearsable, isRepeatable, type Operation, successOf } from "../contract/operation.ts";
import { fromText } from "../contract/schema.ts";
import type { Running } from "../house.ts";
import { Asking } from "./asking.ts";
import { readFields, readText } from "./body.ts";
import type { Door } from "./door.ts";
import { isDryRun, withoutDryRun } from "./dry-run.ts";
import { asEvents, wantsEvents } from "./events.ts";
import { fits } from "./fits.ts";
import { type Tally, tallied } from "./metrics.ts";
import { type Arrival, Routes } from "./routes.ts";
import { shadowed } from "./shadowed.ts";

const encoder = new TextEncoder();
type Heard = Pick<Context, "report" | "signal">;

/** One route for each operation. Path, query and JSON body are gathered into the operation's one flat input. */
export function rest(operations: readonly Operation[], running: Running, door: Door, { rest: answers }: Tally) {
  const routes = new Routes();
  for (const operation of operations) {
    routes.add(operation.method, operation.path, answering(operation, running, door, answers));
  }
  for (const { method, path, allow } of shadowed(operations)) {
    const failure = new Failure("invalid_request", `This address takes ${allow}.`, { status: 405, headers: { allow } });
    const refuse = (request: Request) => door.refuse(request, newId("req"), failure, { operation: "none" });
    routes.add(method, path, ({ request }) => refuse(request), { refuses: true });
  }
  return routes;
}

function answering(operation: Operation, running: Running, door: Door, answers: Float64Array) {
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  const repeatable = isRepeatable(operation);
  const rehearsable = isRehearsable(operation);
  const takesBody = hasBody(operation);
  const status = successOf(operation);

  // No promise where nothing is waited for: a remembered key and a kept answer are answered in one go.
  return (arrival: Arrival): Later<Response> => {
    const { request } = arrival;
    const requestId = newId("req");
    let caller: Caller | undefined;
    const refused = (error: unknown) =>
      tallied(answers, door.refuse(request, requestId, error, { operation: operation.name, caller }));
    const admitted = (known: Caller): Later<Response> => {
      caller = known;
      if (operation.reports && wantsEvents(request)) return told(arrival, known, requestId);
      const heard = operation.reports && { signal: request.signal };
      const answered = answerFor(arrival, known, requestId, heard);
      return andThen(answered, (answer) => tallied(answers, shown(answer, known, requestId, request)));
    };
    try {
      const known = identify(running.gate, new Asking(door, request, operation.method, "", operation.name));
      const response = andThen(known, admitted);
      return response instanceof Promise ? response.catch(refused) : response;
    } catch (error) {
      return refused(error);
    }
  };

  async function told(arrival: Arrival, caller: Caller, requestId: string): Promise<Response> {
    const { request } = arrival;
    const response = await asEvents(request, {
      headers: (answer) => door.headers(request, requestId, answer ? withNote(caller.headers, answer) : caller.headers),
      keepOpen: door.keepOpen,
      refused: (error) => door.refuse(request, requestId, error, { operation: operation.name, caller }).text(),
      work: async (heard) => {
        const answer = await answerFor(arrival, caller, requestId, heard);
        fits(answer.text, caller.principal.limits.responseBytes);
        return answer;
      },
    });
    return tallied(answers, response);
  }

  function answerFor(arrival: Arrival, { principal }: Caller, requestId: string, heard?: Heard): Later<Answer> {
    const { request } = arrival;
    const idempotencyKey = repeatable ? (request.headers.get("idempotency-key") ?? undefined) : undefined;
    const dryRun = rehearsable && isDryRun(queryOf(request));
    const context = running.contextOf(principal, { requestId, overMcp: false, dryRun, idempotencyKey, ...heard });
    const spelled = operation.lasting ? request.url.slice(request.url.indexOf("/", 8)) : "";
    return invoke(operation, context, () => inputOf(arrival, principal.limits.bodyBytes), spelled);
  }

  function shown(answer: Answer, { principal, headers }: Caller, requestId: string, request: Request): Response {
    fits(answer.text, principal.limits.responseBytes);
    if (answer.kept) answer.rest ??= encoder.encode(answer.text);
    return new Response(answer.rest ?? answer.text, {
      status,
      headers: door.headers(request, requestId, withNote(headers, answer)),
    });
  }

  function inputOf(arrival: Arrival, limit: number): Later<Record<string, unknown>> {
    const { request, params } = arrival;
    if (takesBody) return fieldsOf(arrival, limit);
    const query = rehearsable ? withoutDryRun(queryOf(request)) : queryOf(request);
    if (query === none && names.length === 0 && operation.method === "GET") return {};
    const sent = () => fromText(operation.input, [...query, ...Object.entries(params)]);
    return operation.method === "DELETE" ? refuseBody(request, limit).then(sent) : sent();
  }

  async function fieldsOf({ request, params }: Arrival, limit: number): Promise<Record<string, unknown>> {
    if (repeatable) checkIdempotencyKey(request);
    const query = queryOf(request);
    const [[stray] = []] = query !== none && rehearsable ? withoutDryRun(query) : query;
    if (stray !== undefined)
      throw new Failure("invalid_request", `${stray}: is not read from the address here; send it in the body.`);
    const fields = await readFields(request, limit);
    if (names.length === 0) return fields;
    const twice = names.find((name) => Object.hasOwn(fields, name));
    if (twice !== undefined)
      throw new Failure("invalid_request", `${twice}: is taken from the path; leave it out of the body.`);
    return { ...fields, ...fromText(operation.input, Object.entries(params)) };
  }
}

function withNote(headers: Caller["headers"], { replayed, rehearsed }: Answer): Caller["headers"] {
  if (replayed) return { ...headers, "idempotent-replayed": "true" };
  return rehearsed ? { ...headers, "dry-run": "true" } : headers;
}

/** The query alone, whatever the Host header says. Most requests have none, and then there is nothing to take apart. */
function queryOf({ url }: Request): Iterable<readonly [string, string]> {
  const start = url.indexOf("?");
  if (start < 0) return none;
  const query = url.slice(start + 1);
  return bare.test(query) ? pairsOf(query) : new URLSearchParams(query);
}
/** A query in which nothing is encoded: to take it apart here takes a third of the time that `URLSearchParams` does. */
const bare = /^[\w.~=&-]*$/;
const pairsOf = (query: string): [string, string][] =>
  query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const at = pair.indexOf("=");
      return at < 0 ? [pair, ""] : [pair.slice(0, at), pair.slice(at + 1)];
    });
const none: readonly [string, string][] = [];

async function refuseBody(request: Request, limit: number): Promise<void> {
  if ((await readText(request, limit)) !== "")
    throw new Failure("invalid_request", "body: is not read here; leave it out.");
}

function checkIdempotencyKey({ headers }: Request): void {
  const key = headers.get("idempotency-key");
  if (key === null || /^[\x21-\x7e]{1,255}$/.test(key)) return;
  throw new Failure("invalid_request", "Idempotency-Key: must be 1 to 255 visible ASCII characters without spaces.");
}
