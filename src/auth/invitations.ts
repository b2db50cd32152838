import type { Store } from "../../db/open.ts";
import { acceptInvite, findInvite, invitesTo, type OpenInvite } from "../../db/people/invites.ts";
import { findPerson } from "../../db/people/people.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import type { Role } from "../contract/scopes.ts";
import { utcDay } from "../contract/time.ts";
import type { Entry } from "./entry.ts";
import type { MailLinks } from "./mail-links.ts";
import type { Passwords } from "./passwords.ts";
import { isSecret, newSecret, secretHash } from "./secret.ts";
import type { SignedIn } from "./sessions.ts";

const day = 86_400_000;
/** How long an invite is open, in milliseconds. */
const life = 7 * day;

/** The link of an invite: `url` is for the one who invites to hand over, unless it went out by mail. */
export interface InviteLink {
  readonly tokenHash: string;
  readonly expiresAt: number;
  readonly mailed: boolean;
  readonly url: string | null;
}
/** Who asked someone into a workspace, as the message says it. */
interface Told {
  readonly email: string;
  readonly role: Role;
  readonly workspace: string;
  readonly by: string | undefined;
}

/** Invites: bound to an e-mail, good for seven days and for that person alone. */
export interface Invitations {
  /** Makes the link of a new invite; `send` mails it, once the invite is kept. */
  make(told: Told): { link: InviteLink; send(): void };
  find(token: string): Promise<OpenInvite | undefined>;
  /** Whether somebody with the invite's e-mail is here already: they sign in to accept. */
  isKnown(invite: OpenInvite): Promise<boolean>;
  /** Accepts as the person who is signed in. Throws `forbidden` for anybody else than it is for. */
  accept(invite: OpenInvite, by: SignedIn, requestId: string): Promise<void>;
  /** Accepts as someone new, who chooses a name and a password. */
  join(invite: OpenInvite, name: string, password: string, requestId: string): Promise<SignedIn["user"]>;
  /** Accepts what someone new is invited to, who has proved their e-mail elsewhere; none where there is no invite. */
  admit(email: string, name: string, requestId: string): Promise<SignedIn["user"] | undefined>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly entry: Entry;
  readonly passwords: Passwords;
  readonly mailLinks: MailLinks;
  readonly publicUrl: () => string;
}

export const inviteOver = () =>
  new Failure("forbidden", "This invite has been used, taken back or is over. Ask for another one.");

export function invitationsOf({ store, clock, entry, passwords, mailLinks, publicUrl }: Parts): Invitations {
  const accepted = async (open: OpenInvite, user: SignedIn["user"], more: object, requestId: string) => {
    const { invite } = open;
    const by = { id: invite.id, user, workspaceId: invite.workspaceId };
    const act = entry.act("accept_invite", by, invite.workspaceId, requestId);
    const accepting = { id: invite.id, person: user, proved: invite.mailed === 1, ...more };
    await acceptInvite(store, act, accepting).catch(refused);
  };

  return {
    make({ email, role, workspace, by }) {
      const token = newSecret();
      const url = `${publicUrl()}/invite#${token}`;
      const mailed = mailLinks.on;
      const expiresAt = clock.now() + life;
      const who = by === undefined ? "You are invited" : `${by} invites you`;
      const text = `${who} to the workspace ${workspace} at ${publicUrl()}, as ${role}.

${url}

The link is good for you alone, until ${utcDay(expiresAt)}.
`;
      return {
        link: { tokenHash: secretHash(token), expiresAt, mailed, url: mailed ? null : url },
        send: () => mailLinks.send({ to: email, subject: `Invitation to ${workspace}`, text }),
      };
    },
    find: async (token) => (isSecret(token) ? findInvite(store, secretHash(token), clock.now()) : undefined),
    isKnown: async ({ invite }) => (await findPerson(store, { email: invite.email })) !== undefined,
    accept: (open, { user }, requestId) => accepted(open, user, {}, requestId),
    async join(open, name, password, requestId) {
      const user = { id: newId("user"), email: open.invite.email, name };
      await accepted(open, user, { passwordHash: await passwords.hash(password, user.email) }, requestId);
      return user;
    },
    async admit(email, name, requestId) {
      const all = await invitesTo(store, email, clock.now());
      const user = { id: newId("user"), email, name };
      for (const open of all) await accepted(open, user, { proved: true }, requestId);
      return all.length > 0 ? user : undefined;
    },
  };
}

function refused(error: unknown): never {
  if (!(error instanceof Refusal)) throw error;
  if (error.reason === "missing") throw inviteOver();
  if (error.reason === "state") throw new Failure("forbidden", "Sign in as whom this invite is for, then accept it.");
  throw error;
}
