import type { Store } from "../../db/open.ts";
import { addIdentity, findIdentity } from "../../db/people/identities.ts";
import { findPerson } from "../../db/people/people.ts";
import { prove } from "../../db/people/proofs.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { emailOf } from "./email.ts";
import type { Invitations } from "./invitations.ts";
import type { Journey, OpenId, Vouched } from "./openid.ts";
import type { SignedIn } from "./sessions.ts";

/** Sign-in with the operator's OpenID provider. Nobody registers by it: it lets in members, and who is invited. */
export interface ProviderSignIn {
  /** What the provider is called. */
  readonly label: string;
  begin(): Promise<{ url: URL; journey: Journey }>;
  /** Who came back. Throws `forbidden` for whoever is nobody here, and for what is not good. */
  finish(answer: URLSearchParams, journey: Journey, requestId: string): Promise<SignedIn["user"]>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly invitations: Invitations;
  readonly provider: OpenId;
  readonly label: string;
}

export function providerSignIn({ store, clock, invitations, provider, label }: Parts): ProviderSignIn {
  const byEmail = async ({ email: text, emailVerified, name }: Vouched, requestId: string) => {
    const email = emailOf(text ?? "");
    if (email === undefined || !emailVerified)
      throw new Failure("forbidden", `${label} does not vouch for your e-mail; confirm it there first.`);
    const person = await findPerson(store, { email });
    if (!person) return invitations.admit(email, calledAs(name, email), requestId);
    await prove(store, { userId: person.id, email, at: clock.now() });
    return { id: person.id, email: person.email, name: person.name };
  };

  return {
    label,
    begin: () => provider.begin(),
    async finish(answer, journey, requestId) {
      const vouched = await provider.finish(answer, journey);
      const known = await findIdentity(store, vouched);
      if (known) return known;
      const user = await byEmail(vouched, requestId);
      if (!user) throw new Failure("forbidden", "You are no member here. Ask somebody who is to invite you.");
      await addIdentity(store, { issuer: vouched.issuer, subject: vouched.subject }, user.id, clock.now());
      return user;
    },
  };
}

/** A name as it is kept: on one line and not too long; the e-mail in place of none. */
const calledAs = (name: string | undefined, email: string): string =>
  name
    ?.toWellFormed()
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, 100) || email.slice(0, 100);
