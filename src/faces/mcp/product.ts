import type { Caller } from "../../auth/caller.ts";
import type { Asked } from "../../auth/verifier.ts";
import type { Answer } from "../../contract/answers.ts";
import type { Context } from "../../contract/context.ts";
import type { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Json } from "../../contract/json.ts";
import { andThen, type Later } from "../../contract/later.ts";
import { isRehearsable, type Operation } from "../../contract/operation.ts";
import type { Principal } from "../../contract/principal.ts";
import type { Running } from "../../house.ts";
import { version } from "../../version.ts";
import { takeDryRun } from "../dry-run.ts";
import { fits } from "../fits.ts";
import { reported } from "../reported.ts";
import { encoded, toolMembers } from "./answer.ts";
import type { Call } from "./call.ts";
import { completions } from "./completions.ts";
import { dataResources, templates } from "./data.ts";
import { inquiries } from "./inquiry.ts";
import { promptOffer } from "./prompts/offer.ts";
import type { Registry, ToolOutcome } from "./registry.ts";
import { type ToolList, toolList } from "./tool-list.ts";
import { extensions, readUi, uiResources } from "./ui.ts";

/** Who sent a message, as far as that is known. */
export interface Visitor {
  readonly caller: Caller | undefined;
  /** Why there is no caller. */
  readonly failure: Failure | undefined;
  /** Whether a credential was presented at all. */
  readonly presented: boolean;
  /** The workspace that the address names. */
  readonly workspace: string | undefined;
  readonly requestId: string;
  /** The request, as far as its credential is concerned. */
  readonly asked: Asked;
  /** Gives back the place among the requests in flight; once, however often it is called. */
  readonly leave: () => void;
}

const instructions =
  "socialcrm publishes to a workspace's social accounts, keeps its brands, media and figures, and writes in a brand's voice. " +
  "create_post makes a draft; schedule_post and publish_post send it, which takes the scope posts:publish and may wait for a " +
  "person's approval. Every write takes dry_run, which shows what would happen and changes nothing. get_me says what your " +
  "credential may do. Lists answer newest first, at most 50 at once, and continue with next_cursor.";

/** What tells the answer to a dry run from one to the real thing. */
const rehearsed = { "socialcrm/dry_run": true };

/** The product's operations as an MCP server. */
export function product(operations: readonly Operation[], running: Running): Registry<Visitor> {
  const byName = new Map(operations.map((operation) => [operation.name, operation]));
  const inquire = inquiries(operations, running);
  const read = dataResources(inquire, running);
  /** Written out when a client first asks. */
  let tools: ToolList | undefined;

  return {
    info: { name: "socialcrm", title: "socialcrm", version },
    instructions,
    extensions,
    tools({ visitor }) {
      const policy = visitor.caller?.principal.policy;
      return andThen(tools ?? listed(), (list) => (policy ? list.under(policy) : list.all));
    },
    call(name, args, call) {
      const operation = byName.get(name);
      return operation && answer(operation, args, call.visitor, operation.reports && hearing(call));
    },
    resources: {
      list: uiResources,
      templates: () => templates,
      read: (uri, { visitor, era }) => (uri.startsWith("ui://") ? readUi(uri, era === "modern") : read(uri, visitor)),
    },
    prompts: promptOffer,
    complete: completions(inquire),
  };

  async function listed(): Promise<ToolList> {
    tools = await toolList(operations);
    return tools;
  }

  function answer(operation: Operation, args: Json, { caller, requestId }: Visitor, heard?: Heard): Later<ToolOutcome> {
    const { principal } = caller as Caller;
    const { dryRun, read } = isRehearsable(operation) ? takeDryRun(args) : { dryRun: false, read: () => args };
    const context = running.contextOf(principal, { requestId, overMcp: true, dryRun, ...heard });
    const refuse = (error: unknown) => refused(operation, requestId, error);
    try {
      const spelled = operation.lasting ? JSON.stringify(args) : "";
      const found = andThen(invoke(operation, context, read, spelled), (answer) => outcomeOf(answer, principal));
      return found instanceof Promise ? found.catch(refuse) : found;
    } catch (error) {
      return refuse(error);
    }
  }

  function outcomeOf(answer: Answer, { limits }: Principal): ToolOutcome {
    fitsTwice(answer.text, limits.responseBytes);
    if (answer.rehearsed) return { json: answer.text, meta: rehearsed };
    if (!answer.kept) return { json: answer.text };
    answer.mcp ??= encoded(answer.text);
    return { json: answer.text, encoded: answer.mcp };
  }

  function refused({ name }: Operation, requestId: string, error: unknown): ToolOutcome {
    return { json: JSON.stringify(reported(running, error, { requestId, operation: name })), isError: true };
  }
}

type Heard = Pick<Context, "report" | "signal">;

/** How long work reaches a client while it goes on. */
function hearing(call: Call<Visitor>): Heard {
  const { signal } = call;
  if (!call.wantsProgress) return { signal };
  let steps = 0;
  return { signal, report: ({ message, piece }) => call.progress(++steps, undefined, piece ?? message) };
}

/** The JSON goes out twice, as an object and quoted as text: both together may be so large. */
function fitsTwice(json: string, most: number): void {
  // Three bytes a character is the most that either can take.
  if (most !== 0 && json.length * 6 > most) fits(toolMembers(json), most);
}
