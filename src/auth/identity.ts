import type { Act } from "../../db/act.ts";
import type { Store } from "../../db/open.ts";
import type { By } from "../act.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Plan } from "../contract/plans.ts";
import type { Log } from "../log.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { RootKey } from "../vault/root-key.ts";
import type { Vault } from "../vault/vault.ts";
import { AddressLimit } from "./address-limit.ts";
import type { Gate } from "./caller.ts";
import { type Entry, entryOf } from "./entry.ts";
import { type Idp, openIdp } from "./idp/idp.ts";
import { KeyRing } from "./keys.ts";
import { Meters } from "./meter.ts";
import { AccessTokens } from "./oauth/access-tokens.ts";
import { type Clients, clientsOf } from "./oauth/clients.ts";
import { ConsentProofs } from "./oauth/consent-proof.ts";
import { RefreshTokens } from "./oauth/refresh-tokens.ts";
import { type Registrations, registrationsOf } from "./oauth/registrations.ts";
import type { AuthorizationServer } from "./oauth/server.ts";
import { SigningKeys } from "./oauth/signing-keys.ts";
import { type People, peopleOf } from "./people.ts";
import { type Sessions, sessionsOf } from "./sessions.ts";

/** Who may ask, by what they prove it, and how they come by that. */
export interface Identity {
  readonly gate: Gate;
  /** The cookies of people who are signed in. */
  readonly sessions: Sessions;
  /** Opens and ends sessions. */
  readonly entry: Entry;
  /** The ways in for people, and what is theirs. */
  readonly people: People;
  readonly clients: Clients;
  readonly registrations: Registrations;
  readonly authorization: AuthorizationServer;
  readonly idp: Idp;
}

/** The settings that all of it reads. */
type Settings = Parameters<typeof peopleOf>[0]["config"] &
  Parameters<typeof registrationsOf>[0]["config"] &
  Pick<Config, "failed_credentials_per_minute">;

interface Parts extends Pick<Gate, "used" | "count"> {
  readonly store: Store;
  readonly root: RootKey;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Settings;
  readonly publicUrl: () => string;
  readonly fetchSafely: SafeFetch;
  readonly planOf: (name: string) => Plan;
  readonly seal: Act["seal"];
  readonly act: (event: string, by: By) => Act;
}

/** Puts together what tells who is asking. */
export function identityOf(parts: Parts): Identity {
  const { store, root, vault, clock, log, config, publicUrl, fetchSafely, planOf, seal, act } = parts;
  const unwritten = (event: string) => (error: unknown) => log.warn(event, { error });
  const sessions = sessionsOf({ store, clock, publicUrl, planOf, unwritten: unwritten("session_seen_not_written") });
  const entry = entryOf({ store, clock, log, sessions, seal });
  const idp = openIdp({ store, clock, fetchSafely, planOf, publicUrl });
  const clients = clientsOf({ store, clock, fetchSafely, publicUrl, config });
  const signingKeys = new SigningKeys({ store, vault, clock });
  const gate: Gate = {
    keys: new KeyRing(store, root, clock, { planOf, untagged: unwritten("key_tag_not_written") }),
    tokens: [new AccessTokens({ store, keys: signingKeys, clock, publicUrl, planOf }), idp.tokens],
    sessions,
    meters: new Meters(),
    suspects: new AddressLimit(config.failed_credentials_per_minute),
    clock,
    used: parts.used,
    count: parts.count,
  };
  return {
    ...{ gate, sessions, entry, idp, clients },
    people: peopleOf({ store, clock, log, entry, publicUrl, config, fetchSafely }),
    registrations: registrationsOf({ store, clock, publicUrl, config, act }),
    authorization: {
      ...{ store, clock, publicUrl, clients, signingKeys, planOf, act },
      refreshTokens: new RefreshTokens(store, vault),
      consents: new ConsentProofs(root),
    },
  };
}
