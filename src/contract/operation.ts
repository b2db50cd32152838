import type { Static, TObject } from "@sinclair/typebox";
import type { Act } from "../../db/act.ts";
import type { Reason } from "../../db/refusal.ts";
import type { Connector } from "./connectors.ts";
import type { Context } from "./context.ts";
import type { Later } from "./later.ts";
import type { QuotaName } from "./plans.ts";
import { reader } from "./schema.ts";
import type { Scope } from "./scopes.ts";

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
export type Route = `${Method} /${string}`;
/** What an operation does to the world: its HTTP status, its MCP hints and its line in the audit log follow from this. */
export type Effect = "reads" | "creates" | "updates" | "deletes" | "publishes" | "generates";

/** The `:names` in a route. */
export type Names<R extends string> = R extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : R extends `${string}:${infer Name}`
    ? Name
    : never;

interface Told<R extends Route, I extends TObject, O extends TObject> {
  /** `verb_noun`: the MCP tool, the OpenAPI `operationId`, the audit event. */
  readonly name: string;
  readonly route: R;
  /** What it works on, for people: `There is no such post.` */
  readonly noun: string;
  readonly summary: string;
  readonly description: string;
  /** `null`: any credential will do. */
  readonly scope: Scope | null;
  readonly connector: Connector;
  /** The workspace has one of it at most, and it may be missing. */
  readonly single?: true;
  /**
   * A credential with a policy may call it `always`, whatever tools its policy names; or `never`, because what it changes
   * could loosen a policy. Left out: where its policy names it.
   */
  readonly agents?: "always" | "never";
  /** What one call counts against in the plan. */
  readonly quota?: QuotaName;
  /** The words for what this operation's own writes can be refused for; each is a 409. */
  readonly conflicts?: Partial<Record<Reason, (about: string) => string>>;
  /** It takes its time, and tells whoever asks how far it is (`context.report`). */
  readonly reports?: true;
  readonly input: I;
  readonly output: O;
}

/** The work itself is called with an input that has been checked, by a caller who may. A text is the output as JSON. */
interface Reads<R extends Route, I extends TObject, O extends TObject> {
  readonly effect: "reads";
  /**
   * The answer follows from the workspace's content and the input alone, so it may be kept until the content changes.
   * Its input is known by its address, which only GET has in full.
   */
  readonly lasting?: R extends `GET ${string}` ? true : never;
  run(context: Context, input: Static<I>): Later<Static<O> | string>;
}
interface Writes<I extends TObject, O extends TObject> {
  readonly effect: Exclude<Effect, "reads">;
  readonly lasting?: never;
  /** A dry run is more than its unit of work taken back: it looks at `dryRun` itself, and then changes nothing. */
  readonly rehearses?: true;
  /** `act` is what its write takes along. */
  run(context: Context, input: Static<I>, act: Act): Later<Static<O> | string>;
}
type Definition<R extends Route, I extends TObject, O extends TObject> = Told<R, I, O> &
  (Reads<R, I, O> | Writes<I, O>);

/** One thing a caller can ask for. REST, MCP, the command line and the OpenAPI document are all read from it. */
export type Operation<R extends Route = Route, I extends TObject = TObject, O extends TObject = TObject> = Definition<
  R,
  I,
  O
> & {
  readonly method: Method;
  readonly path: string;
  read(raw: unknown): Static<I>;
};
export type Writing = Exclude<Operation, { readonly effect: "reads" }>;

const named = new Set<string>();
/** Whether an operation of that name was defined. */
export const isOperation = (name: string): boolean => named.has(name);

/** Defines an operation. A route that names a field the input lacks does not compile. */
export function operation<const R extends Route, I extends TObject, O extends TObject>(
  definition: Definition<R, I, O> &
    (Names<R> extends keyof I["properties"] ? unknown : { input: `the input lacks ${Names<R>}` }),
): Operation<R, I, O> {
  const [method, path] = definition.route.split(" ") as [Method, string];
  named.add(definition.name);
  return { ...definition, method, path, read: reader(definition.input) };
}

/** Whether REST sends its input as a body. */
export const hasBody = ({ method }: Operation): boolean => method === "POST" || method === "PATCH" || method === "PUT";

/** Whether it may be sent again under an `Idempotency-Key`: a `POST` that changes something. */
export const isRepeatable = ({ method, effect }: Operation): boolean => method === "POST" && effect !== "reads";

/** Whether it can be tried without anything happening: `dry_run`. */
export const isRehearsable = ({ effect }: Operation): boolean => effect !== "reads";

/** The HTTP status of its success. */
export const successOf = ({ effect }: Operation): 200 | 201 => (effect === "creates" ? 201 : 200);
