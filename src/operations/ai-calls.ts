import type { Static } from "@sinclair/typebox";
import type { AiCallRow } from "../../db/ai/calls.ts";
import { failureCodes } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { closed, Id, OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf, utcDay } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { providerKinds } from "../writing/provider.ts";
import { composeText, optimiseText, rewriteText, suggestHashtags, suggestIdeas, writeThread } from "./ai.ts";
import { testAiProvider } from "./ai-provider.ts";
import { pageById, pageOf, paging } from "./page.ts";
import { dayRange, days } from "./usage.ts";

const all = { noun: "AI call", scope: "workspace:admin", connector: "ai" } as const;
const day = 86_400_000;

const writers = [rewriteText, composeText, optimiseText, suggestHashtags, writeThread, suggestIdeas];
const askers = [...writers, testAiProvider].map(({ name }) => name);
const outcomes = ["ok", "running", ...failureCodes, "cancelled", "lost"] as const;

const whole = (description: string) => T.Integer({ description });
const asker = T.String({ description: "The operation that asked.", examples: ["rewrite_text"] });
const model = T.String({ description: "The model." });
const whose = {
  provider: OneOf(providerKinds, "Whose protocol the provider speaks."),
  own: T.Boolean({ description: "Whether the provider is the workspace's own; else it is the server's." }),
};
const AiCall = T.Object(
  {
    id: Id("aicall", "The call's id."),
    at: Time("When it was asked."),
    operation: asker,
    model,
    outcome: T.String({
      description:
        "`ok`, `running`, the code of the failure, `cancelled` (nobody waited any more) or `lost` (the server ended meanwhile).",
    }),
    input_tokens: orNull(whole("Tokens that it was sent; null: the provider does not say.")),
    output_tokens: orNull(whole("Tokens that it answered with.")),
    cost_micros: orNull(whole("What that cost, in millionths of the currency; null: the operator has set no price.")),
    currency: orNull(T.String({ description: "The currency.", examples: ["USD"] })),
    ms: whole("How long it took, in milliseconds."),
    requests: whole("How often the model was asked: again to mend an answer, or to shorten it."),
    ...whose,
    credential: T.String({ description: "The id of the credential that asked." }),
    credential_name: T.String({ description: "How that credential is called." }),
    request_id: T.String({ description: "The request, as the server's log names it." }),
  },
  { title: "AiCall" },
);

const shown = (row: AiCallRow): Static<typeof AiCall> => ({
  ...{ id: row.id, at: timeOf(row.at), operation: row.operation },
  ...{ provider: row.provider, model: row.model, own: row.own === 1 },
  ...{ outcome: row.outcome, requests: row.requests, input_tokens: row.inputTokens, output_tokens: row.outputTokens },
  ...{ cost_micros: row.costMicros, currency: row.currency, ms: row.ms },
  ...{ credential: row.credential, credential_name: row.credentialName, request_id: row.requestId },
});

export const listAiCalls = operation({
  ...all,
  name: "list_ai_calls",
  route: "GET /v1/ai/calls",
  summary: "List AI calls",
  description:
    "Lists every call of an AI model: who asked, which model, tokens, cost and outcome; newest first. What was asked and answered is not stored.",
  effect: "reads",
  input: closed({
    ...paging,
    operation: T.Optional(OneOf(askers, "Only calls made by this operation.")),
    outcome: T.Optional(OneOf(outcomes, "Only calls with this outcome.")),
  }),
  output: pageOf(AiCall, "AiCallList"),
  run({ data }, input) {
    const { operation: named, outcome } = input;
    return pageById(input, {
      list: "ai-calls",
      prefix: "aicall",
      read: (page) => data.aiCalls.list({ ...page, operation: named, outcome }),
      shown: (row) => JSON.stringify(shown(row)),
    });
  },
});

const AiUsage = T.Object(
  {
    data: T.Array(
      T.Object(
        {
          day: T.String({ description: "The day, in UTC." }),
          operation: asker,
          model,
          calls: whole("How many."),
          input_tokens: whole("Tokens sent, as far as the provider says."),
          output_tokens: whole("Tokens answered."),
          cost_micros: orNull(whole("What that cost, in millionths of the currency; null: no price is set.")),
          currency: orNull(T.String({ description: "The currency.", examples: ["USD"] })),
          failed: whole("How many of them came to nothing."),
          ...whose,
        },
        { title: "AiUsageOfDay" },
      ),
      { description: "By day, operation and model; the latest day first." },
    ),
  },
  { title: "AiUsage" },
);

export const getAiUsage = operation({
  ...all,
  name: "get_ai_usage",
  route: "GET /v1/ai/usage",
  summary: "Read the AI usage",
  description: "Returns AI calls, tokens and cost by day, operation and model.",
  effect: "reads",
  input: closed(days),
  output: AiUsage,
  async run({ data, now }, { from, to }) {
    const range = dayRange(from, to, now);
    const rows = await data.aiCalls.spent(Date.parse(range.from), Date.parse(range.to) + day);
    return {
      data: rows.map((row) => ({
        day: utcDay(row.day * day),
        ...{ operation: row.operation, provider: row.provider, model: row.model, own: row.own === 1 },
        ...{ calls: row.calls, failed: row.failed },
        ...{ input_tokens: row.inputTokens ?? 0, output_tokens: row.outputTokens ?? 0 },
        ...{ cost_micros: row.costMicros, currency: row.currency },
      })),
    };
  },
});
