import { createAnthropic } from "@ai-sdk/anthropic";
import { OpenAICompatibleChatLanguageModel } from "@ai-sdk/openai-compatible";
import type { Provider } from "./provider.ts";

/*
 * All that this program knows of the AI SDK: two providers, without the SDK's own calls, retries and tools. The build
 * puts this file into the executable by itself, to be read with the first call (docs/decisions/0024).
 */

export type LanguageModel = ReturnType<ReturnType<typeof createAnthropic>>;
export type Call = Parameters<LanguageModel["doGenerate"]>[0];
type Build = (provider: Provider, fetch: typeof globalThis.fetch, bySchema: boolean) => LanguageModel;

/** OpenAI's own models name this limit otherwise than everyone who speaks like them. */
const renamed = ({ max_tokens, ...body }: Record<string, unknown>) => ({ ...body, max_completion_tokens: max_tokens });

const builders: Record<Provider["kind"], Build> = {
  openai: ({ baseUrl, model, key }, fetch, bySchema) =>
    new OpenAICompatibleChatLanguageModel(model, {
      provider: "openai.chat",
      url: ({ path }) => baseUrl + path,
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...{ fetch, includeUsage: true, supportsStructuredOutputs: bySchema },
      ...(new URL(baseUrl).hostname === "api.openai.com" && { transformRequestBody: renamed }),
    }),
  anthropic: ({ baseUrl, model, key = "none" }, fetch) =>
    createAnthropic({ baseURL: baseUrl, apiKey: key, fetch })(model),
};

/** `bySchema`: the form of an answer is asked for by its schema, where the protocol leaves a choice. */
export const languageModel: Build = (provider, fetch, bySchema) => builders[provider.kind](provider, fetch, bySchema);
