import { admitToolCall } from "../../auth/meter.ts";
import { Failure } from "../../contract/failure.ts";
import { admit } from "../../contract/invoke.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Principal } from "../../contract/principal.ts";
import { defaultScopes } from "../../contract/scopes.ts";
import type { Running } from "../../house.ts";
import type { Door } from "../door.ts";
import type { Call } from "./call.ts";
import { isPublic, type Refusal } from "./gate.ts";
import type { Visitor } from "./product.ts";
import { code } from "./protocol.ts";
import { inOrder } from "./tool.ts";

/** JSON-RPC codes of refusals; the HTTP status says the same. */
const unauthorized = -32001;
export const forbidden = -32003;

interface Rules {
  /** Whether lists and discovery are answered without a credential, where the address names no workspace. */
  readonly publicLists: boolean;
}

/** Whether a message may be answered: the credential, its workspace, its limits, its scopes. */
export function admission(operations: readonly Operation[], running: Running, door: Door, { publicLists }: Rules) {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));

  return (call: Call<Visitor>): Refusal | undefined => {
    const { visitor } = call;
    if (!visitor.caller) {
      const open = publicLists && visitor.workspace === undefined && !visitor.presented;
      return open && isPublic(call) ? undefined : refusal(call, visitor.failure as Failure);
    }
    const named = visitor.workspace;
    const { principal, meter } = visitor.caller;
    if (named !== undefined && named !== principal.workspace.slug && named !== principal.workspace.id)
      return refusal(
        call,
        new Failure("forbidden", "This credential belongs to another workspace than the address names."),
      );
    if (call.method !== "tools/call") return undefined;
    const operation = byName.get(String(call.params.name));
    try {
      const headers = call.headers as Record<string, string>;
      Object.assign(headers, admitToolCall(meter, principal.limits, running.clock.monotonic(), headers));
      if (operation) checkScope(operation, principal);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      if (operation) running.count(principal, operation.name, error.code);
      return refusal(call, error);
    }
    return undefined;
  };

  function refusal(call: Call<Visitor>, failure: Failure): Refusal {
    const { visitor, request, method, id } = call;
    const challenge = challengeOf(visitor, failure);
    if (challenge && method === "tools/call" && request.headers.get("user-agent")?.startsWith("openai-mcp")) {
      const meta = { "mcp/www_authenticate": [challenge.forChat] };
      return { outcome: { json: JSON.stringify(failure), isError: true, meta } };
    }
    const common = { status: failure.status, message: failure.message };
    if (failure.code === "unauthorized")
      return { ...common, code: unauthorized, id: null, headers: { "www-authenticate": challenge?.plain ?? "" } };
    const headers = { ...failure.headers, ...(challenge && { "www-authenticate": challenge.plain }) };
    const isForbidden = failure.code === "forbidden" || failure.code === "forbidden_scope";
    return { ...common, code: isForbidden ? forbidden : code.server, id, headers };
  }

  /** RFC 6750 §3, RFC 9728 §5.1. A client that holds a refresh token cannot step up later: it is told every scope now. */
  function challengeOf({ caller, presented, workspace }: Visitor, failure: Failure) {
    if (failure.code !== "unauthorized" && failure.code !== "forbidden_scope") return undefined;
    const path = workspace === undefined ? "/mcp" : `/mcp/${workspace}`;
    const metadata = `resource_metadata="${door.publicUrl()}/.well-known/oauth-protected-resource${path}"`;
    const lacking = failure.code === "forbidden_scope";
    const scopes = lacking ? [...failure.scopes, ...(caller?.principal.scopes ?? [])] : defaultScopes;
    const scope = `scope="${inOrder(new Set(scopes))}"`;
    const error = `error="${lacking ? "insufficient_scope" : "invalid_token"}", error_description="${failure.message}"`;
    return {
      plain: `Bearer ${[metadata, ...(lacking || presented ? [error] : []), scope].join(", ")}`,
      forChat: `Bearer ${[metadata, error, scope].join(", ")}`,
    };
  }
}

/** The scope alone: what the plan lacks is the operation's own answer, a tool result. */
function checkScope(operation: Operation, principal: Principal): void {
  try {
    admit(operation, principal, true);
  } catch (error) {
    if (!(error instanceof Failure) || error.code === "forbidden_scope") throw error;
  }
}
