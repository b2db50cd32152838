import type { AgentPolicy } from "../../db/keys/bound.ts";
import { Failure } from "./failure.ts";

/* What a policy lets a credential call, and the words in which it is refused anything. */

/** Between a connector and its tool; in place of the tool, `*` stands for all of them. */
const between = "__";
/** So many names of a list are told; the rest is counted. */
const mostNamed = 8;
/** So much of a person's name. */
const mostName = 60;

/** Whether the policy names a tool, or the whole connector that it is of. */
export function names({ allowedTools }: AgentPolicy, tool: string): boolean {
  if (allowedTools === null || allowedTools.includes(tool)) return true;
  const at = tool.indexOf(between);
  return at > 0 && namesConnector({ allowedTools }, tool.slice(0, at));
}

/** Whether it names all that a connector offers: its resources and prompts come with its tools, and not one by one. */
export const namesConnector = ({ allowedTools }: Pick<AgentPolicy, "allowedTools">, slug: string): boolean =>
  allowedTools === null || allowedTools.includes(`${slug}${between}*`);

/** What of an operation is asked here. */
interface Tool {
  readonly name: string;
  readonly agents?: "always" | "never";
}

/** Whether a credential under this policy sees an operation as one of its tools. */
export const mayUse = (policy: AgentPolicy, { name, agents }: Tool): boolean =>
  agents === "always" || (agents !== "never" && names(policy, name));

export function checkTool(policy: AgentPolicy, { name, agents }: Tool): void {
  if (agents === "always") return;
  if (agents === "never")
    throw new Failure(
      "forbidden",
      `agent policy: no credential that has one calls ${name}, for what it changes could loosen the policy. ${who(policy, "do it instead")}`,
    );
  checkNamed(policy, name);
}

export function checkNamed(policy: AgentPolicy, tool: string): void {
  if (names(policy, tool)) return;
  throw forbidden(policy, "allowed_tools", `does not name ${tool}; it names ${listed(policy.allowedTools ?? [])}.`);
}

/** A refusal: the rule, what it says, what can be done instead, and who may change it. */
export const forbidden = (policy: AgentPolicy, rule: string, said: string, instead = ""): Failure =>
  new Failure(
    "forbidden",
    `${rule}: the policy of this credential ${said}${instead && ` ${instead}`} ${who(policy, "change that")}`,
  );

/** Who may do something about it, by name. */
export function who({ deciders }: Pick<AgentPolicy, "deciders">, what: string): string {
  const named = deciders.slice(0, 3).map((name) => (name.length > mostName ? `${name.slice(0, mostName)}…` : name));
  if (named.length === 0) return `An owner or admin of the workspace may ${what}.`;
  const others = deciders.length > named.length ? [...named, "another owner or admin"] : named;
  const last = others.at(-1);
  return `${others.length === 1 ? last : `${others.slice(0, -1).join(", ")} or ${last}`} may ${what}.`;
}

export function listed(all: readonly string[]): string {
  if (all.length === 0) return "none";
  const more = all.length - mostNamed;
  return more > 0 ? `${all.slice(0, mostNamed).join(", ")} and ${more} more` : all.join(", ");
}
