import type { Json } from "../../contract/json.ts";
import type { Later } from "../../contract/later.ts";
import type { Call } from "./call.ts";
import type { ParameterHeader } from "./headers.ts";
import type { Caching, Fault } from "./protocol.ts";

/**
 * What a server offers over MCP. `V` is whatever authentication made of the caller; the dispatcher only passes it on.
 * The product's operations and the fixtures of the conformance tests both come through here.
 */
export interface Registry<V> {
  readonly info: { readonly name: string; readonly version: string; readonly title?: string };
  readonly instructions?: string;
  /** What is spoken beyond the protocol itself, by the names of the extensions. */
  readonly extensions?: Json;
  /** Whether calls may send log messages (`call.log`). */
  readonly logging?: boolean;
  tools(call: Call<V>): Later<Catalog>;
  /** Nothing for an unknown tool. What a tool refuses is an outcome with `isError`; what it throws is a defect. */
  call(name: string, args: Json, call: Call<V>): Later<ToolOutcome | undefined>;
  /** The `Mcp-Param-…` headers that a tool's input schema asks for, as `parameterHeaders` reads them from it. */
  toolHeaders?(name: string, call: Call<V>): readonly ParameterHeader[];
  readonly resources?: Resources<V>;
  readonly prompts?: Prompts<V>;
  complete?(params: Json, call: Call<V>): Later<Completion | FaultOutcome>;
  /**
   * Hears of changed lists until the function that it answers is called. `over`: this caller is told no more.
   * Absent: the lists never change.
   */
  onChange?(listener: (list: List) => void, call: Call<V>, over: () => void): () => void;
}

export type List = "tools" | "resources" | "prompts";

interface Resources<V> {
  list(call: Call<V>): Later<Catalog>;
  templates(call: Call<V>): Later<Catalog>;
  /** Nothing for an unknown URI. A result without `ttlMs` and `cacheScope` is sent as not to be cached. */
  read(uri: string, call: Call<V>): Later<Outcome | undefined>;
  /** Of the legacy revisions, which without a session have no stream on which an update could follow. */
  readonly subscriptions?: {
    add(uri: string, call: Call<V>): Later<void>;
    remove(uri: string, call: Call<V>): Later<void>;
  };
}

interface Prompts<V> {
  list(call: Call<V>): Later<Catalog>;
  get(name: string, args: Json, call: Call<V>): Later<Outcome | undefined>;
}

interface Completion {
  readonly values: readonly string[];
  readonly total?: number;
  readonly hasMore?: boolean;
}

interface ResultOutcome {
  /** The result object as the protocol has it; `resultType` and the server's name are added where the era asks. */
  readonly result: Json;
}

interface FaultOutcome {
  readonly fault: Fault;
}

export type Outcome = ResultOutcome | FaultOutcome;

/** What a tool came to: a JSON object as text, the fast way; or a result of any other content; or a protocol fault. */
export type ToolOutcome = TextOutcome | Outcome;

interface TextOutcome {
  /** A JSON object, serialised: sent as structured content, and as text. */
  readonly json: string;
  /** `JSON.stringify(json)`, for a registry that keeps it beside the JSON. */
  readonly quoted?: string;
  /** `encoded(json)`, likewise: the answer is then neither quoted nor made into bytes. */
  readonly encoded?: Uint8Array<ArrayBuffer>;
  readonly isError?: boolean;
  readonly meta?: Json;
}

/** A list as it goes over the wire, serialised when it was made and not again. */
export interface Catalog extends Caching {
  readonly json: string;
}

/** Serialises a list. `private`: it depends on who asks. */
export const catalog = (items: readonly object[], cacheScope: Caching["cacheScope"] = "public"): Catalog => ({
  json: JSON.stringify(items),
  ttlMs: 60_000,
  cacheScope,
});
