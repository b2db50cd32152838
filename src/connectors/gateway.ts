import { checkNamed, names, namesConnector } from "../contract/agent-policy.ts";
import { Failure } from "../contract/failure.ts";
import { isJson, type Json } from "../contract/json.ts";
import { andThen, type Later } from "../contract/later.ts";
import type { Principal } from "../contract/principal.ts";
import { audited, type Caller, type What } from "./audited.ts";
import type { Connector, Means } from "./connector.ts";
import type { Desk, Kind } from "./desk.ts";
import { Desks } from "./desks.ts";
import { mayCall, split, splitUri } from "./names.ts";
import type { OfferedTool } from "./offer.ts";
import type { Asked } from "./remote/line.ts";
import { RemoteFault } from "./remote/problem.ts";
import { type Completion, completionResult, promptResult, resourceResult, toolResult } from "./results.ts";

/** What a call came to, or why it came to nothing; undefined where there is no such thing. */
export type Called = { readonly result: Json } | Failed | undefined;
interface Failed {
  readonly failure: unknown;
  readonly hasOutput: boolean;
}
interface Place {
  readonly desk: Desk;
  readonly connector: Connector;
}

/** So long does a list wait for a server that was never asked before, in milliseconds. */
const patience = 1_500;

/** The tools, resources and prompts of other MCP servers, for the callers of the workspaces that registered them. */
export class Gateway {
  readonly #means: Omit<Means, "changed">;
  readonly #desks: Desks;

  constructor(means: Omit<Means, "changed">) {
    this.#means = means;
    this.#desks = new Desks(means);
  }

