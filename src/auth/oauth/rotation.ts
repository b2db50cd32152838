import type { NewGrant } from "../../../db/oauth/new-grants.ts";
import { secondsLeft, type Token } from "./issue.ts";

/** How long a refresh token that was replaced still answers, in milliseconds. */
const grace = 60_000;
/** A refresh token that nobody uses for this long is over, in milliseconds. */
export const refreshLife = 90 * 24 * 3_600_000;
/** An access token with less left, in seconds, is not worth giving again. */
const worthwhile = 300;

/** What a grant remembers of its latest refresh tokens. */
export interface Rotations {
  /** The access token that came with the current one. */
  readonly token: Token | null;
  /** Those that were replaced within the last minute, and when. */
  readonly replaced: readonly { readonly generation: number; readonly at: number }[];
}

export const noRotations: Rotations = { token: null, replaced: [] };

interface Presented {
  readonly generation: number;
  readonly now: number;
  /** The access token that would be issued. */
  readonly next: Token;
}
type Outcome =
  | { readonly is: "pair"; readonly token: Token; readonly generation: number }
  | { readonly is: "over" }
  | { readonly is: "reused" };

/**
 * What becomes of a refresh token that is presented. The current one is replaced. The one before it, as long as nobody
 * has used the current one, and any that was replaced within the last minute, get the current pair again: several
 * processes of one client share a token, and answers are lost on the way. Any other has been used twice.
 */
export function rotated(row: NewGrant, { generation, now, next }: Presented) {
  if (row.status !== "active" || (row.refreshExpiresAt ?? 0) <= now) return { result: { is: "over" } as Outcome };
  const rotations: Rotations = JSON.parse(row.rotations);
  const replaced = rotations.replaced.filter(({ at }) => at > now - grace);
  const written = (current: number, token: Token, before: Rotations["replaced"]) => ({
    change: {
      generation: current,
      rotations: JSON.stringify({ token, replaced: before } satisfies Rotations),
      refreshExpiresAt: now + refreshLife,
      updatedAt: now,
    },
    result: { is: "pair", token, generation: current } as Outcome,
  });
  if (generation === row.generation)
    return written(generation + 1, next, [...replaced.slice(-99), { generation, at: now }]);
  const isExcused = generation === row.generation - 1 || replaced.some((one) => one.generation === generation);
  if (!isExcused) return { result: { is: "reused" } as Outcome };
  const { token } = rotations;
  const isAlike = token !== null && token.scope === next.scope && token.resource === next.resource;
  if (isAlike && secondsLeft(token, now) >= worthwhile)
    return { result: { is: "pair", token, generation: row.generation } as Outcome };
  return written(row.generation, next, replaced);
}
