import type { Static } from "@sinclair/typebox";
import type { ApprovalPolicy } from "../db/publishing/approvals.ts";
import { who } from "./contract/agent-policy.ts";
import { Failure } from "./contract/failure.ts";
import type { Principal } from "./contract/principal.ts";
import { OneOf, orNull, Time } from "./contract/schema.ts";
import { timeOf } from "./contract/time.ts";
import { T } from "./contract/type.ts";

/* A person's word on whether a post may leave. */

export const Approval = T.Object(
  {
    state: OneOf(
      ["none", "required", "approved", "rejected"],
      "Whether a person has been asked, and what they decided.",
    ),
    requested_by: orNull(T.String({ description: "The credential that asked." })),
    requested_at: orNull(Time("When it asked.")),
    decided_by: orNull(T.String({ description: "The person who decided." })),
    decided_at: orNull(Time("When they decided.")),
    note: orNull(T.String({ description: "Their message." })),
  },
  { description: "Whether a person has approved it, where that is needed." },
);
type Approval = Static<typeof Approval>;

export const noApproval: Approval = {
  state: "none",
  requested_by: null,
  requested_at: null,
  decided_by: null,
  decided_at: null,
  note: null,
};

export const requested = ({ credential }: Principal, now: number): Approval => ({
  ...noApproval,
  state: "required",
  requested_by: credential,
  requested_at: timeOf(now),
});

/** Whether it is this credential that needs approval, whatever the workspace asks of all. */
const isBound = ({ needs }: ApprovalPolicy, { credential, client }: Principal): boolean =>
  needs.includes(credential) || (client !== undefined && needs.includes(client.id));

/** Whether what this caller puts on its way waits for a person. */
export const needsApproval = (policy: ApprovalPolicy, caller: Principal): boolean =>
  policy.requireApproval === "always" || isBound(policy, caller);

/** Refuses an approval by who needs one, and by who is under the same policy as the credential that asked. */
export async function checkUnbound(
  policy: ApprovalPolicy,
  caller: Principal,
  { requested_by }: Approval,
  headOf: (credential: string) => Promise<string | undefined>,
): Promise<void> {
  const whose = caller.policy ?? { deciders: [] };
  if (isBound(policy, caller))
    throw new Failure(
      "forbidden",
      `needs_approval: this credential needs approval itself, and gives none. ${who(whose, "approve it")}`,
    );
  if (caller.policy && requested_by !== null && (await headOf(requested_by)) === caller.policy.head)
    throw new Failure(
      "forbidden",
      `agent policy: this credential is under the same one as that which has asked for the approval. ${who(whose, "approve it")}`,
    );
}

/** Refuses whoever is no person that may decide, and the credential that asked. */
export function checkDecider(caller: Principal, { requested_by }: Approval): void {
  const { kind, user, role, credential } = caller;
  const isPerson = user !== undefined && (kind === "session" || kind === "api_key");
  if (!isPerson || (role !== "owner" && role !== "admin"))
    throw new Failure(
      "forbidden",
      "Only a person decides, who is owner or admin here: signed in on this server, or with an API key that acts as them (socialcrm keys create --member E-MAIL), and through no application.",
    );
  if (credential === requested_by)
    throw new Failure("forbidden", "This credential has asked for the approval; another one has to decide.");
}

export const decided = (
  asked: Approval,
  state: "approved" | "rejected",
  { user }: Principal,
  { note, now }: { note: string | null; now: number },
): Approval => ({ ...asked, state, decided_by: user?.id ?? null, decided_at: timeOf(now), note });
