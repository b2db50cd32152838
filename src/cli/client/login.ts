import type { Command } from "commander";
import { Failure } from "../../contract/failure.ts";
import { operations } from "../../operations/index.ts";
import { print } from "../print.ts";
import { list } from "../read.ts";
import { loginByDevice } from "./device.ts";
import { asWhom, type Me, meAt } from "./me.ts";
import { changingSaved, type SavedKey, type SavedTokens, savedPath } from "./saved.ts";
import { secretFromPerson } from "./secret.ts";
import { atServer, type Credential, soundKey, type Target, type TargetFlags, targetOf } from "./target.ts";

interface LoginFlags extends TargetFlags {
  readonly device?: boolean;
  readonly withKey?: boolean;
  readonly keyStdin?: boolean;
  readonly scopes?: readonly string[];
}

/** `login`: a credential that the server has accepted, kept for the commands to come. */
export const login = (root: Command): Command =>
  atServer(root.command("login"))
    .description("log in to a server: in the browser, or with an API key")
    .option("--device", "approve this login in a browser, here or on another machine")
    .option("--scopes <a,b>", "what the login in the browser may do; all that these commands need, if left out", list)
    .option("--with-key", "ask for an API key, unseen; without a terminal read it from stdin")
    .option("--key-stdin", "read an API key from stdin")
    .addHelpText(
      "after",
      "\nWithout a flag: in the browser on a terminal, and without a terminal an API key from stdin.\nThe credential is tried before it is saved, in ~/.socialcrm/config.toml.",
    )
    .action(loggingIn);

async function loggingIn(flags: LoginFlags): Promise<void> {
  const target = await targetOf(flags);
  const made = await credentialFor(flags, target);
  const me = await meAt({ ...target, credential: tried(made, flags) });
  await save(target, { ...made, ...about(target, me) });
  print(
    flags,
    {
      api_url: target.url,
      workspace: me.workspace.slug,
      user: me.user,
      role: me.role,
      scopes: me.scopes,
      file: savedPath(),
    },
    () => `Logged in to ${target.url} as ${asWhom(me)}.`,
  );
  if (process.env.SOCIALCRM_API_KEY !== undefined)
    process.stderr.write("SOCIALCRM_API_KEY is set, and counts before this login.\n");
}

type Made = Pick<SavedKey, "api_key"> | Omit<SavedTokens, keyof ReturnType<typeof about>>;

/** Whichever way was asked for: exactly one. */
async function credentialFor(flags: LoginFlags, { url, credential }: Target): Promise<Made> {
  const { device, withKey, keyStdin, apiKey, scopes } = flags;
  const ways = Object.entries({
    "--device": device,
    "--with-key": withKey,
    "--key-stdin": keyStdin,
    "--api-key": apiKey,
  });
  const named = ways.flatMap(([name, given]) => (given === undefined ? [] : [name]));
  if (named.length > 1) throw new Failure("invalid_request", `${named.join(" and ")}: choose one of them.`);
  if (apiKey !== undefined && credential?.kind === "key") return { api_key: credential.key };
  const byDevice = device || (named.length === 0 && process.stdin.isTTY && process.stderr.isTTY);
  if (byDevice) return loginByDevice(url, scopes ?? needed());
  if (keyStdin && process.stdin.isTTY)
    throw new Failure("invalid_request", "--key-stdin: stdin is a terminal; pipe the key in, or use --with-key.");
  const key = await secretFromPerson(`API key for ${url}: `);
  if (key === "") throw new Failure("invalid_request", "There is no API key on stdin. In a browser instead: --device.");
  return { api_key: soundKey(key, "--key-stdin") };
}

/** All scopes that a command can need. What the person does not hold, the server leaves out. */
const needed = (): readonly string[] => [
  ...new Set(operations.flatMap(({ scope }) => (scope === null ? [] : [scope]))),
];

const tried = (made: Made, { apiKey }: LoginFlags): Credential => {
  // As it is: tokens of this minute that do not work are not to be renewed.
  if (!("api_key" in made)) return { kind: "key", key: made.access_token, from: "the login in the browser" };
  const from = apiKey === undefined || apiKey === "-" ? (process.stdin.isTTY ? "the terminal" : "stdin") : "--api-key";
  return { kind: "key", key: made.api_key, from };
};

const about = ({ plainHttp }: Target, { workspace, user }: Me) => ({
  workspace: workspace.slug,
  ...(user && { user: user.email }),
  ...(plainHttp && { plain_http: true }),
});

const save = ({ url }: Target, credential: SavedKey | SavedTokens): Promise<void> =>
  changingSaved((saved, write) => write({ ...saved, api_url: url, servers: { ...saved.servers, [url]: credential } }));
