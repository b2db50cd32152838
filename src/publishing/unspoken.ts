import { NetworkFailure } from "./failure.ts";
import type { Grant } from "./network.ts";

/** A text without any of the secrets, however a network came to repeat them. */
export const without = (text: string, secrets: readonly string[]): string =>
  secrets.filter((secret) => secret.length >= 4).reduce((left, secret) => left.replaceAll(secret, "…"), text);

/** Everything of a grant that nobody may read. */
export const secretsOf = ({ token, refresh, password, app }: Grant): string[] =>
  [token, refresh, password, app?.secret].filter((secret) => secret !== undefined);

/** What went wrong with a call that was made with a grant: of a network's words, what is none of the grant's. */
export function unspoken(error: unknown, grant: Grant): unknown {
  if (!(error instanceof NetworkFailure)) return error;
  const { kind, message, retryAt, status, code } = error;
  const words = without(message, secretsOf(grant));
  return words === message ? error : new NetworkFailure(kind, words, { retryAt, status, code });
}
