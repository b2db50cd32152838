import type { Store } from "../../db/open.ts";
import { findPerson, type PersonRow, setPassword } from "../../db/people/people.ts";
import { sessionsOf } from "../../db/people/sessions.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { addressBucket } from "../net/address.ts";
import { emailOf } from "./email.ts";
import type { GoodLink } from "./links.ts";
import type { Passwords } from "./passwords.ts";
import type { SignedIn } from "./sessions.ts";
import { type Attempt, Throttle } from "./throttle.ts";

/** E-mail and password. */
export interface PasswordSignIn {
  /** Who this is. Throws `unauthorized` in the same words whatever was wrong, `rate_limited` after many failures. */
  check(email: string, password: string, ip: string): Promise<SignedIn["user"]>;
  /**
   * Sets a person's password and ends their other sessions. One who has a password proves it. Throws
   * `invalid_request`, `unauthorized`, `rate_limited`.
   */
  change(by: SignedIn, old: string, password: string, ip: string): Promise<void>;
  /** Sets the password of whom a link is for, uses it up, and ends all their sessions. Throws `invalid_request`. */
  reset(link: GoodLink, password: string): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly passwords: Passwords;
}

const usedUp = () => new Failure("forbidden", "This link has been used or is over. Ask for another one.");
const wrong = () => new Failure("unauthorized", "The e-mail or the password is not right.");

export function passwordSignIn({ store, clock, passwords }: Parts): PasswordSignIn {
  const throttle = new Throttle();

  const attemptOf = (account: string, ip: string, person: PersonRow | undefined): Attempt => ({
    ...{ account, ip },
    isKnown: async () => {
      const sessions = person ? await sessionsOf(store, person.id) : [];
      return sessions.some((session) => addressBucket(session.ip) === addressBucket(ip));
    },
  });

  const proved = async (person: PersonRow | undefined, account: string, password: string, ip: string) => {
    const attempt = attemptOf(account, ip, person);
    await throttle.begin(attempt, clock.monotonic());
    if (!(await passwords.verify(password, person?.passwordHash ?? undefined))) return false;
    throttle.passed(attempt);
    return true;
  };

  return {
    async check(text, password, ip) {
      // A text that is no e-mail takes the same way, so that it takes the same time.
      const email = emailOf(text) ?? "";
      const person = await findPerson(store, { email });
      if (!(await proved(person, email, password, ip)) || !person) throw wrong();
      return { id: person.id, email: person.email, name: person.name };
    },
    async change({ id, user }, old, password, ip) {
      const person = await findPerson(store, { id: user.id });
      if (!person) throw wrong();
      if (person.passwordHash !== null && !(await proved(person, person.email, old, ip)))
        throw new Failure("unauthorized", "The old password is not right.");
      const hash = await passwords.hash(password, person.email);
      await setPassword(store, { userId: user.id, hash, at: clock.now(), but: id });
    },
    async reset({ hash: link, user }, password) {
      if (!user) throw usedUp();
      const hash = await passwords.hash(password, user.email);
      await setPassword(store, { userId: user.id, hash, at: clock.now(), link }).catch((error) => {
        throw error instanceof Refusal && error.reason === "missing" ? usedUp() : error;
      });
    },
  };
}
