import type { Act } from "../db/act.ts";
import type { Store } from "../db/open.ts";
import { actBy, type By } from "./act.ts";
import { type Identity, identityOf } from "./auth/identity.ts";
import type { Clock } from "./clock.ts";
import { operatedBy } from "./config/networks.ts";
import type { Config } from "./config.ts";
import { type ConnectorOffice, connectorsOf } from "./connectors/office.ts";
import { Answers } from "./contract/answers.ts";
import type { Context, House } from "./contract/context.ts";
import { Failure } from "./contract/failure.ts";
import { type Plan, selfHosted } from "./contract/plans.ts";
import type { Principal } from "./contract/principal.ts";
import { type InsightOffice, insightsOf } from "./insights/office.ts";
import type { Log } from "./log.ts";
import { MediaOffice } from "./media/office.ts";
import { type Outbound, type SafeFetch, safeFetch } from "./net/safe-fetch.ts";
import { brokenMails } from "./publishing/broken-mail.ts";
import { type PublishingOffice, publishingOf } from "./publishing/office.ts";
import { Usage } from "./usage.ts";
import { openChain } from "./vault/audit-chain.ts";
import type { RootKey } from "./vault/root-key.ts";
import { openVault, type Vault } from "./vault/vault.ts";
import { type Visit, VisitContext } from "./visit.ts";
import { type WebhookOffice, webhooksOf } from "./webhooks/office.ts";
import { writingOf } from "./writing/office.ts";

/** The running program: everything that requests share. */
export interface Running extends House, Identity {
  readonly publishing: PublishingOffice;
  readonly media: MediaOffice;
  readonly webhooks: WebhookOffice;
  readonly insights: InsightOffice;
  readonly connectors: ConnectorOffice;
  readonly clock: Clock;
  readonly log: Log;
  /** Secrets at rest. */
  readonly vault: Vault;
  /** The way to every address that a caller may have chosen. */
  readonly fetchSafely: SafeFetch;
  /** Looks for what other processes have committed: first of all when a request arrives, and at no other time of it. */
  look(): void;
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
  readonly config: Config;
  /** The address by which others reach this server: its OAuth issuer. Never taken from a request. */
  readonly publicUrl: () => string;
  /** For tests alone. */
  readonly outbound?: Outbound;
}

/** Puts together what requests share. */
export async function furnish({ store, root, clock, log, config, publicUrl, outbound }: Parts): Promise<Running> {
  const usage = new Usage(store, clock, (error) => log.warn("usage_not_written", { error }));
  const vault = openVault(store, root, clock);
  const seal = await openChain(store, vault);
  const fetchSafely = safeFetch(config.outbound_allow, outbound);
  const media = new MediaOffice({ store, root, clock, log, config, publicUrl });
  const operated = operatedBy(config);
  const publishing = publishingOf({
    ...{ store, vault, clock, log, fetchSafely, operated },
    mediaFor: (workspace, ids) => media.mediaFor(workspace, ids),
    isPublic: () => media.isPublic,
    tellBroken: (account) => people.mailLinks.sendAll(() => brokenMails(store, account, publicUrl())),
  });
  const act: Running["act"] = (event, by) => actBy(event, by, { at: clock.now(), seal });
  const { isPaidFor } = operated;
  const insights = insightsOf({ store, clock, log, publishing, isPaidFor });
  const webhooks = webhooksOf({ store, vault, clock, log, fetchSafely, act });
  const connectors = connectorsOf({ store, vault, clock, log, fetchSafely });
  const writing = writingOf({
    ...{ vault, clock, config, fetchSafely, outbound, networks: publishing.networks, limitsFor: operated.limitsOf },
  });
  const identity = identityOf({
    ...{ store, root, vault, clock, log, config, publicUrl, fetchSafely, seal, act },
    planOf: (name) => planNamed(config.plans, name),
    used: (principal, at, from) => usage.used(principal, at, from),
    count: (principal, operation, outcome) => usage.count(principal, operation, outcome),
  });
  const { people, idp, gate, sessions } = identity;
  const house: House = {
    ...{ people, idp, publishing, media, webhooks, insights, connectors, writing, publicUrl },
    answers: new Answers(),
    redirectSchemes: config.redirect_schemes,
    outboundRefusal: (url) => fetchSafely.refusal(url),
    mint: () => gate.keys.mint(),
    settleUsage: () => usage.settle(),
    count: gate.count,
    defect: (error, requestId, operation) =>
      log.defect("defect", { error: thrown(error), request_id: requestId, operation }),
  };
  const common = { store, house, seal };
  return {
    ...house,
    ...identity,
    ...{ act, clock, log, vault, fetchSafely, publishing, media, webhooks, insights, connectors },
    look: () => store.changes.look(),
    contextOf: (principal, visit) => new VisitContext(common, principal, clock.now(), visit),
    async settle() {
      await connectors.close();
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
