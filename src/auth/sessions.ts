import { credentials } from "../../db/keys/keys.ts";
import type { Store } from "../../db/open.ts";
import { type FoundSession, findSession, noteSeen } from "../../db/people/sessions.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { andThen, type Later } from "../contract/later.ts";
import type { Plan } from "../contract/plans.ts";
import type { Principal } from "../contract/principal.ts";
import { type Role, scopesOf } from "../contract/scopes.ts";
import { BoundedMap } from "./bounded-map.ts";
import { cookieOf, setCookie } from "./cookie.ts";
import { sameOrigin } from "./same-origin.ts";
import { isSecret, secretHash } from "./secret.ts";
import type { Known, SessionVerifier } from "./verifier.ts";

const cookieName = "__Host-socialcrm_session";
const day = 86_400_000;
/** A session that nobody uses for this long is over, in milliseconds. */
export const idleLife = 14 * day;
/** However much it is used, a session is over this long after the sign-in. */
export const sessionLife = 90 * day;
/** How exactly it is written when a session was last seen, and how long that waits in memory. */
const seenStep = 60_000;
const seenPatience = 1000;
/** Sessions in memory: some 600 bytes each. */
const most = 50_000;

/** Someone who is signed in. */
export interface SignedIn {
  /** `sess_…` */
  readonly id: string;
  readonly user: { readonly id: string; readonly email: string; readonly name: string };
  /** The workspace that the session has open; null where they are no member of it, or of none. */
  readonly workspaceId: string | null;
}

/** The cookies of people who are signed in. */
export interface Sessions extends SessionVerifier {
  /** Who is signed in, whatever they may do. */
  of(headers: Headers): Promise<SignedIn | undefined>;
  /** As what they act in the workspace they have open; undefined where there is none. */
  principalOf(headers: Headers): Promise<Principal | undefined>;
  /** The `Set-Cookie` field of a session, or of none. */
  cookie(secret: string | undefined): string;
  /** Writes when sessions were last seen. */
  settle(): Promise<void>;
}

interface Remembered {
  readonly stamp: number;
  readonly signedIn: SignedIn;
  readonly known: Known | undefined;
  readonly expiresAt: number;
  seenAt: number;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly publicUrl: () => string;
  readonly planOf: (name: string) => Plan;
  /** Told why it was not written when sessions were last seen. */
  readonly unwritten: (error: unknown) => void;
}

const safe = new Set(["GET", "HEAD", "OPTIONS"]);
const foreign = () =>
  new Failure(
    "forbidden",
    "A request that changes something under a session must come from this server's own pages; other callers send an API key or an access token.",
  );

export function sessionsOf(parts: Parts): Sessions {
  const { store, clock, publicUrl } = parts;
  const remembered = new BoundedMap<string, Remembered>(most);
  const seen = new Seen(store, parts.unwritten);

  /** Immediate while the session is remembered. */
  const find = (headers: Headers): Later<Remembered | undefined> => {
    const secret = cookieOf(headers, cookieName);
    if (secret === undefined || !isSecret(secret)) return undefined;
    const hash = secretHash(secret);
    const known = remembered.get(hash);
    if (known?.stamp === store.changes.stamp(credentials)) return current(known);
    return read(hash).then((session) => session && current(session));
  };

  const read = async (hash: string): Promise<Remembered | undefined> => {
    const stamp = store.changes.stamp(credentials);
    remembered.delete(hash);
    const row = await findSession(store, hash).catch((cause) => {
      throw new Failure("unavailable", "Failed to validate the session.", { cause });
    });
    if (!row) return undefined;
    const session = { stamp, ...told(row, parts.planOf), seenAt: row.session.seenAt };
    remembered.set(hash, session);
    return session;
  };

  const current = (session: Remembered): Remembered | undefined => {
    const now = clock.now();
    if (session.expiresAt <= now || session.seenAt + idleLife <= now) return undefined;
    if (now - session.seenAt >= seenStep) {
      session.seenAt = now;
      seen.note({ userId: session.signedIn.user.id, id: session.signedIn.id, seenAt: now });
    }
    return session;
  };

  return {
    verify(headers, method) {
      if (cookieOf(headers, cookieName) === undefined) return undefined;
      if (!safe.has(method) && !sameOrigin({ headers }, publicUrl())) throw foreign();
      return andThen(find(headers), (session) => {
        if (session && !session.known) throw new Failure("forbidden", noWorkspace);
        return session?.known;
      });
    },
    async of(headers) {
      return (await find(headers))?.signedIn;
    },
    async principalOf(headers) {
      return (await find(headers))?.known?.principal;
    },
    cookie: (secret) => setCookie(cookieName, secret ?? "", { life: secret === undefined ? 0 : sessionLife }),
    settle: () => seen.settle(),
  };
}

const noWorkspace = "You are no member of the workspace that this session has open; choose another one at /account.";

function told({ session, email, userName, workspace, role }: FoundSession, planOf: (name: string) => Plan) {
  const user = { id: session.userId, email, name: userName };
  const known =
    workspace && role
      ? { principal: sessionPrincipal(session.id, user, workspace, role, planOf(workspace.plan)), cidrs: undefined }
      : undefined;
  return {
    signedIn: { id: session.id, user, workspaceId: workspace?.id ?? null },
    known,
    expiresAt: session.expiresAt,
  };
}

/** What a session makes of a request: all that its member may do in the workspace that it has open. */
const sessionPrincipal = (
  credential: string,
  user: SignedIn["user"],
  { id, slug, name }: Principal["workspace"],
  role: Role,
  plan: Plan,
): Principal => ({
  ...{ credential, kind: "session", shown: user.email, workspace: { id, slug, name }, user, role },
  ...{ scopes: scopesOf(role), plan, limits: plan.limits },
});

type SeenRow = Parameters<typeof noteSeen>[1][number];

/** When sessions were last seen, written behind in one transaction. */
class Seen {
  private readonly store: Store;
  private readonly unwritten: (error: unknown) => void;
  private rows = new Map<string, SeenRow>();
  private timer: Timer | undefined;

  constructor(store: Store, unwritten: (error: unknown) => void) {
    this.store = store;
    this.unwritten = unwritten;
  }

  note(row: SeenRow): void {
    this.rows.set(row.id, row);
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      this.settle().catch(this.unwritten);
    }, seenPatience).unref();
  }

  async settle(): Promise<void> {
    const rows = [...this.rows.values()];
    this.rows = new Map();
    if (rows.length > 0) await noteSeen(this.store, rows);
  }
}
