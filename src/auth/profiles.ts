import type { Act } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import type { Role } from "../../db/people/membership.ts";
import { findPerson, rename, workspacesOf } from "../../db/people/people.ts";
import { endSession, type SessionRow, sessionsOf, type Which } from "../../db/people/sessions.ts";
import type { Clock } from "../clock.ts";
import { idleLife } from "./sessions.ts";

/** What a person's own account is. */
export interface Profile {
  readonly hasPassword: boolean;
  readonly workspaces: readonly { id: string; slug: string; name: string; role: Role }[];
  /** Those that are not over, the one seen last first. */
  readonly sessions: readonly SessionRow[];
}
export interface Profiles {
  of(userId: string): Promise<Profile>;
  rename(userId: string, name: string): Promise<void>;
  sessions(userId: string): Promise<readonly SessionRow[]>;
  /** Ends one of them; refuses one that there is not (`missing`). */
  endSession(act: Act, which: Which): Promise<void>;
}

export function profilesOf(store: Store, clock: Clock): Profiles {
  const alive = async (userId: string) => {
    const now = clock.now();
    const all = await sessionsOf(store, userId);
    return all.filter(({ seenAt, expiresAt }) => seenAt + idleLife > now && expiresAt > now);
  };
  return {
    async of(userId) {
      const [person, workspaces, sessions] = await Promise.all([
        findPerson(store, { id: userId }),
        workspacesOf(store, userId),
        alive(userId),
      ]);
      return { hasPassword: person?.passwordHash != null, workspaces, sessions };
    },
    rename: (userId, name) => rename(store, userId, name),
    sessions: alive,
    async endSession(act, which) {
      await endSession(store, act, which);
    },
  };
}
