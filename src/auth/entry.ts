import type { Act } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import { endSession, endSessions, openSession, switchWorkspace, workspaceToOpen } from "../../db/people/sessions.ts";
import { actBy } from "../act.ts";
import type { Clock } from "../clock.ts";
import { newId } from "../contract/id.ts";
import type { Log } from "../log.ts";
import { newSecret, secretHash } from "./secret.ts";
import { idleLife, type Sessions, type SignedIn, sessionLife } from "./sessions.ts";

/** Who has proved to be somebody, and how. */
export interface Proven {
  readonly user: SignedIn["user"];
  readonly how: "password" | "link" | "provider" | "setup" | "invite";
  /** The workspace to open; the one they had open last, where none is named. */
  readonly workspaceId?: string;
}
/** The request that did it. */
export interface Visitor {
  readonly headers: Headers;
  readonly ip: string;
  readonly requestId: string;
}

/** Opens sessions and ends them. */
export interface Entry {
  /** Opens a session, in place of any that the browser had. Answers the `Set-Cookie` field. */
  open(proven: Proven, visitor: Visitor): Promise<string>;
  /** Ends one of a person's sessions, `by` the one they use; refuses one that there is not (`missing`). */
  end(by: SignedIn, id: string, requestId: string): Promise<void>;
  /** Ends all of a person's sessions but the one they use. */
  endOthers(by: SignedIn, requestId: string): Promise<void>;
  /** Opens another workspace in a session; refuses one that the person is no member of (`missing`). */
  switchTo(signedIn: SignedIn, workspaceId: string): Promise<void>;
  /** What a write takes along that a person does in a workspace. */
  act(event: string, by: SignedIn, workspaceId: string, requestId: string): Act;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessions: Sessions;
  readonly seal: Act["seal"];
}

export function entryOf({ store, clock, log, sessions, seal }: Parts): Entry {
  const act: Entry["act"] = (event, { id, user }, workspace, requestId) =>
    actBy(event, { workspace, actor: id, actorName: user.email, requestId }, { at: clock.now(), seal });
  const actIn = (event: string, by: SignedIn, requestId: string) =>
    by.workspaceId === null ? undefined : act(event, by, by.workspaceId, requestId);

  return {
    act,
    async open({ user, how, workspaceId }, { headers, ip, requestId }) {
      const had = await sessions.of(headers);
      const opened = workspaceId ?? (await workspaceToOpen(store, user.id));
      const secret = newSecret();
      const now = clock.now();
      const signedIn: SignedIn = { id: newId("sess"), user, workspaceId: opened };
      const row = {
        ...{ userId: user.id, id: signedIn.id, secretHash: secretHash(secret), workspaceId: opened, ip },
        userAgent: (headers.get("user-agent") ?? "").slice(0, 300),
        ...{ createdAt: now, seenAt: now, expiresAt: now + sessionLife },
      };
      const replaced = had && { userId: had.user.id, id: had.id };
      const over = { now, idle: now - idleLife };
      await openSession(store, actIn("sign_in", signedIn, requestId), { row, how, over, replaced });
      log.info("signed_in", { session: signedIn.id, how, address: ip, request_id: requestId });
      return sessions.cookie(secret);
    },
    async end(by, id, requestId) {
      const event = id === by.id ? "sign_out" : "revoke_session";
      await endSession(store, actIn(event, by, requestId), { userId: by.user.id, id });
    },
    async endOthers(by, requestId) {
      await endSessions(store, actIn("revoke_sessions", by, requestId), by.user.id, by.id);
    },
    switchTo: ({ user, id }, workspaceId) => switchWorkspace(store, { userId: user.id, id }, workspaceId),
  };
}
