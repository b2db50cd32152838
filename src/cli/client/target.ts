import { type Command, Option } from "commander";
import { refuseUnknownVariables } from "../../config/sources.ts";
import { Failure } from "../../contract/failure.ts";
import { called, type Flags } from "../flags.ts";
import { refused, serverAddress } from "./address.ts";
import { readSaved, type Saved, type SavedKey, type SavedTokens, savedPath } from "./saved.ts";
import { secretFromPerson } from "./secret.ts";

/** Who asks, and where that was found. */
export type Credential =
  | { readonly kind: "key"; readonly key: string; readonly from: string }
  | { readonly kind: "tokens"; readonly tokens: SavedTokens; readonly from: string };

/** The server that is meant, and what it is asked with. */
export interface Target {
  readonly url: string;
  readonly urlFrom: string;
  /** Whether nothing is said against a server that does not encrypt. */
  readonly plainHttp: boolean;
  readonly credential: Credential | undefined;
}

/** The flags of everything that speaks to a server. */
export interface TargetFlags extends Flags {
  readonly apiUrl?: string;
  readonly apiKey?: string;
  readonly plainHttp?: boolean;
}

const atHome = "http://127.0.0.1:4600";

const heading = "Server and credential:";
const keyFlag = "the API key; - asks for it, or reads it from stdin: a key in the command is seen in the process list";

/** Gives a command the flags that say which server is meant and, unless it needs none, who asks. */
export function atServer(command: Command, { key = true }: { key?: boolean } = {}): Command {
  command.option("--json", "print one JSON document and nothing else");
  command.addOption(new Option("--api-url <url>", "the server").helpGroup(heading));
  if (key) command.addOption(new Option("--api-key <key>", keyFlag).helpGroup(heading));
  return command.addOption(
    new Option("--plain-http", "accept that a server on another machine is not encrypted").helpGroup(heading),
  );
}

const credentialOf = (saved: SavedKey | SavedTokens): Credential =>
  "api_key" in saved
    ? { kind: "key", key: saved.api_key, from: savedPath() }
    : { kind: "tokens", tokens: saved, from: savedPath() };

/** The server by flag, by variable or as saved; this machine's own, where nobody says. */
function whereOf({ apiUrl, plainHttp }: TargetFlags, saved: Saved): Omit<Target, "credential"> {
  const { SOCIALCRM_API_URL: variable } = process.env;
  const [text, urlFrom] =
    apiUrl !== undefined
      ? [apiUrl, "--api-url"]
      : variable
        ? [variable, "SOCIALCRM_API_URL"]
        : saved.api_url !== undefined
          ? [saved.api_url, savedPath()]
          : [atHome, "default"];
  const accepted =
    plainHttp === true || (URL.canParse(text) && saved.servers?.[new URL(text).origin]?.plain_http === true);
  return { url: serverAddress(text, urlFrom, accepted), urlFrom, plainHttp: accepted };
}

/** A key as it may stand in a header. Not a word of it is repeated. */
export function soundKey(text: string, from: string): string {
  if (/^[\x21-\x7e]{1,8192}$/.test(text)) return text;
  throw refused(
    from,
    text === "" ? "is empty." : "is no API key: it holds blanks or other characters that no key has.",
  );
}

async function whoOf({ apiKey }: TargetFlags, url: string, saved: Saved): Promise<Credential | undefined> {
  const { SOCIALCRM_API_KEY: variable } = process.env;
  if (apiKey !== undefined) {
    const key = apiKey === "-" ? await secretFromPerson(`API key for ${url}: `) : apiKey;
    return { kind: "key", key: soundKey(key, "--api-key"), from: "--api-key" };
  }
  if (variable !== undefined)
    return { kind: "key", key: soundKey(variable, "SOCIALCRM_API_KEY"), from: "SOCIALCRM_API_KEY" };
  const known = saved.servers?.[url];
  return known && credentialOf(known);
}

/**
 * The server and the credential: flags before environment before ~/.socialcrm/config.toml. What is saved goes to the
 * server that it was saved for, and to no other.
 */
export async function targetOf(flags: TargetFlags): Promise<Target> {
  refuseUnknownVariables(process.env);
  const saved = needsSaved(flags) ? readSaved() : {};
  const where = whereOf(flags, saved);
  return { ...where, credential: await whoOf(flags, where.url, saved) };
}

/** A command that says everything itself is not stopped by a file that it would not read anything from. */
function needsSaved({ apiUrl, apiKey }: TargetFlags): boolean {
  const { SOCIALCRM_API_URL, SOCIALCRM_API_KEY } = process.env;
  return (apiUrl === undefined && !SOCIALCRM_API_URL) || (apiKey === undefined && SOCIALCRM_API_KEY === undefined);
}

/** The target of a command that is nothing without a credential. */
export async function knownTarget(flags: TargetFlags): Promise<Target & { readonly credential: Credential }> {
  const target = await targetOf(flags);
  const { credential, url } = target;
  if (credential) return { ...target, credential };
  throw new Failure(
    "unauthorized",
    `You are not logged in to ${url}. Run: ${called()} login --api-url ${url}, or set SOCIALCRM_API_KEY.`,
  );
}
