import { type Caller, identify, presented } from "../../auth/caller.ts";
import { tooMany } from "../../auth/meter.ts";
import type { Asked } from "../../auth/verifier.ts";
import { asFailure } from "../../contract/as-failure.ts";
import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import type { Later } from "../../contract/later.ts";
import type { Operation } from "../../contract/operation.ts";
import { defaultLimits } from "../../contract/plans.ts";
import type { Running } from "../../house.ts";
import { Asking } from "../asking.ts";
import { readText } from "../body.ts";
import type { Door } from "../door.ts";
import { tallied } from "../metrics.ts";
import { Routes } from "../routes.ts";
import { isStream } from "../stream.ts";
import { admission, codeOf, unwelcome } from "./admission.ts";
import { faultText, respond } from "./answer.ts";
import { dispatcher } from "./dispatcher.ts";
import { joined } from "./joined.ts";
import { product, type Visitor } from "./product.ts";
import { remoteOffer } from "./remote.ts";

interface Settings {
  readonly auth: "public-lists" | "always";
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Counts answers by HTTP status. */
  readonly answers: Float64Array;
  readonly heartbeatMs: number | undefined;
}
interface Arrival {
  readonly request: Request;
  readonly workspace: string | undefined;
}

/** `POST /mcp` and `POST /mcp/:workspace`. */
export function mcp(operations: readonly Operation[], running: Running, door: Door, settings: Settings) {
  const answer = serving(operations, running, door, settings);
  return new Routes()
    .post("/mcp", ({ request }) => answer({ request, workspace: undefined }))
    .post("/mcp/:workspace", ({ request, params }) => answer({ request, workspace: params.workspace }));
}

function serving(
  operations: readonly Operation[],
  running: Running,
  door: Door,
  { auth, stopping, answers, heartbeatMs }: Settings,
) {
  const { threshold, gate } = admission(operations, running, door, { publicLists: auth === "public-lists" });
  const dispatch = dispatcher<Visitor>(joined(product(operations, running), remoteOffer(running)), {
    gate,
    onDefect: (error, call) => running.defect(error, call.visitor.requestId, call.method),
    keepOpen: door.keepOpen,
    stopping,
    heartbeatMs,
    settled: ({ visitor }) => visitor.leave(),
  });

  return async ({ request, workspace }: Arrival): Promise<Response> => {
    const requestId = newId("req");
    const headers = door.headers(request, requestId);
    let leave = nobodyLeaves;
    try {
      if (!door.welcomes(request.headers.get("origin"))) throw unwelcome();
      const resource = workspace === undefined ? "/mcp" : `/mcp/${workspace}`;
      const asked = new Asking(door, request, "POST", resource);
      const known = arrive(running, asked);
      const { caller, failure } = known instanceof Promise ? await known : known;
      if (caller) {
        Object.assign(headers, caller.headers);
        leave = enter(caller);
      }
      const isPresented = caller !== undefined || presented(request.headers) !== undefined;
      const visitor = { caller, failure, presented: isPresented, workspace, requestId, asked, leave };
      const refusal = threshold(request, visitor);
      if (refusal) {
        leave();
        return tallied(answers, respond(refusal.status, faultText(null, refusal), { ...headers, ...refusal.headers }));
      }
      const body = await readText(request, (caller?.principal.limits ?? defaultLimits).bodyBytes);
      const response = await dispatch(request, body, visitor, headers);
      // A stream leaves when it ends.
      if (!isStream(response)) leave();
      return tallied(answers, response);
    } catch (error) {
      leave();
      const failure = asFailure(error);
      if (failure.code === "internal" && !request.signal.aborted) running.defect(error, requestId, "mcp");
      const fault = { code: codeOf(failure), message: failure.message };
      return tallied(answers, respond(failure.status, faultText(null, fault), { ...headers, ...failure.headers }));
    }
  };
}

interface Arrived {
  readonly caller: Caller | undefined;
  readonly failure: Failure | undefined;
}

/** Who it is; a credential that fails is no reason yet to refuse, because some methods need none. */
function arrive(running: Running, asked: Asked): Later<Arrived> {
  try {
    const known = identify(running.gate, asked);
    return known instanceof Promise ? known.then(welcome, unknown) : welcome(known);
  } catch (error) {
    return unknown(error);
  }
}

const welcome = (caller: Caller): Arrived => ({ caller, failure: undefined });

function unknown(error: unknown): Arrived {
  if (error instanceof Failure && error.code === "unauthorized") return { caller: undefined, failure: error };
  throw error;
}

const nobodyLeaves = () => {};

/** Takes a place among the requests that a credential has in flight; answers how to give it back. */
function enter({ meter, principal }: Caller): () => void {
  const most = principal.limits.mcpInFlight;
  if (most !== 0 && meter.inFlight >= most) throw tooMany(1000);
  meter.inFlight++;
  let inside = true;
  return () => {
    if (inside) meter.inFlight--;
    inside = false;
  };
}
