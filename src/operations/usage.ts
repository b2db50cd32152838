import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { quotaNames } from "../contract/plans.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orNull } from "../contract/schema.ts";
import { utcDay, utcMonth } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { keyId } from "./api-key.ts";

const Day = (description: string) =>
  T.String({ pattern: "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$", description, examples: ["2026-12-01"] });

/** The fields by which usage is cut out. */
export const days = {
  from: T.Optional(Day("The first day (UTC); default: 30 days before `to`.")),
  to: T.Optional(Day("The last day (UTC); default: today.")),
};

const Counted = T.Object(
  {
    day: T.String({ description: "The day, in UTC." }),
    operation: T.String({ description: "The name of the operation." }),
    outcome: T.String({ description: "`ok`, or the code of the failure." }),
    count: T.Integer({ description: "How many calls." }),
  },
  { title: "UsageCount" },
);
const KeyUsage = T.Object(
  { data: T.Array(Counted, { description: "Calls, the latest day first." }) },
  { title: "ApiKeyUsage" },
);

/** Whether the month has such a day. */
const isDay = (text: string) => new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice(8));
const month = 30 * 86_400_000;

export function dayRange(from: string | undefined, to: string | undefined, now: number): { from: string; to: string } {
  for (const [name, day] of Object.entries({ from, to }))
    if (day !== undefined && !isDay(day)) throw new Failure("invalid_request", `${name}: is no day of the calendar.`);
  const last = to ?? utcDay(now);
  const first = from ?? utcDay(Date.parse(last) - month);
  if (first > last) throw new Failure("invalid_request", "from: must not be after to.");
  return { from: first, to: last };
}

const Usage = T.Object(
  {
    plan: T.String({ description: "The workspace's plan." }),
    quotas: T.Array(
      T.Object({
        name: OneOf(quotaNames, "What is counted."),
        used: T.Integer({
          description: "How many were counted this month (UTC); they are counted where the plan has a limit.",
        }),
        limit: orNull(T.Integer({ description: "How many the plan allows; null: no limit." })),
      }),
      { description: "What the plan counts by the month." },
    ),
    media: T.Object(
      {
        bytes: T.Integer({ description: "How many bytes are kept, or kept room for." }),
        limit: orNull(T.Integer({ description: "How many the plan has room for; null: any number." })),
      },
      { description: "Files." },
    ),
    data: T.Array(Counted, { description: "Calls of all credentials, the latest day first." }),
  },
  { title: "Usage" },
);

export const getUsage = operation({
  name: "get_usage",
  route: "GET /v1/usage",
  noun: "usage",
  summary: "Read the workspace's usage",
  description: "Returns what the plan allows, how much of it is used, and the calls per day, operation and outcome.",
  scope: "workspace:admin",
  connector: "workspace",
  effect: "reads",
  input: closed(days),
  output: Usage,
  async run({ data, house, principal, now }, { from, to }) {
    await house.settleUsage();
    const used = new Map((await data.usage.quotas(utcMonth(now))).map((row) => [row.name, row.used]));
    const counts = new Map<string, { day: string; operation: string; outcome: string; count: number }>();
    for (const { day, operation, outcome, count } of await data.usage.days(dayRange(from, to, now))) {
      const name = `${day} ${operation} ${outcome}`;
      const known = counts.get(name);
      if (known) known.count += count;
      else counts.set(name, { day, operation, outcome, count });
    }
    const quotas = quotaNames.map((name) => ({
      name,
      used: used.get(name) ?? 0,
      limit: principal.plan.quotas[name] ?? null,
    }));
    const media = { bytes: await data.media.bytes(), limit: principal.plan.mediaBytes || null };
    return { plan: principal.plan.name, quotas, media, data: [...counts.values()] };
  },
});

export const getApiKeyUsage = operation({
  noun: "API key",
  scope: "workspace:admin",
  connector: "workspace",
  name: "get_api_key_usage",
  route: "GET /v1/api-keys/:id/usage",
  summary: "Read the usage of an API key",
  description: "Returns the calls of a key per day, operation and outcome, the latest day first.",
  effect: "reads",
  input: closed({ id: keyId, ...days }),
  output: KeyUsage,
  async run({ data, house, now }, { id, from, to }) {
    if (!(await data.keys.find(id))) throw missing({ noun: "API key" });
    await house.settleUsage();
    const rows = await data.usage.days({ ...dayRange(from, to, now), credential: id });
    return { data: rows.map(({ day, operation, outcome, count }) => ({ day, operation, outcome, count })) };
  },
});
