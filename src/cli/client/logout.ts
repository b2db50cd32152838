import type { Command } from "commander";
import { Failure } from "../../contract/failure.ts";
import { print } from "../print.ts";
import { revokeTokens } from "./oauth.ts";
import { changingSaved, type Saved, type SavedKey, type SavedTokens } from "./saved.ts";
import { atServer, type TargetFlags, targetOf } from "./target.ts";

/** `logout`: ends a login at the server, and forgets it here whether the server could be told or not. */
export const logout = (root: Command): Command =>
  atServer(root.command("logout"), { key: false })
    .description("forget the credential for a server, and end a browser login there")
    .action(loggingOut);

async function loggingOut(flags: TargetFlags): Promise<void> {
  const { url } = await targetOf(flags);
  const forgotten = await forget(url);
  if (!forgotten) throw new Failure("unauthorized", `You are not logged in to ${url}; nothing is saved for it.`);
  const trouble = "api_key" in forgotten ? undefined : await endOf(url, forgotten);
  if (trouble) process.stderr.write(`socialcrm: Forgotten here, but the server could not be told: ${trouble}\n`);
  const kind = "api_key" in forgotten ? "api_key" : "access_token";
  print(flags, { api_url: url, kind, revoked: kind === "access_token" && !trouble }, () =>
    kind === "api_key"
      ? `Forgot the API key for ${url}. The key itself still works until it is revoked.`
      : `Logged out of ${url}.`,
  );
}

/** Takes what was saved for a server out of the file. */
const forget = (url: string): Promise<SavedKey | SavedTokens | undefined> =>
  changingSaved((saved, write) => {
    const { [url]: known, ...others } = saved.servers ?? {};
    if (!known) return undefined;
    const { api_url, ...rest } = saved;
    const current: Saved = api_url === undefined || api_url === url ? {} : { api_url };
    write({ ...rest, ...current, servers: others });
    return known;
  });

/** Why the login could not be ended at the server; undefined where it is. */
async function endOf(url: string, { refresh_token, access_token }: SavedTokens): Promise<string | undefined> {
  try {
    await revokeTokens(url, refresh_token ?? access_token);
    return undefined;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}
