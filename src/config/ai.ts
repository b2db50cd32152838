import { T } from "../contract/type.ts";
import { oneLine } from "./one-line.ts";

/* Who writes for every workspace that has no provider of its own, and what that costs. */

/** Whether a text is the address of a model's API: where it is, the operator says, so http will do. */
export function isApiAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || !/^https?:\/\/\S+$/i.test(text)) return false;
  return url.hostname !== "" && url.search + url.hash + url.username + url.password === "";
}

/** What one model costs. Settings know whole numbers alone, so it is told in millionths. */
const PriceTable = T.Object(
  {
    input: T.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
    output: T.Integer({ minimum: 0, maximum: 1_000_000_000_000 }),
    currency: T.Optional(T.String({ pattern: "^[A-Z]{3}$", expects: "a currency such as USD" })),
  },
  { additionalProperties: false },
);
export const aiSettings = {
  ai_provider: T.Optional(
    T.Union([T.Literal("openai"), T.Literal("anthropic")], {
      description: "Who writes: any server that speaks OpenAI's protocol (openai), or Anthropic.",
    }),
  ),
  ai_base_url: T.Optional(
    T.String({
      expects: "an http or https address such as http://127.0.0.1:11434/v1",
      sound: isApiAddress,
      hint: "url",
      description: "Where that provider answers; its own public address unless set.",
    }),
  ),
  ai_api_key: T.Optional(T.String({ ...oneLine, secret: true, description: "The key for that provider." })),
  ai_model: T.Optional(
    T.String({ ...oneLine, hint: "name", description: "The model that writes; goes with ai_provider." }),
  ),
  ai_timeout_seconds: T.Integer({
    minimum: 5,
    maximum: 600,
    default: 120,
    description: "How long the AI may take for one answer, the model asked again included.",
  }),
  ai_concurrency: T.Integer({
    minimum: 1,
    maximum: 100,
    default: 4,
    description: "How many AI answers a workspace may wait for at a time.",
  }),
  ai_prices: T.Record(T.String({ pattern: "^[\\x21-\\x7e]{1,200}$" }), PriceTable, {
    expects: 'a table [ai_prices."<model>"] with input and output',
    description: "What models cost, in millionths of a currency for a million tokens: tables [ai_prices.<model>].",
    default: {},
    onlyInFile: true,
  }),
} as const;

/** Settings that are of no use without another. */
export const aiPairs = [
  ["ai_provider", "ai_model"],
  ["ai_model", "ai_provider"],
  ["ai_base_url", "ai_provider"],
  ["ai_api_key", "ai_provider"],
] as const;
