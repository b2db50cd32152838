import { resolve } from "node:path";
import type { Static } from "@sinclair/typebox";
import { aiPairs } from "./config/ai.ts";
import { BadConfiguration } from "./config/bad-configuration.ts";
import { appPairs } from "./config/networks.ts";
import { plansOf } from "./config/plans.ts";
import { type Setting, type SettingName, type Settings, settings } from "./config/settings.ts";
import {
  type Environment,
  type Found,
  inEnvironment,
  inFile,
  inFlags,
  type Look,
  refuseUnknownVariables,
} from "./config/sources.ts";
import { faultIn } from "./config/value.ts";
import type { Plan } from "./contract/plans.ts";

/** Where a value came from: `default`, `--port`, `SOCIALCRM_PORT`, or the path of the configuration file. */
export type Origin = string;

type Values = Static<typeof Settings>;
/** Every setting under its own name, checked; paths are absolute. */
export type Config = Readonly<Omit<Values, "plans" | "log_format">> & {
  readonly log_format: NonNullable<Values["log_format"]>;
  readonly plans: ReadonlyMap<string, Plan>;
  readonly origins: Readonly<Record<SettingName, Origin>>;
};

export interface Sources {
  /** By setting name (`public_url`) or as commander spells it (`publicUrl`); others are not ours and are left alone. */
  readonly flags?: Readonly<Record<string, unknown>>;
  readonly env?: Environment;
  readonly cwd?: string;
  /** Whether logs go to a terminal. */
  readonly terminal?: boolean;
}

function checked({ schema, name, secret }: Setting, { value, origin, base }: Found): unknown {
  const fault = origin === "default" ? undefined : faultIn(schema, value);
  if (fault) {
    const where = [name, ...fault.path].join(".");
    const found = secret || fault.path.length > 0 ? "" : `, not ${JSON.stringify(value)}`;
    throw new BadConfiguration(where, `must be ${fault.expected}${found} (from ${origin}).`);
  }
  return schema.path ? resolve(base, value as string) : value;
}

function finished(values: Values, origins: Config["origins"], terminal: boolean): Config {
  const plans = plansOf(values.plans);
  if (!plans.has(values.default_plan)) {
    const known = [...plans.keys()].join(", ");
    throw new BadConfiguration("default_plan", `must name a plan (${known}) (from ${origins.default_plan}).`);
  }
  checkPairs(values, origins);
  const { public_url, log_format = terminal ? "text" : "json" } = values;
  const origin = public_url === undefined ? {} : { public_url: new URL(public_url).origin };
  return Object.freeze({ ...values, ...origin, log_format, plans, origins: Object.freeze(origins) });
}

/** Settings that are of no use without another. */
const pairs = [
  ["smtp_url", "smtp_from"],
  ["smtp_from", "smtp_url"],
  ["media_store", "media_store_key"],
  ["media_store", "media_store_secret"],
  ["media_store_key", "media_store"],
  ["media_store_secret", "media_store"],
  ["sign_in_client_id", "sign_in_client_secret"],
  ["sign_in_client_secret", "sign_in_client_id"],
  ...appPairs,
  ...aiPairs,
] as const satisfies readonly (readonly [SettingName, SettingName])[];

function checkPairs(values: Values, origins: Config["origins"]): void {
  for (const [one, other] of pairs)
    if (values[one] !== undefined && values[other] === undefined)
      throw new BadConfiguration(other, `must be set too, because ${one} is (from ${origins[one]}).`);
}

/**
 * Reads the settings: flags before environment before configuration file before defaults. Throws BadConfiguration for
 * the first bad value, unknown variable `SOCIALCRM_…` or unknown name in the file.
 */
export function readConfig({
  flags = {},
  env = process.env,
  cwd = process.cwd(),
  terminal = false,
}: Sources = {}): Config {
  refuseUnknownVariables(env);
  const values: Record<string, unknown> = {};
  const origins: Partial<Record<SettingName, Origin>> = {};
  const looks: Look[] = [inFlags(flags, cwd), inEnvironment(env, cwd)];
  for (const setting of settings) {
    const found = looks.reduce<Found | undefined>((first, look) => first ?? look(setting), undefined);
    const given = found ?? { value: setting.default, origin: "default", base: cwd };
    origins[setting.name] = given.origin;
    if (given.value !== undefined) values[setting.name] = checked(setting, given);
    if (setting.name === "config" && found) looks.push(inFile(values.config as string, found.origin));
  }
  return finished(values as unknown as Values, origins as Config["origins"], terminal);
}

/** One line of `socialcrm config`. */
export interface ConfigRow {
  readonly name: SettingName;
  /** As a person reads it: `(set)` for a secret, empty when there is none. */
  readonly value: string;
  readonly origin: Origin;
  readonly description: string;
}

function shown({ secret, name }: Setting, config: Config): string {
  const value = config[name];
  if (value === undefined) return "";
  if (secret) return "(set)";
  if (value instanceof Map) return [...value.keys()].join(", ");
  if (typeof value === "object" && !Array.isArray(value)) return Object.keys(value).join(", ");
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** Every setting with its value and where that came from. Secrets are not in it. */
export const describeConfig = (config: Config): readonly ConfigRow[] =>
  settings.map((setting) => ({
    name: setting.name,
    value: shown(setting, config),
    origin: config.origins[setting.name],
    description: setting.description,
  }));
