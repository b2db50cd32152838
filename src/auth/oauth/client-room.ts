import type { Room } from "../../../db/oauth/clients.ts";
import { Refusal } from "../../../db/refusal.ts";
import { OAuthError } from "./oauth-error.ts";

const hour = 3_600_000;
/** A client that nobody has granted anything is forgotten after this long, in milliseconds. */
export const ungrantedLife = 7 * 24 * hour;
/** More of them than this are not kept, of each kind: who brings them is anonymous. */
const mostUngranted = 10_000;

/** What there is room for now. */
export const roomAt = (now: number): Room => ({ most: mostUngranted, madeBefore: now - hour });

/** Says that there is no room. */
export function crowded(error: unknown): never {
  if (!(error instanceof Refusal) || error.reason !== "crowded") throw error;
  throw new OAuthError("temporarily_unavailable", "Too many clients have come lately; try again in an hour.", {
    headers: { "retry-after": "3600" },
    cause: error,
  });
}
