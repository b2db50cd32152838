import type { ConnectorRow } from "../../db/connectors.ts";
import type { Place, Vault } from "../vault/vault.ts";
import type { Login } from "./login/login.ts";

export type Secrets = Readonly<Record<string, string>>;
type Of = Pick<ConnectorRow, "workspaceId" | "id">;

const placeOf = ({ workspaceId, id }: Of, column: string): Place => ({
  ...{ workspace: workspaceId, table: "connectors", column, row: id },
});

export const sealHeaders = (vault: Vault, of: Of, headers: Secrets): Promise<string> =>
  vault.seal(placeOf(of, "headers_sealed"), JSON.stringify(headers));

/** The headers that an admin has entered. */
export async function headersOf(vault: Vault, row: Of & Pick<ConnectorRow, "headersSealed">): Promise<Secrets> {
  if (row.headersSealed === null) return {};
  return JSON.parse(await vault.openText(placeOf(row, "headers_sealed"), row.headersSealed));
}

export const sealLogin = (vault: Vault, of: Of, login: Login): Promise<string> =>
  vault.seal(placeOf(of, "login_sealed"), JSON.stringify(login));

/** The login that an admin has made; undefined where there is none. */
export async function openLogin(vault: Vault, row: Of & Pick<ConnectorRow, "loginSealed">): Promise<Login | undefined> {
  if (row.loginSealed === null) return undefined;
  return JSON.parse(await vault.openText(placeOf(row, "login_sealed"), row.loginSealed));
}

/** Shorter ones would take words out of everything. */
const shortest = 6;

/** Takes secrets out of a text, each as it is, and without the scheme before it (`Bearer …`). */
export function without(text: string, secrets: Secrets): string {
  let left = text;
  for (const secret of Object.values(secrets))
    for (const part of [secret, secret.slice(secret.indexOf(" ") + 1)])
      if (part.length >= shortest && left.includes(part)) left = left.replaceAll(part, "…");
  return left;
}
