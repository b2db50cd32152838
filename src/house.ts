import type { Act } from "../db/act.ts";
import type { Store } from "../db/open.ts";
import { actBy, type By } from "./act.ts";
import { AddressLimit } from "./auth/address-limit.ts";
import type { Gate } from "./auth/caller.ts";
import { type Entry, entryOf } from "./auth/entry.ts";
import { openIdp } from "./auth/idp/idp.ts";
import { KeyRing } from "./auth/keys.ts";
import { Meters } from "./auth/meter.ts";
import { AccessTokens } from "./auth/oauth/access-tokens.ts";
import { type Clients, clientsOf } from "./auth/oauth/clients.ts";
import { ConsentProofs } from "./auth/oauth/consent-proof.ts";
import { RefreshTokens } from "./auth/oauth/refresh-tokens.ts";
import { type Registrations, registrationsOf } from "./auth/oauth/registrations.ts";
import type { AuthorizationServer } from "./auth/oauth/server.ts";
import { SigningKeys } from "./auth/oauth/signing-keys.ts";
import { peopleOf } from "./auth/people.ts";
import { type Sessions, sessionsOf } from "./auth/sessions.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { Answers } from "./contract/answers.ts";
import type { Context, House } from "./contract/context.ts";
import { Failure } from "./contract/failure.ts";
import { type Plan, selfHosted } from "./contract/plans.ts";
import type { Principal } from "./contract/principal.ts";
import type { Log } from "./log.ts";
import { type Outbound, type SafeFetch, safeFetch } from "./net/safe-fetch.ts";
import { type PublishingOffice, publishingOf } from "./publishing/office.ts";
import { Usage } from "./usage.ts";
import { openChain } from "./vault/audit-chain.ts";
import type { RootKey } from "./vault/root-key.ts";
import { openVault, type Vault } from "./vault/vault.ts";
import { type Visit, VisitContext } from "./visit.ts";

/** The running program: everything that requests share. */
export interface Running extends House {
  readonly publishing: PublishingOffice;
  readonly publicUrl: () => string;
  readonly gate: Gate;
  readonly clients: Clients;
  readonly authorization: AuthorizationServer;
  /** The cookies of people who are signed in. */
  readonly sessions: Sessions;
  /** Opens and ends sessions. */
  readonly entry: Entry;
  readonly registrations: Registrations;
  readonly clock: Clock;
  readonly log: Log;
  /** Secrets at rest. */
  readonly vault: Vault;
  /** The way to every address that a caller may have chosen. */
  readonly fetchSafely: SafeFetch;
  contextOf(principal: Principal, visit: Visit): Context;
  /** What a write takes along that is no operation. */
  act(event: string, by: By): Act;
  /** Writes what is still in memory. */
  settle(): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly root: RootKey;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<
    Config,
    | "default_plan"
    | "smtp_url"
    | "smtp_from"
    | "sign_in_issuer"
    | "sign_in_client_id"
    | "sign_in_client_secret"
    | "sign_in_label"
    | "plans"
    | "failed_credentials_per_minute"
    | "oauth_registration"
    | "oauth_registrations_per_minute"
    | "redirect_schemes"
    | "outbound_allow"
  >;
  /** The address by which others reach this server: its OAuth issuer. Never taken from a request. */
  readonly publicUrl: () => string;
  /** For tests alone. */
  readonly outbound?: Outbound;
}

/** Puts together what requests share. */
export async function furnish({ store, root, clock, log, config, publicUrl, outbound }: Parts): Promise<Running> {
  const usage = new Usage(store, clock, (error) => log.warn("usage_not_written", { error }));
  const planOf = (name: string) => planNamed(config.plans, name);
  const keys = new KeyRing(store, root, clock, {
    planOf,
    untagged: (error) => log.warn("key_tag_not_written", { error }),
  });
  const vault = openVault(store, root, clock);
  const seal = await openChain(store, vault);
  const sessions = sessionsOf({
    ...{ store, clock, publicUrl, planOf },
    unwritten: (error) => log.warn("session_seen_not_written", { error }),
  });
  const fetchSafely = safeFetch(config.outbound_allow, outbound);
  const publishing = publishingOf({ store, vault, clock, log, fetchSafely, appOf: () => null });
  const entry = entryOf({ store, clock, log, sessions, seal });
  const people = peopleOf({ store, clock, log, entry, publicUrl, config, fetchSafely });
  const house: House = {
    people,
    answers: new Answers(),
    publishing,
    idp: openIdp({ store, clock, fetchSafely, planOf, publicUrl }),
    redirectSchemes: config.redirect_schemes,
    mint: () => keys.mint(),
    settleUsage: () => usage.settle(),
    count: (principal, operation, outcome) => usage.count(principal, operation, outcome),
    defect: (error, requestId, operation) =>
      log.defect("defect", { error: thrown(error), request_id: requestId, operation }),
  };
  const common = { store, house, seal };
  const act: Running["act"] = (event, by) => actBy(event, by, { at: clock.now(), seal });
  const clients = clientsOf({ store, clock, fetchSafely, publicUrl, config });
  const signingKeys = new SigningKeys({ store, vault, clock });
  const refreshTokens = new RefreshTokens(store, vault);
  return {
    ...house,
    publishing,
    publicUrl,
    clients,
    authorization: {
      ...{ store, clock, publicUrl, clients, signingKeys, refreshTokens, planOf, act },
      consents: new ConsentProofs(root),
    },
    sessions,
    entry,
    registrations: registrationsOf({ store, clock, publicUrl, config, act }),
    act,
    clock,
    log,
    vault,
    fetchSafely,
    gate: {
      keys,
      tokens: [new AccessTokens({ store, keys: signingKeys, clock, publicUrl, planOf }), house.idp.tokens],
      sessions,
      meters: new Meters(),
      suspects: new AddressLimit(config.failed_credentials_per_minute),
      clock,
      used: (principal, at, from) => usage.used(principal, at, from),
      count: house.count,
      look: () => store.changes.look(),
    },
    contextOf: (principal, visit) => new VisitContext(common, principal, clock.now(), visit),
    async settle() {
      await usage.settle();
      await sessions.settle();
      await people.mailLinks.settle();
    },
  };
}

/** What was thrown first, under the words that a caller is told. */
const thrown = (error: unknown): unknown =>
  error instanceof Failure && error.code === "internal" ? (error.cause ?? error) : error;

/** A plan that the operator has taken away leaves its workspaces what a plan must have, and nothing that is paid. */
const planNamed = (plans: ReadonlyMap<string, Plan>, name: string): Plan =>
  plans.get(name) ?? { ...selfHosted, name, features: [], quotas: { posts: 0, ai: 0 }, keysMayExceedLimits: false };
