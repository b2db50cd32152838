import type { SchemaOptions, TSchema } from "@sinclair/typebox";
import { emailOf } from "../auth/email.ts";
import { isPrivateScheme } from "../auth/oauth/redirect.ts";
import { T } from "../contract/type.ts";
import { bucketOf } from "../media/bucket.ts";
import { cidrList } from "../net/address.ts";
import { networkNames } from "../publishing/network-names.ts";
import { aiSettings } from "./ai.ts";
import { appSettings, NetworkTable } from "./networks.ts";
import { isOneLine, oneLine } from "./one-line.ts";
import { PlanTable } from "./plans.ts";

/** Whether a function that throws at bad text accepts this one. */
const accepts = (read: (text: string) => unknown) => (text: string) => {
  try {
    return read(text) !== false;
  } catch {
    return false;
  }
};

const isRange = accepts((text) => cidrList([text]));
const isOrigin = accepts((text) => /^https?:\/\/[^/]+$/.test(text) && new URL(text).origin === text);
const isPublicUrl = accepts((text) => /^https?:\/\/[^/?#@\\]+\/?$/i.test(text) && new URL(text).origin !== "null");
const isPort = (text: string) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65535;

const isSmtp = accepts((text) => /^smtps?:\/\/[^/\s]+\/?(\?\S*)?$/.test(text) && new URL(text).hostname !== "");
const isSender = (text: string) =>
  isOneLine(text) && emailOf(/^[^<>]*<([^<>]+)>$/.exec(text)?.[1] ?? text) !== undefined;
const isIssuer = accepts((text) => {
  const { protocol, hostname, search, hash, username } = new URL(text);
  const local = /^(?:localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
  return (protocol === "https:" || (protocol === "http:" && local)) && search + hash + username === "";
});

/** `10.1.0.0/16`, `127.0.0.1:9000`, `[fd00::1]:9000`. */
function isDestination(text: string): boolean {
  const [, v6, v4, port] = /^(?:\[([^\]]+)\]|([\d.]+)):(\d+)$/.exec(text) ?? [];
  const address = v6 ?? v4;
  return address === undefined ? isRange(text) : !address.includes("/") && isRange(address) && isPort(port ?? "");
}

const text = (description: string, options: SchemaOptions = {}) => T.String({ ...oneLine, description, ...options });
const choice = <const V extends string>(values: readonly V[], description: string, options: SchemaOptions = {}) =>
  T.Union(
    values.map((value) => T.Literal(value)),
    { description, ...options },
  );
const list = (what: string, sound: (text: string) => boolean, description: string) =>
  T.Array(T.String({ expects: what, sound }), { description, default: [] });
const switched = (value: boolean, description: string) => T.Boolean({ description, default: value });
const number = (value: number, minimum: number, maximum: number | undefined, description: string) =>
  T.Integer({ minimum, ...(maximum === undefined ? {} : { maximum }), description, default: value });

/**
 * Every setting, once. Flags, environment variables, the configuration file, `serve --help`, `socialcrm config` and
 * docs/configuration.md are read from here. Own keywords: `expects` (in words), `sound` (what a pattern cannot say),
 * `fault` (judges the value itself), `hint` (the placeholder in a help text), `secret`, `folder`/`path` (relative paths are resolved).
 */
export const Settings = T.Object(
  {
    config: T.Optional(text("The configuration file (TOML).", { hint: "file", path: true, inFile: false })),
    data: text("The folder that holds everything the server keeps.", { hint: "dir", path: true, default: "./data" }),
    host: text("The address to listen on; 0.0.0.0 or :: for every interface.", {
      hint: "address",
      default: "127.0.0.1",
      pattern: "^[A-Za-z0-9.:_-]+$",
      expects: "an IP address or a host name",
    }),
    port: number(4600, 0, 65535, "The port to listen on; 0 picks a free one."),
    public_url: T.Optional(
      text("The address by which others reach this server: its OAuth issuer and the base of every link.", {
        hint: "url",
        sound: isPublicUrl,
        expects: "an http or https address without a path, such as https://crm.example.com",
      }),
    ),
    log_level: choice(["debug", "info", "warn", "error"], "The least that is logged.", { default: "info" }),
    log_format: choice(["text", "json"], "How a line is written; text on a terminal, else json, unless set."),
    access_log: switched(false, "Log a line for every request."),
    trusted_proxies: list(
      "IP addresses or CIDR ranges",
      isRange,
      "Peers whose X-Forwarded-For header tells the client's address.",
    ),
    cors_origins: list(
      "exact origins such as https://app.example.com",
      isOrigin,
      "Web origins, besides the server's own, whose pages may call it.",
    ),
    mcp_auth: choice(
      ["public-lists", "always"],
      "Whether MCP answers lists and discovery without a credential (public-lists) or nothing (always).",
      { default: "public-lists" },
    ),
    openai_apps_challenge: T.Optional(
      text("The token served at /.well-known/openai-apps-challenge.", {
        secret: true,
        pattern: "^[\\x21-\\x7e]{1,500}$",
        expects: "one word of at most 500 visible characters",
      }),
    ),
    durability: choice(
      ["full", "normal"],
      "What an answered write survives: a crash of the server (normal) or also a power cut (full).",
      { default: "full" },
    ),
    root_key: T.Optional(
      text("The root key of the vault itself, 32 bytes in hexadecimal or base64; root_key_file is safer.", {
        secret: true,
        ownFile: true,
      }),
    ),
    root_key_file: T.Optional(
      text("The file that holds the root key; without one, root.key in the data folder.", { hint: "file", path: true }),
    ),
    metrics_token: T.Optional(
      text("The bearer token that opens GET /metrics from beyond loopback.", {
        secret: true,
        pattern: "^[\\x21-\\x7e]{16,500}$",
        expects: "one word of 16 to 500 visible characters",
      }),
    ),
    outbound_allow: list(
      "addresses such as 10.1.0.0/16 or 127.0.0.1:9000",
      isDestination,
      "Private addresses that the server may call, plain http included, when a caller names them.",
    ),
    media_store: T.Optional(
      text("The S3 bucket that keeps media; without one, the data folder does.", {
        hint: "url",
        sound: (name: string) => bucketOf(name) !== undefined,
        expects: "an address such as s3://bucket/folder?endpoint=https://s3.example.com&region=eu-central-1",
      }),
    ),
    media_store_key: T.Optional(text("The id of the access key for that bucket.", { hint: "id" })),
    media_store_secret: T.Optional(text("The secret access key for that bucket.", { secret: true })),
    media_upload_bytes: number(536_870_912, 1, undefined, "The largest file that may be uploaded, in bytes."),
    failed_credentials_per_minute: number(
      300,
      0,
      undefined,
      "Failed credentials of one client address in 60 s before it hears 429; 0 for no limit.",
    ),
    oauth_registration: choice(
      ["open", "closed"],
      "Whether OAuth clients may register by themselves (open) or administrators make them (closed).",
      { default: "open" },
    ),
    oauth_registrations_per_minute: number(
      20,
      0,
      undefined,
      "OAuth clients that one client address may register in 60 s; 0 for no limit.",
    ),
    redirect_schemes: {
      ...list(
        "names of private schemes such as cursor",
        isPrivateScheme,
        "Schemes, besides https and http on loopback, that an OAuth client's redirect address may have.",
      ),
      default: ["cursor", "vscode", "vscode-insiders", "windsurf", "claude", "zed", "raycast", "warp"],
    },
    smtp_url: T.Optional(
      text("The SMTP server that sends links and invites, with the name and password for it.", {
        secret: true,
        sound: isSmtp,
        expects: "an address such as smtps://user:password@mail.example.com:465",
      }),
    ),
    smtp_from: T.Optional(
      text("Whom those messages come from; goes with smtp_url.", {
        hint: "address",
        sound: isSender,
        expects: "an address such as socialcrm <crm@example.com>",
      }),
    ),
    sign_in_issuer: text("The OpenID provider that people may sign in with; goes with sign_in_client_id.", {
      hint: "url",
      sound: isIssuer,
      expects: "an https address (http on this machine), such as https://accounts.google.com",
      default: "https://accounts.google.com",
    }),
    sign_in_client_id: T.Optional(text("This server's client id at that provider.", { hint: "id" })),
    sign_in_client_secret: T.Optional(text("This server's client secret at that provider.", { secret: true })),
    sign_in_label: text("What that provider is called on the sign-in page.", { hint: "name", default: "Google" }),
    usage_retention_days: number(
      730,
      0,
      36_500,
      "How many days usage per day and the ledger of AI calls are kept; 0 for ever.",
    ),
    ...appSettings,
    ...aiSettings,
    networks: T.Record(T.String({ pattern: `^(?:${networkNames.join("|")})$` }), NetworkTable, {
      expects: `a table [networks.<name>], the name one of ${networkNames.join(", ")}`,
      description:
        "Where networks answer and what they take, where that is not what it is elsewhere: tables [networks.<name>].",
      default: {},
      onlyInFile: true,
    }),
    default_plan: text("The plan of a new workspace.", { hint: "plan", default: "self_hosted" }),
    plans: T.Record(T.String({ pattern: "^[a-z][a-z0-9_]{0,39}$" }), PlanTable, {
      expects: "a table [plans.<name>], the name of lower-case letters, digits and _",
      description: "What workspaces may use: tables [plans.<name>]; self_hosted is built in.",
      default: {},
      onlyInFile: true,
    }),
  },
  { additionalProperties: false },
);

export type SettingName = keyof typeof Settings.properties;

/** One setting, as help texts and listings need it. */
export interface Setting {
  readonly name: SettingName;
  readonly schema: TSchema;
  readonly description: string;
  readonly secret: boolean;
  /** `--public-url`; none for secrets, which other users of the machine could read in the process list, and for tables. */
  readonly flag: string | undefined;
  /** What stands after the flag in a help text. */
  readonly hint: string;
  /** `SOCIALCRM_PUBLIC_URL`; none for tables. */
  readonly variable: string | undefined;
  /** `SOCIALCRM_METRICS_TOKEN_FILE`, naming a file whose trimmed content is the value; only for secrets. */
  readonly fileVariable: string | undefined;
  readonly default: unknown;
}

const hints: Record<string, string> = { array: "list", boolean: "true|false", integer: "number", string: "text" };
const hintOf = (schema: TSchema): string =>
  schema.hint ?? schema.anyOf?.map((one: TSchema) => one.const).join("|") ?? hints[schema.type];

export const settings: readonly Setting[] = Object.entries(Settings.properties as Record<string, TSchema>).map(
  ([name, schema]) => ({
    name: name as SettingName,
    schema,
    description: schema.description ?? "",
    secret: schema.secret === true,
    flag: schema.secret || schema.onlyInFile ? undefined : `--${name.replaceAll("_", "-")}`,
    hint: hintOf(schema),
    variable: schema.onlyInFile ? undefined : `SOCIALCRM_${name.toUpperCase()}`,
    fileVariable: schema.secret && !schema.ownFile ? `SOCIALCRM_${name.toUpperCase()}_FILE` : undefined,
    default: schema.default,
  }),
);
