import type { Command } from "commander";
import { Failure } from "../../contract/failure.ts";
import { called } from "../flags.ts";
import { facts, print, time } from "../print.ts";
import { asWhom, type Me, meAt } from "./me.ts";
import { atServer, type Credential, type Target, type TargetFlags, targetOf } from "./target.ts";

/** `status`: where the commands go, as whom, and whether that works. */
export const status = (root: Command): Command =>
  atServer(root.command("status"))
    .description("show which server and credential are used, and whether they work")
    .action(telling);

/** What is known without the server. */
function known({ url, urlFrom, credential }: Target) {
  const tokens = credential?.kind === "tokens" ? credential.tokens : undefined;
  return {
    api_url: url,
    api_url_from: urlFrom,
    logged_in: credential !== undefined,
    kind: credential === undefined ? null : tokens ? "access_token" : "api_key",
    credential: credential?.kind === "key" ? startOf(credential.key) : null,
    credential_from: credential?.from ?? null,
    expires_at: tokens?.expires_at ?? null,
    renewable: tokens?.refresh_token !== undefined,
  };
}

/** `sk_live_` and the eight characters that lists show; nothing of anything else. */
const startOf = (key: string): string | null => /^sk_live_[0-9A-Za-z]{8}(?=[0-9A-Za-z]{24}$)/.exec(key)?.[0] ?? null;

type Answer = { readonly me: Me } | { readonly failure: Failure };

const answerFor = (target: Target & { readonly credential: Credential }): Promise<Answer> =>
  meAt(target).then(
    (me) => ({ me }),
    (failure) => {
      if (failure instanceof Failure) return { failure };
      throw failure;
    },
  );

async function telling(flags: TargetFlags): Promise<void> {
  const target = await targetOf(flags);
  const { credential } = target;
  const failure = new Failure("unauthorized", `You are not logged in. Run: ${called()} login --api-url ${target.url}`);
  const answer: Answer = credential ? await answerFor({ ...target, credential }) : { failure };
  // Tokens may be new ones by now.
  const before = credential?.kind === "tokens" && "me" in answer ? await targetOf(flags) : target;
  print(flags, shown(before, answer), () => told(before, answer));
  // What is known has been printed; that it does not work is said by the exit code.
  if ("failure" in answer) throw answer.failure;
}

function shown(target: Target, answer: Answer) {
  const { workspace = null, user = null, role = null, scopes = null } = "me" in answer ? answer.me : {};
  const error = "failure" in answer ? { code: answer.failure.code, message: answer.failure.message } : null;
  return { ...known(target), works: "me" in answer, workspace, user, role, scopes, error };
}

function told(target: Target, answer: Answer): string {
  const { api_url, api_url_from, kind, credential, credential_from, expires_at, renewable } = known(target);
  const lines: [string, string][] = [["server", `${api_url} (from ${api_url_from})`]];
  if (kind === null) lines.push(["credential", "none"]);
  else
    lines.push([
      "credential",
      `${kind === "api_key" ? `API key ${credential ?? ""}`.trim() : "login"} (from ${credential_from})`,
    ]);
  if (expires_at !== null) lines.push(["until", `${time(expires_at)}${renewable ? ", then renewed by itself" : ""}`]);
  if ("me" in answer) lines.push(["as", asWhom(answer.me)], ["may", answer.me.scopes.join(" ")]);
  return facts(lines);
}
