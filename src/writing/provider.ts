import type { AiProviderRow } from "../../db/ai/providers.ts";
import type { Config } from "../config.ts";

export const providerKinds = ["openai", "anthropic"] as const;
export type ProviderKind = (typeof providerKinds)[number];

/** Who writes: a model, where it answers, and what it is asked with. */
export interface Provider {
  readonly kind: ProviderKind;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly model: string;
  readonly key: string | undefined;
  /** Whether the workspace has set it; else the operator has. */
  readonly own: boolean;
}

/** Where each answers unless something else is said. */
const usual: Record<ProviderKind, string> = {
  openai: "https://api.openai.com/v1",
  anthropic: "https://api.anthropic.com/v1",
};
export const baseUrlOf = (kind: ProviderKind, said?: string): string => (said ?? usual[kind]).replace(/\/+$/, "");

type Told = Pick<Config, "ai_provider" | "ai_base_url" | "ai_api_key" | "ai_model">;

/** The one that the operator has set for every workspace. */
export function serverProvider({ ai_provider: kind, ai_base_url, ai_api_key: key, ai_model: model }: Told) {
  if (kind === undefined || model === undefined) return undefined;
  return { kind, baseUrl: baseUrlOf(kind, ai_base_url), model, key, own: false } satisfies Provider;
}

/** Where the key of a workspace's own is sealed for. */
export const keyPlace = ({ workspaceId, id }: Pick<AiProviderRow, "workspaceId" | "id">) => ({
  workspace: workspaceId,
  table: "ai_providers",
  column: "key_sealed",
  row: id,
});

export const hostOf = ({ baseUrl }: Pick<Provider, "baseUrl">): string => new URL(baseUrl).host;
