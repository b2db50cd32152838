import type { AiCallSpent } from "../../db/ai/calls.ts";
import type { AiProviderRow } from "../../db/ai/providers.ts";
import { BoundedMap } from "../auth/bounded-map.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { type Outbound, type SafeFetch, safeFetch } from "../net/safe-fetch.ts";
import type { Overrides } from "../publishing/limits.ts";
import type { Network } from "../publishing/network.ts";
import type { NetworkName } from "../publishing/network-names.ts";
import type { Vault } from "../vault/vault.ts";
import type { Target } from "./fit.ts";
import type { Model, Way } from "./model.ts";
import { keyPlace, type Provider, serverProvider } from "./provider.ts";

/** Who writes, and what for. */
export interface Writing {
  /** The workspace's own provider, else the server's; undefined where neither is set. */
  providerOf(own: AiProviderRow | undefined): Promise<Provider | undefined>;
  /** Seals a key for a workspace's own provider. */
  seal(of: Pick<AiProviderRow, "workspaceId" | "id">, key: string): Promise<string>;
  /** `left`: the milliseconds that are left for it. */
  modelOf(provider: Provider, workspace: string, left: () => number): Promise<Model>;
  /** The networks of these names. */
  targets(names: readonly NetworkName[]): Promise<readonly Target[]>;
  /** The first way of asking for a form that the provider is not known to refuse. */
  wayOf(provider: Provider): Way;
  /** The provider does not know the way; answers the next, if there is one. */
  otherWay(provider: Provider, refused: Way): Way | undefined;
  /** So many tokens as this one may answer with, for an answer that takes so many. */
  roomFor(provider: Provider, tokens: number): number;
  /** The provider has thought until there was no room for an answer: it is given more from now on. */
  widen(provider: Provider): void;
  /** What tokens cost, where the operator has said so. */
  costOf(
    model: string,
    spent: Pick<AiCallSpent, "inputTokens" | "outputTokens">,
  ): Pick<AiCallSpent, "costMicros" | "currency">;
  /** How long one answer may take, in milliseconds, and how many a workspace may wait for at a time. */
  readonly patience: number;
  readonly most: number;
  /** Milliseconds that only ever go forward. */
  readonly monotonic: () => number;
}

type Told = Pick<
  Config,
  "ai_provider" | "ai_base_url" | "ai_api_key" | "ai_model" | "ai_timeout_seconds" | "ai_concurrency" | "ai_prices"
>;
interface Parts {
  readonly vault: Vault;
  readonly clock: Clock;
  readonly config: Told;
  readonly fetchSafely: SafeFetch;
  readonly outbound: Outbound | undefined;
  readonly networks: () => Promise<ReadonlyMap<string, Network>>;
  readonly limitsFor: (network: string) => Overrides | undefined;
}

/** The operator's own address may be anywhere. Nobody else's address is ever called over this. */
const everywhere = ["0.0.0.0/0", "::/0"];
const million = 1_000_000;
/** What a model thinks before it answers counts among its tokens, and is a few times as much. */
const thinking = 8;
const after: Readonly<Record<Way, Way | undefined>> = { schema: "json", json: "words", words: undefined };
const named = ({ kind, baseUrl, model }: Provider) => `${kind} ${baseUrl} ${model}`;

/** Everything that asks models. Nothing is loaded until one is asked. */
export function writingOf({ vault, clock, config, fetchSafely, outbound, networks, limitsFor }: Parts): Writing {
  const server = serverProvider(config);
  let operators: SafeFetch | undefined;
  const operatorsFetch = () => {
    operators ??= safeFetch(everywhere, outbound);
    return operators;
  };
  const ways = new BoundedMap<string, Way>(1000);
  const thinkers = new BoundedMap<string, true>(1000);
  return {
    async providerOf(own) {
      if (!own) return server;
      const key = own.keySealed === null ? undefined : await vault.openText(keyPlace(own), own.keySealed);
      return {
        ...{ kind: own.provider, baseUrl: own.baseUrl, model: own.model, own: true },
        key,
      };
    },
    seal: (of, key) => vault.seal(keyPlace(of), key),
    async modelOf(provider, workspace, left) {
      const { modelOf } = await import("./model.ts");
      return provider.own
        ? modelOf(provider, { fetchSafely, party: `ai ${workspace}`, left })
        : modelOf(provider, { fetchSafely: operatorsFetch(), party: "ai", left });
    },
    async targets(names) {
      const { targetOf } = await import("./fit.ts");
      const known = await networks();
      return names.map((name) => targetOf(known.get(name) as Network, limitsFor(name)));
    },
    wayOf: (provider) => ways.get(named(provider)) ?? "schema",
    otherWay(provider, refused) {
      const next = after[refused];
      if (next) ways.set(named(provider), next);
      return next;
    },
    roomFor: (provider, tokens) => (thinkers.get(named(provider)) ? tokens * thinking : tokens),
    widen: (provider) => thinkers.set(named(provider), true),
    costOf(model, { inputTokens, outputTokens }) {
      const price = config.ai_prices[model];
      if (!price) return { costMicros: null, currency: null };
      const { currency = "USD" } = price;
      if (inputTokens === null || outputTokens === null) return { costMicros: null, currency };
      const micros = (inputTokens * price.input + outputTokens * price.output) / million;
      return { costMicros: Math.round(micros), currency };
    },
    patience: config.ai_timeout_seconds * 1000,
    most: config.ai_concurrency,
    monotonic: () => clock.monotonic(),
  };
}
