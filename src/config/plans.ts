import { type Static, Type as T } from "@sinclair/typebox";
import { defaultLimits, type Limits, type Plan, selfHosted } from "../contract/plans.ts";
import { paidScopes } from "../contract/scopes.ts";

const count = T.Optional(T.Integer({ minimum: 0 }));
const closed = { additionalProperties: false };

/** One `[plans.<name>]` of the configuration file. What is left out keeps the built-in plan's value, or the default. */
export const PlanTable = T.Object(
  {
    features: T.Optional(T.Array(T.Union(paidScopes.map((scope) => T.Literal(scope))))),
    quotas: T.Optional(T.Object({ posts: count, ai: count }, closed)),
    limits: T.Optional(
      T.Object(
        {
          requests_per_minute: count,
          tool_calls_per_minute: count,
          mcp_in_flight: count,
          response_bytes: count,
          body_bytes: count,
        },
        closed,
      ),
    ),
    keys_may_exceed_limits: T.Optional(T.Boolean()),
  },
  closed,
);
type PlanTable = Static<typeof PlanTable>;

/** A plan that the operator adds has no paid feature until it names one. */
const bare: Omit<Plan, "name"> = { features: [], quotas: {}, limits: defaultLimits, keysMayExceedLimits: false };

const limitsOf = (table: PlanTable["limits"] = {}, base: Limits): Limits => ({
  requestsPerMinute: table.requests_per_minute ?? base.requestsPerMinute,
  toolCallsPerMinute: table.tool_calls_per_minute ?? base.toolCallsPerMinute,
  mcpInFlight: table.mcp_in_flight ?? base.mcpInFlight,
  responseBytes: table.response_bytes ?? base.responseBytes,
  bodyBytes: table.body_bytes ?? base.bodyBytes,
});

/** Every plan of this server: the built-in one, as the operator changed it, and the operator's own. */
export function plansOf(tables: Readonly<Record<string, PlanTable>>): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>([[selfHosted.name, selfHosted]]);
  for (const [name, table] of Object.entries(tables)) {
    const base = plans.get(name) ?? bare;
    plans.set(name, {
      name,
      features: table.features ?? base.features,
      quotas: { ...base.quotas, ...table.quotas },
      limits: limitsOf(table.limits, base.limits),
      keysMayExceedLimits: table.keys_may_exceed_limits ?? base.keysMayExceedLimits,
    });
  }
  return plans;
}
