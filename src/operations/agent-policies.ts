import type { StandingPolicy } from "../../db/keys/agent-policies.ts";
import { unsoundAddress } from "../auth/oauth/document-address.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import {
  AgentPolicy,
  contentShown,
  isForeseen,
  policyIn,
  policyInput,
  shownPolicy,
  subjectId,
} from "./agent-policy.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { pageById, pageOf, paging } from "./page.ts";

/* What single API keys and OAuth clients may do, beside their scopes. */

const noun = "agent policy";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const shown = (policy: StandingPolicy) => JSON.stringify(shownPolicy(policy));

export const listAgentPolicies = operation({
  ...all,
  name: "list_agent_policies",
  route: "GET /v1/agent-policies",
  summary: "List agent policies",
  description: "Lists the API keys and OAuth clients that have a policy, newest first, with the policy.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(AgentPolicy, "AgentPolicyList"),
  run: ({ data }, input) =>
    pageById(input, { list: "agent-policies", prefix: "policy", read: (page) => data.agentPolicies.list(page), shown }),
});

export const getAgentPolicy = operation({
  ...all,
  name: "get_agent_policy",
  route: "GET /v1/agent-policies/:id",
  summary: "Read an agent policy",
  description: "Returns the policy of an API key or OAuth client. A caller's own is in get_me.",
  effect: "reads",
  input: closed({ id: subjectId }),
  output: AgentPolicy,
  async run({ data }, { id }) {
    const policy = await data.agentPolicies.find(id);
    if (!policy) throw missing({ noun });
    return shown(policy);
  },
});

export const setAgentPolicy = operation({
  ...all,
  noun: "API key or OAuth client",
  name: "set_agent_policy",
  agents: "never",
  route: "PUT /v1/agent-policies/:id",
  summary: "Set an agent policy",
  description:
    "Sets the policy of an API key or OAuth client, from its next request on: the tools and accounts it may use, how many posts a day it may schedule or publish, when none may be published, and whether a person must approve them. What is left out is not limited. Keys and clients that it creates, or that replace it, come under the same policy.",
  effect: "updates",
  input: closed({ id: subjectId, ...policyInput }),
  output: AgentPolicy,
  run({ data }, { id, ...said }, act) {
    const content = policyIn(said);
    const isUnmet = isForeseen(id);
    // It would bind nobody: no client may call itself so.
    if (!isUnmet && URL.parse(id)?.protocol === "https:") throw new Failure("invalid_request", `id: ${unsoundAddress}`);
    return data.agentPolicies.set(act, { id: newId("policy"), subject: id, isUnmet, ...content }, (policy) => ({
      answer: shown(policy),
      detail: contentShown(policy),
    }));
  },
});

export const deleteAgentPolicy = operation({
  ...all,
  name: "delete_agent_policy",
  agents: "never",
  route: "DELETE /v1/agent-policies/:id",
  summary: "Delete an agent policy",
  description:
    "Deletes a policy: from the next request on, the credential and those under the same policy are limited by their scopes alone.",
  effect: "deletes",
  input: closed({ id: subjectId }),
  output: deletionOf(
    T.String({ description: "The API key or OAuth client whose policy it was." }),
    "DeletedAgentPolicy",
  ),
  run: ({ data }, { id }, act) => data.agentPolicies.remove(act, id, deletion(id)),
});
