import { Elysia } from "elysia";
import { type Caller, identify } from "../../auth/caller.ts";
import { tooMany } from "../../auth/meter.ts";
import { Failure } from "../../contract/failure.ts";
import { newId } from "../../contract/id.ts";
import type { Operation } from "../../contract/operation.ts";
import { defaultLimits } from "../../contract/plans.ts";
import type { Running } from "../../house.ts";
import { readText } from "../body.ts";
import { asFailure, type Door } from "../door.ts";
import { admission, forbidden } from "./admission.ts";
import { faultText, respond } from "./answer.ts";
import { dispatcher } from "./dispatcher.ts";
import { product, type Visitor } from "./product.ts";
import { code } from "./protocol.ts";
import type { Registry } from "./registry.ts";

interface Settings {
  readonly auth: "public-lists" | "always";
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
}
interface Arrival {
  readonly request: Request;
  readonly workspace: string | undefined;
}

/** `POST /mcp` and `POST /mcp/:workspace`. */
export function mcp(operations: readonly Operation[], running: Running, door: Door, settings: Settings) {
  const answer = serving(product(operations, running), operations, running, door, settings);
  return new Elysia({ name: "mcp" })
    .post("/mcp", ({ request }) => answer({ request, workspace: undefined }), { parse: "none" })
    .post("/mcp/:workspace", ({ request, params }) => answer({ request, workspace: params.workspace }), {
      parse: "none",
    });
}

function serving(
  registry: Registry<Visitor>,
  operations: readonly Operation[],
  running: Running,
  door: Door,
  { auth, stopping }: Settings,
) {
  const dispatch = dispatcher<Visitor>(registry, {
    gate: admission(operations, running, door, { publicLists: auth === "public-lists" }),
    onDefect: (error, call) => running.defect(error, call.visitor.requestId, call.method),
    keepOpen: door.keepOpen,
    stopping,
    settled: ({ visitor }) => visitor.leave(),
  });

  return async ({ request, workspace }: Arrival): Promise<Response> => {
    const requestId = newId("req");
    const headers = door.headers(request, requestId);
    let leave = () => {};
    try {
      if (!door.welcomes(request.headers.get("origin")))
        throw new Failure("forbidden", "This origin may not call here; who runs the server can allow it.");
      const { caller, failure } = await arrive(running, request, door.addressOf(request));
      if (caller) {
        Object.assign(headers, caller.headers);
        leave = enter(caller);
      }
      const body = await readText(request, (caller?.principal.limits ?? defaultLimits).bodyBytes);
      const visitor = { caller, failure, presented: isPresented(request), workspace, requestId, leave };
      const response = await dispatch(request, body, visitor, headers);
      // A stream leaves when it ends.
      if (response.headers.get("content-type") !== "text/event-stream") leave();
      return response;
    } catch (error) {
      leave();
      const failure = asFailure(error);
      if (failure.code === "internal") running.defect(error, requestId, "mcp");
      return respond(
        failure.status,
        [faultText(null, { code: failure.code === "forbidden" ? forbidden : code.server, message: failure.message })],
        { ...headers, ...failure.headers },
      );
    }
  };
}

const isPresented = ({ headers }: Request) => headers.has("authorization") || headers.has("x-api-key");

/** Who it is; a credential that fails is no reason yet to refuse, because some methods need none. */
async function arrive(running: Running, request: Request, ip: string) {
  try {
    return { caller: await identify(running.gate, request.headers, ip), failure: undefined };
  } catch (error) {
    const failure = asFailure(error);
    if (failure.code !== "unauthorized") throw error;
    return { caller: undefined, failure };
  }
}

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
