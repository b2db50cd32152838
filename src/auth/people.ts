import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { mailOf } from "../mail.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { Entry } from "./entry.ts";
import { type Invitations, invitationsOf } from "./invitations.ts";
import { type Links, linksOf } from "./links.ts";
import { type MailLinks, mailLinks } from "./mail-links.ts";
import { openId } from "./openid.ts";
import { type PasswordSignIn, passwordSignIn } from "./password-sign-in.ts";
import { Passwords } from "./passwords.ts";
import { type Profiles, profilesOf } from "./profiles.ts";
import { type ProviderSignIn, providerSignIn } from "./provider-sign-in.ts";
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
  /** None where the operator has set none. */
  readonly provider: ProviderSignIn | undefined;
}

type SettingsOfPeople =
  | "default_plan"
  | "smtp_url"
  | "smtp_from"
  | "sign_in_issuer"
  | "sign_in_client_id"
  | "sign_in_client_secret"
  | "sign_in_label";

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly entry: Entry;
  readonly publicUrl: () => string;
  readonly log: Log;
  readonly config: Pick<Config, SettingsOfPeople>;
  readonly fetchSafely: SafeFetch;
}

export function peopleOf({ store, clock, log, entry, publicUrl, config, fetchSafely }: Parts): People {
  const links = linksOf(store, clock);
  const mail = mailOf(config.smtp_url, config.smtp_from);
  const passwords = new Passwords();
  const mailed = mailLinks({ store, clock, log, links, mail, publicUrl });
  const invitations = invitationsOf({ store, clock, entry, passwords, mailLinks: mailed, publicUrl });
  const { sign_in_label: label, sign_in_issuer: issuer } = config;
  const { sign_in_client_id: clientId, sign_in_client_secret: clientSecret } = config;
  const registered =
    clientId !== undefined && clientSecret !== undefined
      ? openId({ issuer, clientId, clientSecret }, { fetchSafely, clock, publicUrl })
      : undefined;
  return {
    links,
    mailLinks: mailed,
    invitations,
    provider: registered && providerSignIn({ store, clock, invitations, provider: registered, label }),
    profiles: profilesOf(store, clock),
    passwords,
    setup: setupOf({ store, clock, links, passwords, entry, publicUrl, plan: config.default_plan }),
    passwordSignIn: passwordSignIn({ store, clock, passwords }),
  };
}
