import type { AgentPolicy } from "../../../db/keys/bound.ts";
import { once } from "../../../db/once.ts";
import { mayUse } from "../../contract/agent-policy.ts";
import type { Operation } from "../../contract/operation.ts";
import { type Catalog, catalog } from "./registry.ts";
import { toolOf } from "./tool.ts";
import { apps } from "./ui.ts";

/** The product's own tools as they are listed: all of them, or those that a policy lets a credential use. */
export interface ToolList {
  readonly all: Catalog;
  under(policy: AgentPolicy): Catalog;
}

/** Writes every tool out; 4 ms that a start need not wait for. */
export async function toolList(operations: readonly Operation[]): Promise<ToolList> {
  const pages = await apps();
  const shownIn = (name: string) => pages.find((app) => app.tools.includes(name))?.uri;
  const tools = operations.map((operation) => toolOf(operation, shownIn(operation.name)));
  return {
    all: catalog(tools),
    under: once((policy: AgentPolicy) =>
      catalog(
        tools.filter((_, at) => mayUse(policy, operations[at] as Operation)),
        "private",
      ),
    ),
  };
}
