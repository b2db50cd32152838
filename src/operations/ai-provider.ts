import type { Static } from "@sinclair/typebox";
import type { AiProviderRow } from "../../db/ai/providers.ts";
import { isApiAddress } from "../config/ai.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { baseUrlOf, hostOf, providerKinds } from "../writing/provider.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { checkOutward } from "./outward.ts";

const noun = "AI provider";
const all = { noun, scope: "workspace:admin", connector: "ai" } as const;

const kind = OneOf(
  providerKinds,
  "`openai`: any server that speaks OpenAI's protocol, Ollama and llama.cpp among them; `anthropic`: Anthropic.",
);
const model = T.String({
  pattern: "^[\\x21-\\x7e]+$",
  maxLength: 200,
  description: "The model, as the provider calls it.",
  examples: ["gpt-5-mini"],
});
const AiProvider = T.Object(
  {
    own: T.Boolean({ description: "true: the workspace's own; false: the server's." }),
    provider: kind,
    base_url: orNull(
      T.String({ description: "The address of its API; null for the server's own, which is not shown." }),
    ),
    model,
    key_set: T.Boolean({ description: "Whether it has a key, which is never shown." }),
    created_at: orNull(Time("When the workspace first set one.")),
    updated_at: orNull(Time("When it was last set.")),
  },
  { title: "AiProvider" },
);

const shown = (row: AiProviderRow): Static<typeof AiProvider> => ({
  ...{ own: true, provider: row.provider, base_url: row.baseUrl, model: row.model, key_set: row.keySealed !== null },
  ...{ created_at: timeOf(row.createdAt), updated_at: timeOf(row.updatedAt) },
});
const told = (row: AiProviderRow) => ({
  answer: JSON.stringify(shown(row)),
  detail: { provider: row.provider, host: hostOf(row), model: row.model, key_set: row.keySealed !== null },
});

export const getAiProvider = operation({
  ...all,
  single: true,
  name: "get_ai_provider",
  route: "GET /v1/ai/provider",
  summary: "Read the AI provider",
  description: "Returns the AI provider that writes for this workspace: its own, else the server's.",
  effect: "reads",
  input: closed({}),
  output: AiProvider,
  async run({ data, house }) {
    const row = await data.aiProvider.find();
    if (row) return shown(row);
    const provider = await house.writing.providerOf(undefined);
    if (!provider) throw missing({ noun });
    const { kind: named, key, ...server } = provider;
    return {
      ...{ own: false, provider: named, base_url: null, model: server.model, key_set: key !== undefined },
      ...{ created_at: null, updated_at: null },
    };
  },
});

/** A dry run needs no key, and sealing one may have to write another. */
async function sealed({ house, principal, dryRun }: Context, id: string, key: string | null | undefined) {
  if (key === null || key === undefined) return key;
  return dryRun ? "" : house.writing.seal({ workspaceId: principal.workspace.id, id }, key);
}

export const setAiProvider = operation({
  ...all,
  name: "set_ai_provider",
  route: "PUT /v1/ai/provider",
  summary: "Set the AI provider",
  description:
    "Sets the workspace's own AI provider, in place of the server's. The key is stored encrypted and never shown. If it is left out, the stored one is kept as long as provider and base_url stay the same.",
  effect: "updates",
  input: closed({
    provider: kind,
    base_url: T.Optional(
      T.String({
        format: "uri",
        maxLength: 2048,
        description: "The address of its API: https and public, or one that the operator has allowed.",
        examples: ["https://api.openai.com/v1"],
      }),
    ),
    model,
    key: T.Optional(
      orNull(
        T.String({
          pattern: "^[\\x21-\\x7e]+$",
          maxLength: 1000,
          description: "The key for it; null: it needs none.",
          examples: ["key-xxxx"],
        }),
      ),
    ),
  }),
  output: AiProvider,
  async run(context, input, act) {
    const { provider, base_url, key } = input;
    if (base_url !== undefined && !isApiAddress(base_url))
      throw new Failure("invalid_request", "base_url: may have no user, no query and no fragment.");
    if (base_url !== undefined) checkOutward(context, "base_url", base_url);
    const id = newId("aiprov");
    const setting = { id, provider, baseUrl: baseUrlOf(provider, base_url), model: input.model };
    return context.data.aiProvider.set(act, { ...setting, keySealed: await sealed(context, id, key) }, told);
  },
});

export const deleteAiProvider = operation({
  ...all,
  single: true,
  name: "delete_ai_provider",
  route: "DELETE /v1/ai/provider",
  summary: "Remove the AI provider",
  description: "Removes the workspace's own provider with its key. The server's is used again, if there is one.",
  effect: "deletes",
  input: closed({}),
  output: deletionOf(T.String({ description: "The id it had." }), "DeletedAiProvider"),
  run: ({ data }, _input, act) => data.aiProvider.remove(act, ({ id }) => deletion(id)),
});

const Tried = T.Object(
  {
    ok: T.Boolean({ description: "Whether it wrote something." }),
    provider: kind,
    model,
    host: T.String({ description: "Where it answers." }),
    own: AiProvider.properties.own,
    ms: T.Integer({ description: "How long that took, in milliseconds." }),
    problem: orNull(T.String({ description: "Why it did not, and what to do." })),
  },
  { title: "TriedAiProvider" },
);

export const testAiProvider = operation({
  ...all,
  name: "test_ai_provider",
  route: "POST /v1/ai/provider/test",
  summary: "Test the AI provider",
  description:
    "Has the provider write one word and returns how that went. It counts against the AI quota like any writing.",
  effect: "generates",
  quota: "ai",
  reports: true,
  rehearses: true,
  input: closed({}),
  output: Tried,
  async run(context, _input, act) {
    const { providerFor, write } = await import("../writing/write.ts");
    const { trying } = await import("../writing/jobs.ts");
    const { kind: provider, model: name, own, ...where } = await providerFor(context);
    const about = { provider, model: name, host: hostOf(where), own };
    const begun = context.house.writing.monotonic();
    const answer = (ok: boolean, problem: string | null) =>
      JSON.stringify({ ok, ...about, ms: Math.round(context.house.writing.monotonic() - begun), problem });
    if (context.dryRun) return answer(false, "It was not tried: this is a dry run.");
    try {
      const order = { job: trying(), targets: [], empty: { text: "" }, answer: () => answer(true, null) };
      return await write(context, act, order);
    } catch (error) {
      if (error instanceof Failure && error.code === "unavailable") return answer(false, error.message);
      throw error;
    }
  },
});
