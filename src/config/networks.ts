import type { Static, TOptional, TString } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { T } from "../contract/type.ts";
import { Overrides } from "../publishing/limits.ts";
import type { App } from "../publishing/network.ts";
import { isOneLine, oneLine } from "./one-line.ts";

/** Those that connect accounts only for an app that the operator has registered there. */
const appNetworks = ["facebook", "instagram", "linkedin", "slack", "threads", "x"] as const;
const titles = {
  facebook: "Facebook",
  instagram: "Instagram",
  linkedin: "LinkedIn",
  slack: "Slack",
  threads: "Threads",
  x: "X",
};
type AppSetting = `${(typeof appNetworks)[number]}_client_${"id" | "secret"}`;

const text = (description: string, more: object) => T.Optional(T.String({ ...oneLine, description, ...more }));

/** The settings of the apps: each a setting of its own, so that a secret can come from where secrets come from. */
export const appSettings = Object.fromEntries(
  appNetworks.flatMap((network) => [
    [`${network}_client_id`, text(`This server's client id at ${titles[network]}.`, { hint: "id" })],
    [`${network}_client_secret`, text(`This server's client secret at ${titles[network]}.`, { secret: true })],
  ]),
) as Record<AppSetting, TOptional<TString>>;

/** A client id is of no use without its secret, nor the secret without the id. */
export const appPairs = appNetworks.flatMap((network) => {
  const [id, secret] = [`${network}_client_id`, `${network}_client_secret`] as const;
  return [[id, secret] as const, [secret, id] as const];
});

/** What of the limits is not what it should be, in a path and words. */
function limitsFault(value: unknown): { path: readonly string[]; expected: string } | undefined {
  const fault = Value.Errors(Overrides, value).First();
  if (!fault) return undefined;
  return { path: fault.path.split("/").slice(1), expected: fault.schema.description ?? "one of the limits" };
}

const isAddress = (text: string) => isOneLine(text) && text !== "";
/** One `[networks.<name>]` of the configuration file. */
export const NetworkTable = T.Object(
  {
    addresses: T.Optional(
      T.Record(T.String({ pattern: "^[a-z_]{1,40}$" }), T.String({ expects: "text of one line", sound: isAddress }), {
        expects: "a table of addresses by name",
      }),
    ),
    limits: T.Optional(T.Unsafe<Overrides>({ fault: limitsFault })),
    paid_metrics: T.Optional(T.Boolean()),
  },
  { additionalProperties: false },
);

type Apps = { readonly [Name in AppSetting]?: string | undefined };
interface Told extends Apps {
  readonly networks: Readonly<Record<string, Static<typeof NetworkTable>>>;
}

/** What the operator says of networks. */
export interface Operated {
  /** What this server is registered as there. */
  appOf(network: string): App | null;
  /** Where it answers, where that is another place than its own. */
  addressesOf(network: string): Readonly<Record<string, string>>;
  limitsOf(network: string): Overrides | undefined;
  /** Whether figures are pulled where each call for them costs money. */
  isPaidFor(network: string): boolean;
}

export const operatedBy = (config: Told): Operated => ({
  appOf(network) {
    const [id, secret] = [
      config[`${network}_client_id` as AppSetting],
      config[`${network}_client_secret` as AppSetting],
    ];
    return id === undefined || secret === undefined ? null : { id, secret };
  },
  addressesOf: (network) => config.networks[network]?.addresses ?? {},
  limitsOf: (network) => config.networks[network]?.limits,
  isPaidFor: (network) => config.networks[network]?.paid_metrics === true,
});
