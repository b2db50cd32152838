import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import type { Entry } from "./entry.ts";
import { type Links, linksOf } from "./links.ts";
import { type PasswordSignIn, passwordSignIn } from "./password-sign-in.ts";
import { Passwords } from "./passwords.ts";
import { type Profiles, profilesOf } from "./profiles.ts";
import { type Setup, setupOf } from "./setup.ts";

/** The ways in for people. */
export interface People {
  readonly setup: Setup;
  readonly passwords: Passwords;
  readonly passwordSignIn: PasswordSignIn;
  readonly links: Links;
  readonly profiles: Profiles;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly entry: Entry;
  readonly publicUrl: () => string;
  readonly config: { readonly default_plan: string };
}

export function peopleOf({ store, clock, entry, publicUrl, config }: Parts): People {
  const links = linksOf(store, clock);
  const passwords = new Passwords();
  return {
    links,
    profiles: profilesOf(store, clock),
    passwords,
    setup: setupOf({ store, clock, links, passwords, entry, publicUrl, plan: config.default_plan }),
    passwordSignIn: passwordSignIn({ store, clock, passwords }),
  };
}
