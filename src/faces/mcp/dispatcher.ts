import { andThen, type Later } from "../../contract/later.ts";
import type { StreamSettings } from "../stream.ts";
import { type Answer, faultText, renderer, respond, statusOf, textOf, toolAnswer } from "./answer.ts";
import { Call } from "./call.ts";
import { eraFault } from "./eras.ts";
import type { Gate, Refusal } from "./gate.ts";
import { readMessage } from "./message.ts";
import { methodsOf } from "./methods.ts";
import { code, eraOf, type Fault } from "./protocol.ts";
import type { Registry } from "./registry.ts";

export interface Options<V> {
  readonly gate?: Gate<V>;
  /** Hears of what should not have happened. The client is told no more than that it did. */
  readonly onDefect?: (error: unknown, call: Call<V>) => void;
  /** Called once for each call that the gate let through, when its answer is complete or its stream has ended. */
  readonly settled?: (call: Call<V>) => void;
  /** Called for a request that is answered by a stream: `server.timeout(request, 0)`. */
  readonly keepOpen?: (request: Request) => void;
  /** Aborted when the server stops: subscriptions end, calls that run are left to finish. */
  readonly stopping?: AbortSignal;
  /** Milliseconds between two comments on a quiet stream. */
  readonly heartbeatMs?: number | undefined;
}

/** Answers one POST whose body has been read. `headers` go out with every answer, whatever it is. */
export type Dispatch<V> = (
  request: Request,
  body: string,
  visitor: V,
  headers?: Record<string, string>,
) => Later<Response>;

const mediaType = /^application\/json\s*(;|$)/i;
const internal: Answer = { fault: { code: code.internal, message: "Internal error" } };
const notJson: Fault = { code: code.server, message: "Content-Type must be application/json" };
const notRequest: Fault = { code: code.invalidRequest, message: "Invalid Request: no method" };
const methodNotFound: Answer = { fault: { code: code.methodNotFound, message: "Method not found" } };

const accepted = (headers: Record<string, string> | undefined) =>
  new Response(null, headers ? { status: 202, headers } : { status: 202 });

/** Only legacy servers ask their clients anything, and this one does not: an answer to nothing is let pass. */
const strayResponse = (version: string | null, headers: Record<string, string> | undefined) =>
  eraOf({}, version) === "legacy" ? accepted(headers) : respond(400, faultText(null, notRequest), headers);

/** A stateless MCP server over HTTP, of both eras at one address. It knows no sessions and no credentials. */
export function dispatcher<V>(registry: Registry<V>, options: Options<V> = {}): Dispatch<V> {
  const methods = methodsOf(registry, options.stopping);
  const render = renderer(registry);
  const streams: StreamSettings = { keepOpen: options.keepOpen, heartbeatMs: options.heartbeatMs ?? 15_000 };

  const settle = (call: Call<V>, response: Response) => {
    options.settled?.(call);
    return response;
  };

  const deliver = (call: Call<V>, answer: Answer): Response => {
    const parts = render(call, answer);
    if (!call.stream) return settle(call, respond(statusOf(call, answer), parts, call.headers));
    call.stream.send(textOf(parts));
    call.stream.close();
    return settle(call, call.stream.response);
  };

  const failed = (call: Call<V>, error: unknown) => {
    options.onDefect?.(error, call);
    return deliver(call, internal);
  };

  /** The stream, as soon as there is one; else the answer. */
  const eventually = (call: Call<V>, answer: Promise<Answer>) => {
    const delivered = answer.then((answer) => deliver(call, answer)).catch((error) => failed(call, error));
    return new Promise<Response>((resolve, reject) => {
      call.onStream(({ response }) => resolve(response));
      delivered.then(resolve, reject);
    });
  };

  const perform = (call: Call<V>): Later<Response> => {
    if (call.id === null) return settle(call, accepted(call.headers));
    const fault = eraFault(registry, call);
    if (fault) return settle(call, respond(400, faultText(call.id, fault), call.headers));
    const answer = methods[call.era].get(call.method)?.(call) ?? methodNotFound;
    return answer instanceof Promise ? eventually(call, answer) : deliver(call, answer);
  };

  const refuse = (call: Call<V>, refusal: Refusal): Response => {
    if ("outcome" in refusal) return respond(200, render(call, toolAnswer(refusal.outcome)), call.headers);
    const { status, id = null, headers } = refusal;
    return respond(status, faultText(id, refusal), { ...call.headers, ...headers });
  };

  const admit = (call: Call<V>): Later<Response> => {
    try {
      const admitted = andThen(options.gate?.(call), (refusal) => (refusal ? refuse(call, refusal) : perform(call)));
      return admitted instanceof Promise ? admitted.catch((error: unknown) => failed(call, error)) : admitted;
    } catch (error) {
      return failed(call, error);
    }
  };

  return (request, body, visitor, headers) => {
    if (!mediaType.test(request.headers.get("content-type") ?? ""))
      return respond(415, faultText(null, notJson), headers);
    const message = readMessage(body);
    if (message.kind === "malformed") return respond(400, faultText(message.id, message.fault), headers);
    const version = request.headers.get("mcp-protocol-version");
    if (message.kind === "response") return strayResponse(version, headers);
    return admit(new Call(request, visitor, version, message, headers, streams));
  };
}
