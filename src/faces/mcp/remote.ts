import type { Caller as CalledBy } from "../../connectors/audited.ts";
import type { Called, Gateway } from "../../connectors/gateway.ts";
import { asFailure } from "../../contract/as-failure.ts";
import type { Failure } from "../../contract/failure.ts";
import { isJson, type Json } from "../../contract/json.ts";
import { andThen, type Later } from "../../contract/later.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import { fits } from "../fits.ts";
import type { Call } from "./call.ts";
import type { ParameterHeader } from "./headers.ts";
import type { Visitor } from "./product.ts";
import { code } from "./protocol.ts";
import type { Catalog, List, Outcome, Registry, ToolOutcome } from "./registry.ts";
import { watch } from "./watch.ts";

type Answering = Call<Visitor>;
type ListKind = "tools" | "resources" | "templates" | "prompts";

/** What connectors add to a server's own offer, for whoever has a credential. */
export interface RemoteOffer {
  /** A list with theirs after the product's own. */
  listed(own: Catalog, kind: ListKind, call: Answering): Later<Catalog>;
  call(name: string, args: Json, call: Answering): Promise<ToolOutcome | undefined>;
  toolHeaders(name: string, call: Answering): readonly ParameterHeader[];
  read(uri: string, call: Answering): Promise<Outcome | undefined>;
  prompt(name: string, args: Json, call: Answering): Promise<Outcome | undefined>;
  complete(params: Json, call: Answering): ReturnType<NonNullable<Registry<Visitor>["complete"]>> | undefined;
  onChange(listener: (list: List) => void, call: Answering, over: () => void): () => void;
}

/** The tools, resources and prompts of other servers, by the gateway. */
export function remoteOffer(running: Running): RemoteOffer {
  const gateway = () => running.connectors.gateway();

  async function asked(call: Answering, ask: (gateway: Gateway, caller: CalledBy) => Promise<Called>): Promise<Called> {
    const { caller, requestId } = call.visitor;
    if (!caller) return undefined;
    const called = await ask(await gateway(), callerOf(running, caller.principal, call));
    if (!called || !("failure" in called)) return called;
    const failure = asFailure(called.failure);
    if (failure.code === "internal") running.defect(called.failure, requestId, call.method);
    return { ...called, failure };
  }

  return {
    listed(own, kind, { visitor: { caller } }) {
      if (!caller) return own;
      const more = andThen(gateway(), (gateway) => gateway.listed(caller.principal, kind));
      return andThen(more, (members) => followed(own, members));
    },
    async call(name, args, call) {
      const called = await asked(call, (gateway, caller) => gateway.call(caller, name, args));
      return called && toolOutcome(called, mostBytes(call));
    },
    toolHeaders(name, { visitor: { caller } }) {
      const known = gateway();
      const tool = caller && !(known instanceof Promise) ? known.tool(caller.principal, name) : undefined;
      return tool?.mirrored ?? [];
    },
    async read(uri, call) {
      const called = await asked(call, (gateway, caller) => gateway.read(caller, uri));
      return called && outcome(called, mostBytes(call));
    },
    async prompt(name, args, call) {
      const called = await asked(call, (gateway, caller) => gateway.prompt(caller, name, args));
      return called && outcome(called, mostBytes(call));
    },
    complete({ ref, ...rest }, call) {
      const { caller } = call.visitor;
      if (!isJson(ref) || !caller) return undefined;
      const ask = async () =>
        (await (await gateway()).complete(callerOf(running, caller.principal, call), ref, rest)) ?? { values: [] };
      return ask();
    },
    onChange(listener, call, over) {
      const { caller } = call.visitor;
      const known = gateway();
      if (!caller) return () => {};
      let forget = () => {};
      let isOver = false;
      const changed = () => {
        for (const list of ["tools", "resources", "prompts"] as const) listener(list);
      };
      const look = watch(running, caller, call, { changed, over });
      call.stream?.onBeat(() => look(false));
      const begin = (gateway: Gateway) => {
        if (!isOver) forget = gateway.listen(caller.principal.workspace.id, () => look(true));
      };
      if (known instanceof Promise) known.then(begin, () => {});
      else begin(known);
      return () => {
        isOver = true;
        forget();
      };
    },
  };
}

function callerOf(running: Running, principal: Principal, call: Answering): CalledBy {
  const { visitor, signal, meta } = call;
  const token = meta?.progressToken;
  const isToldOf = typeof token === "string" || typeof token === "number";
  return {
    ...{ principal, signal },
    act: (event) => running.contextOf(principal, { requestId: visitor.requestId, overMcp: true }).act(event),
    count: (name, outcome) => running.count(principal, name, outcome),
    progress: isToldOf ? (done, total, message) => call.progress(done, total, message) : undefined,
  };
}

const mostBytes = ({ visitor }: Answering): number => visitor.caller?.principal.limits.responseBytes ?? 0;

/** Why a result is not passed on whole, and so not at all; undefined where it fits. */
function excess(result: Json, most: number): Failure | undefined {
  try {
    fits(JSON.stringify(result), most);
    return undefined;
  } catch (error) {
    return asFailure(error);
  }
}

type Known = NonNullable<Called>;

function toolOutcome(called: Known, most: number): ToolOutcome {
  const failure = "failure" in called ? asFailure(called.failure) : excess(called.result, most);
  if (!failure) return { result: (called as { result: Json }).result };
  const json = JSON.stringify(failure);
  const holds = "failure" in called && called.hasOutput;
  // Clients of the first generation hold structured content against the tool's own schema, even of a failure.
  return holds ? { result: { content: [{ type: "text", text: json }], isError: true } } : { json, isError: true };
}

function outcome(called: Known, most: number): Outcome {
  const failure = "failure" in called ? asFailure(called.failure) : excess(called.result, most);
  if (!failure) return { result: (called as { result: Json }).result };
  const { code: name, message } = failure;
  return { fault: { code: code.server, message, data: { code: name } } };
}

/** A list of the product's own, and what stands after it. */
function followed(own: Catalog, more: string): Catalog {
  if (more === "") return own;
  const before = own.json.slice(0, -1);
  return { ...own, json: `${before}${before === "[" ? "" : ","}${more}]`, cacheScope: "private" };
}
