import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { mailOf } from "../mail.ts";
import type { Entry } from "./entry.ts";
import { type Invitations, invitationsOf } from "./invitations.ts";
import { type Links, linksOf } from "./links.ts";
import { type MailLinks, mailLinks } from "./mail-links.ts";
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
  readonly mailLinks: MailLinks;
  readonly profiles: Profiles;
  readonly invitations: Invitations;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly entry: Entry;
  readonly publicUrl: () => string;
  readonly log: Log;
  readonly config: Pick<Config, "default_plan" | "smtp_url" | "smtp_from">;
}

export function peopleOf({ store, clock, log, entry, publicUrl, config }: Parts): People {
  const links = linksOf(store, clock);
  const mail = mailOf(config.smtp_url, config.smtp_from);
  const passwords = new Passwords();
  const mailed = mailLinks({ store, clock, log, links, mail, publicUrl });
  return {
    links,
    mailLinks: mailed,
    invitations: invitationsOf({ store, clock, entry, passwords, mailLinks: mailed, publicUrl }),
    profiles: profilesOf(store, clock),
    passwords,
    setup: setupOf({ store, clock, links, passwords, entry, publicUrl, plan: config.default_plan }),
    passwordSignIn: passwordSignIn({ store, clock, passwords }),
  };
}
