import type { Static } from "@sinclair/typebox";
import { fromWire, limitFields } from "../contract/limits.ts";
import { defaultLimits, type Plan, selfHosted } from "../contract/plans.ts";
import { paidScopes } from "../contract/scopes.ts";
import { T } from "../contract/type.ts";

const count = T.Optional(T.Integer({ minimum: 0 }));
const closed = { additionalProperties: false };

/** One `[plans.<name>]` of the configuration file. What is left out keeps the built-in plan's value, or the default. */
export const PlanTable = T.Object(
  {
    features: T.Optional(T.Array(T.Union(paidScopes.map((scope) => T.Literal(scope))))),
    quotas: T.Optional(T.Object({ posts: count, ai: count }, closed)),
    limits: T.Optional(T.Partial(T.Object(limitFields({ minimum: 0 }), closed), closed)),
    media_bytes: count,
    keys_may_exceed_limits: T.Optional(T.Boolean()),
  },
  closed,
);
type PlanTable = Static<typeof PlanTable>;

/** A plan that the operator adds has no paid feature until it names one. */
const bare: Omit<Plan, "name"> = {
  features: [],
  quotas: {},
  limits: defaultLimits,
  mediaBytes: 0,
  keysMayExceedLimits: false,
};

/** Every plan of this server: the built-in one, as the operator changed it, and the operator's own. */
export function plansOf(tables: Readonly<Record<string, PlanTable>>): ReadonlyMap<string, Plan> {
  const plans = new Map<string, Plan>([[selfHosted.name, selfHosted]]);
  for (const [name, table] of Object.entries(tables)) {
    const base = plans.get(name) ?? bare;
    plans.set(name, {
      name,
      features: table.features ?? base.features,
      quotas: { ...base.quotas, ...table.quotas },
      limits: { ...base.limits, ...fromWire(table.limits ?? {}) },
      mediaBytes: table.media_bytes ?? base.mediaBytes,
      keysMayExceedLimits: table.keys_may_exceed_limits ?? base.keysMayExceedLimits,
    });
  }
  return plans;
}
