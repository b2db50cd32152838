import { admitToolCall } from "../../auth/meter.ts";
import { mayCall, split } from "../../connectors/names.ts";
import { Failure } from "../../contract/failure.ts";
import { admit } from "../../contract/invoke.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import type { Door } from "../door.ts";
import type { Call } from "./call.ts";
import { challengeOf } from "./challenge.ts";
import { type ErrorRefusal, isPublic, type Refusal } from "./gate.ts";
import type { Visitor } from "./product.ts";
import { code, type Id } from "./protocol.ts";

/** JSON-RPC codes of refusals; the HTTP status says the same. */
const unauthorized = -32001;
const forbidden = -32003;

interface Rules {
  /** Whether lists and discovery are answered without a credential, where the address names no workspace. */
  readonly publicLists: boolean;
}

interface Admission {
  /** Before the body is read. */
  readonly threshold: (request: Request, visitor: Visitor) => ErrorRefusal | undefined;
  /** Once the message is known. */
  readonly gate: (call: Call<Visitor>) => Refusal | undefined;
}

/** ChatGPT starts linking an account on a tool's result alone, never on HTTP 401. */
const isChatGpt = ({ headers }: Request) => headers.get("user-agent")?.startsWith("openai-mcp") === true;

/** Whether a message may be answered: the credential, its workspace, its limits, its scopes. */
export function admission(
  operations: readonly Operation[],
  running: Running,
  door: Door,
  { publicLists }: Rules,
): Admission {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  return { threshold, gate };

  function threshold(request: Request, visitor: Visitor): ErrorRefusal | undefined {
    if (visitor.caller) {
      const elsewhere = otherWorkspace(visitor);
      return elsewhere && refusal(visitor, elsewhere, null);
    }
    if (isOpen(visitor) || isChatGpt(request)) return undefined;
    return refusal(visitor, visitor.failure as Failure, null);
  }

  function gate(call: Call<Visitor>): Refusal | undefined {
    const { visitor, method } = call;
    if (!visitor.caller) return isOpen(visitor) && isPublic(call) ? undefined : told(call, visitor.failure as Failure);
    if (method !== "tools/call") return undefined;
    const { principal } = visitor.caller;
    const name = typeof call.params.name === "string" ? call.params.name : "";
    const operation = byName.get(name);
    try {
      count(call, visitor.caller);
      if (operation) checkScope(operation, principal);
      else checkRemoteScope(name, principal);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (operation) running.count(principal, operation.name, error.code);
      return told(call, error);
    }
    return undefined;
  }

  function isOpen({ presented, workspace }: Visitor): boolean {
    return publicLists && workspace === undefined && !presented;
  }

  function count({ headers }: Call<Visitor>, { meter, principal }: NonNullable<Visitor["caller"]>): void {
    const fields = headers as Record<string, string>;
    Object.assign(fields, admitToolCall(meter, principal.limits, running.clock.monotonic(), fields));
  }

  function told({ visitor, request, method, id }: Call<Visitor>, failure: Failure): Refusal {
    const challenge = challengeOf(door, visitor, failure);
    if (!challenge || method !== "tools/call" || !isChatGpt(request)) return refusal(visitor, failure, id);
    const meta = { "mcp/www_authenticate": [challenge.forChat] };
    return { outcome: { json: JSON.stringify(failure), isError: true, meta } };
  }

  function refusal(visitor: Visitor, failure: Failure, id: Id | null): ErrorRefusal {
    const challenge = challengeOf(door, visitor, failure);
    const headers = { ...failure.headers, ...(challenge && { "www-authenticate": challenge.plain }) };
    const { status, message } = failure;
    return { status, message, headers, code: codeOf(failure), id: failure.code === "unauthorized" ? null : id };
  }
}

export function codeOf(failure: Failure): number {
  if (failure.code === "unauthorized") return unauthorized;
  return failure.code === "forbidden" || failure.code === "forbidden_scope" ? forbidden : code.server;
}

/** What a page is told whose origin is neither the server's own nor allowed. */
export const unwelcome = (): Failure =>
  new Failure("forbidden", "This origin may not call here; who runs the server can allow it.");

function otherWorkspace({ caller, workspace: named }: Visitor): Failure | undefined {
  const own = caller?.principal.workspace;
  if (named === undefined || named === own?.slug || named === own?.id) return undefined;
  return new Failure("forbidden", "This credential belongs to another workspace than the address names.");
}

/** A tool of a connector needs no other scope than that of calling it. */
function checkRemoteScope(name: string, principal: Principal): void {
  const slug = split(name)?.slug;
  if (slug === undefined || mayCall(principal, slug)) return;
  const scope = `mcp:call:${slug}`;
  throw new Failure("forbidden_scope", `This credential lacks the scope ${scope}.`, { scopes: [scope] });
}

/** The scope alone: what the plan lacks is the operation's own answer, a tool result. */
function checkScope(operation: Operation, principal: Principal): void {
  try {
    admit(operation, principal, true);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "forbidden_scope") throw error;
  }
}