  /** What is listed beside the product's own, as members of a JSON array. */
  listed(principal: Principal, kind: Kind): Later<string> {
    return andThen(this.#desks.of(principal.workspace.id), (desk) => {
      const open = desk.isEmpty ? [] : desk.open((slug) => mayCall(principal, slug));
      const unknown = open.filter((connector) => connector.isAwaited(patience));
      for (const connector of open) if (connector.offer) connector.refresh();
      const list = () =>
        fitting(
          open.map((connector) => shownTo(principal, desk, connector, kind)),
          principal.limits.responseBytes / 2,
        );
      return unknown.length === 0 ? list() : firstAnswers(unknown).then(list);
    });
  }

  /** A tool as it was last known, by the name that it has here. */
  tool(principal: Principal, name: string): OfferedTool | undefined {
    const { slug = "" } = split(name) ?? {};
    const desk = mayCall(principal, slug) ? this.#desks.known(principal.workspace.id) : undefined;
    const connector = desk?.connector(slug);
    return connector && desk?.tool(connector, name);
  }

  async call(caller: Caller, name: string, args: Json): Promise<Called> {
    const refused = refusedBy(caller, name, name);
    if (refused) return refused;
    const place = await this.#place(caller.principal, caller.signal, split(name)?.slug);
    if (place && "failure" in place) return place;
    const tool = place?.desk.tool(place.connector, name);
    if (!place || !tool) return undefined;
    const { own, mirrored, hasOutput, listed } = tool;
    const { readOnlyHint, idempotentHint } = listed.annotations as Json;
    const asked = { mirrored, isRepeatable: readOnlyHint === true || idempotentHint === true };
    const what = { asks: "call_connector_tool", answers: "answer_connector_tool", detail: { tool: own }, name };
    const request = { method: "tools/call", params: { name: own, arguments: args }, asked };
    return this.#pass(caller, place.connector, what, request, toolResult, hasOutput);
  }

  async read(caller: Caller, uri: string): Promise<Called> {
    const named = splitUri(uri);
    const refused = named && refusedBy(caller, wholeOf(named.slug), "read_connector_resource");
    if (refused) return refused;
    const place = await this.#place(caller.principal, caller.signal, named?.slug);
    if (!place || !named || /^ui:/i.test(named.uri)) return undefined;
    if ("failure" in place) return place;
    const detail = { uri: named.uri.slice(0, 2048) };
    const what = { asks: "read_connector_resource", answers: "answer_connector_resource", detail };
    const request = { method: "resources/read", params: { uri: named.uri }, asked: { isRepeatable: true } };
    return this.#pass(caller, place.connector, what, request, resourceResult);
  }

  async prompt(caller: Caller, name: string, args: Json): Promise<Called> {
    const refused = refusedBy(caller, wholeOf(split(name)?.slug ?? ""), "get_connector_prompt");
    if (refused) return refused;
    const place = await this.#place(caller.principal, caller.signal, split(name)?.slug);
    if (place && "failure" in place) return place;
    const prompt = place?.desk.prompt(place.connector, name);
    if (!place || !prompt) return undefined;
    const what = { asks: "get_connector_prompt", answers: "answer_connector_prompt", detail: { prompt: prompt.own } };
    const request = {
      method: "prompts/get",
      params: { name: prompt.own, arguments: args },
      asked: { isRepeatable: true },
    };
    return this.#pass(caller, place.connector, what, request, promptResult);
  }

  /** Proposals for a prompt's or a template's blank: none where the server has none. */
  async complete(caller: Caller, ref: Json, rest: Json): Promise<Completion | undefined> {
    const { principal, signal } = caller;
    const [name, uri] = [ref.name, ref.uri].map((one) => (typeof one === "string" ? one : "")) as [string, string];
    const slug = ref.type === "ref/prompt" ? split(name)?.slug : splitUri(uri)?.slug;
    if (principal.policy && !namesConnector(principal.policy, slug ?? "")) return undefined;
    const place = await this.#place(principal, signal, slug);
    if (!place || "failure" in place) return undefined;
    const { connector, desk } = place;
    const own = ref.type === "ref/prompt" ? desk.prompt(connector, name)?.own : splitUri(uri)?.uri;
    if (own === undefined || !connector.offer?.completes) return undefined;
    const target = ref.type === "ref/prompt" ? { type: "ref/prompt", name: own } : { type: "ref/resource", uri: own };
    // No more of what the caller sent than the question: clients tell of the person who types in `_meta`.
    const given = isJson(rest.context) && isJson(rest.context.arguments) ? rest.context.arguments : undefined;
    const { name: blank, value } = isJson(rest.argument) ? rest.argument : {};
    const params = { ref: target, argument: { name: blank, value }, ...(given && { context: { arguments: given } }) };
    const detail = ref.type === "ref/prompt" ? { prompt: own } : { uri: own.slice(0, 2048) };
    const what = { asks: "complete_connector_argument", answers: "answer_connector_argument", detail };
    const request = { method: "completion/complete", params, asked: { isRepeatable: true } };
    const called = await this.#pass(caller, connector, what, request, (_, answered) => ({
      completion: completionResult(answered),
    }));
    return called && "result" in called ? (called.result.completion as Completion) : { values: [] };
  }

  /** Hears of changed lists of a workspace until the function that it answers is called. */
  listen(workspace: string, listener: () => void): () => void {
    return this.#desks.listen(workspace, listener);
  }

  /** Ends the sessions that servers have given. */
  close(): Promise<void> {
    return this.#desks.close();
  }

  /** Asks a connector's server what it offers, now. Throws Failure where it does not say. */
  async refresh(workspace: string, id: string): Promise<void> {
    const desk = await this.#desks.of(workspace);
    await desk
      .open(() => true)
      .find(({ row }) => row.id === id)
      ?.discoverNow();
  }

  /** A connector that a caller may call, with what it offers; or why nobody knows what that is. */
  async #place(principal: Principal, signal: AbortSignal, slug = ""): Promise<Place | Failed | undefined> {
    if (!mayCall(principal, slug)) return undefined;
    const desk = await this.#desks.of(principal.workspace.id);
    const connector = desk.connector(slug);
    if (!connector) return undefined;
    if (connector.offer) connector.refresh();
    else
      try {
        await connector.first(signal);
      } catch (failure) {
        return { failure, hasOutput: false };
      }
    return { desk, connector };
  }

  async #pass(
    caller: Caller,
    connector: Connector,
    what: Omit<What, "target" | "name"> & { readonly name?: string },
    { method, params, asked }: { readonly method: string; readonly params: Json; readonly asked: Asked },
    read: (slug: string, answered: Json) => Json,
    hasOutput = false,
  ): Promise<Called> {
    const { id, slug } = connector.row;
    const { signal, progress } = caller;
    const detail = { connector: slug, ...what.detail };
    const whole = { ...what, detail, target: id, name: what.name ?? what.asks };
    const work = () =>
      connector.carried(async (remote) =>
        read(slug, await remote.request(method, params, { ...asked, signal, progress })),
      );
    try {
      return { result: await audited(this.#means, caller, whole, work, outcomeOf) };
    } catch (error) {
      return { failure: error instanceof RemoteFault ? refusal(slug, error) : error, hasOutput };
    }
  }
}

/** The lists of as many connectors as fit into so many characters; 0: of all. */
function fitting(lists: readonly string[], most: number): string {
  let left = most === 0 ? Number.POSITIVE_INFINITY : most;
  const fit = lists.filter((list) => {
    if (list === "" || list.length > left) return false;
    left -= list.length;
    return true;
  });
  return fit.join();
}

/** Resources and prompts come with the whole connector. */
const wholeOf = (slug: string) => `${slug}__*`;

/** What the caller's own policy keeps from it, before anything is asked of anybody; counted under `what`. */
function refusedBy({ principal: { policy }, count }: Caller, tool: string, what: string): Called {
  if (!policy) return undefined;
  try {
    checkNamed(policy, tool);
    return undefined;
  } catch (failure) {
    count(what, "forbidden");
    return { failure, hasOutput: false };
  }
}

function shownTo({ policy }: Principal, desk: Desk, connector: Connector, kind: Kind): string {
  if (!policy || namesConnector(policy, connector.row.slug)) return desk.listed(connector, kind);
  return kind === "tools" ? desk.listedTools(connector, (name) => names(policy, name)) : "";
}

const outcomeOf = ({ isError }: Json): string => (isError ? "tool_error" : "ok");

/** JSON-RPC's word for arguments that are not what was asked for. */
const invalidParams = -32602;

const refusal = (slug: string, { code, message }: RemoteFault): Failure =>
  code === invalidParams
    ? new Failure("invalid_request", `The server of the connector ${slug} does not take this: ${message}`)
    : new Failure("unavailable", `The server of the connector ${slug} refuses this (${code}): ${message}`);

/** What servers answer within the patience of a list. */
async function firstAnswers(connectors: readonly Connector[]): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, patience);
  await Promise.race([Promise.allSettled(connectors.map((one) => one.discover())), late]);
  clearTimeout(timer);
}
