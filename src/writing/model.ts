import type { SafeFetch } from "../net/safe-fetch.ts";
import type { Provider } from "./provider.ts";
import type { Call, LanguageModel } from "./sdk.ts";
import { ToldError } from "./trouble.ts";

/** How the form of an answer is asked for: by its schema; as any JSON; in the words of the prompt alone. */
const ways = ["schema", "json", "words"] as const;
export type Way = (typeof ways)[number];

export interface Message {
  readonly role: "user" | "assistant";
  readonly text: string;
}
export interface Asked {
  readonly system: string;
  readonly messages: readonly Message[];
  /** JSON Schema of the object that is to be answered. */
  readonly schema: object;
  readonly way: Way;
  readonly maxTokens: number;
  readonly signal: AbortSignal;
  /** Hears what is written as it is written. */
  readonly onText?: ((text: string) => void) | undefined;
}
export interface Said {
  readonly text: string;
  readonly end: "stop" | "length" | "refused" | "broken";
  /** None where the provider does not say. */
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
}
export type Model = (asked: Asked) => Promise<Said>;

/** What a model's answer may weigh: a hundred times what any that is used does. */
const mostBytes = 4 * 1024 * 1024;

interface Line {
  readonly fetchSafely: SafeFetch;
  /** For whom connections are kept. */
  readonly party: string;
  /** Milliseconds that are left for all of it. */
  readonly left: () => number;
}

/**
 * The way out, as the SDK knows it. Asking twice because a kept connection was closed writes nothing twice. While an
 * answer is streamed, a half of the time is enough for its first word and between two of them.
 */
const fetchOver = ({ fetchSafely, party, left }: Line, streams: boolean) =>
  (async (input: string | URL | Request, init: RequestInit = {}) => {
    const timeoutMs = Math.max(1, left());
    const { status, headers, body } = await fetchSafely.open(String(input), {
      method: init.method === "GET" ? "GET" : "POST",
      headers: Object.fromEntries(new Headers(init.headers)),
      ...(typeof init.body === "string" && { body: init.body }),
      ...(init.signal && { signal: init.signal }),
      ...(streams && { idleMs: timeoutMs / 2 }),
      ...{ maxBytes: mostBytes, timeoutMs, party, isRepeatable: true },
    });
    return new Response(body, { status, headers });
  }) as typeof fetch;

/** A model of a provider, to be asked over the safe way out. */
export async function modelOf(provider: Provider, line: Line): Promise<Model> {
  const { languageModel } = await import("./sdk.ts");
  return async ({ system, messages, schema, way, maxTokens, signal, onText }) => {
    const model = languageModel(provider, fetchOver(line, onText !== undefined), way === "schema");
    const options: Call = {
      prompt: [
        { role: "system", content: system },
        ...messages.map(({ role, text }) => ({ role, content: [{ type: "text" as const, text }] })),
      ],
      maxOutputTokens: maxTokens,
      abortSignal: signal,
      ...(way !== "words" && { responseFormat: { type: "json", name: "answer", schema } }),
    };
    return onText ? streamed(model, options, onText) : whole(model, options);
  };
}

type Finish = Awaited<ReturnType<LanguageModel["doGenerate"]>>;

const endOf = ({ unified }: Finish["finishReason"]): Said["end"] => {
  if (unified === "length") return "length";
  if (unified === "content-filter") return "refused";
  return unified === "error" || unified === "interrupted" ? "broken" : "stop";
};
/** No call has as many. What says so, or counts otherwise than in whole numbers, says nothing. */
const mostTokens = 1_000_000_000;
const counted = (tokens: number | undefined) =>
  Number.isInteger(tokens) && (tokens as number) >= 0 && (tokens as number) <= mostTokens ? (tokens as number) : null;
const tokensOf = ({ inputTokens, outputTokens }: Finish["usage"]) => ({
  inputTokens: counted(inputTokens.total),
  outputTokens: counted(outputTokens.total),
});

async function whole(model: LanguageModel, options: Call): Promise<Said> {
  const { content, finishReason, usage } = await model.doGenerate(options);
  const text = content.map((part) => (part.type === "text" ? part.text : "")).join("");
  return { text, end: endOf(finishReason), ...tokensOf(usage) };
}

async function streamed(model: LanguageModel, options: Call, onText: (text: string) => void): Promise<Said> {
  const { stream } = await model.doStream(options);
  let text = "";
  let end: Said["end"] = "broken";
  let tokens: Pick<Said, "inputTokens" | "outputTokens"> = { inputTokens: null, outputTokens: null };
  for await (const part of stream) {
    if (part.type === "error") throw part.error instanceof Error ? part.error : new ToldError(part.error);
    if (part.type === "text-delta") {
      text += part.delta;
      onText(part.delta);
    }
    if (part.type !== "finish") continue;
    end = endOf(part.finishReason);
    tokens = tokensOf(part.usage);
  }
  return { text, end, ...tokens };
}
