import { type Act, checkRepeated } from "./act.ts";
import { type AiCalls, aiCallsOf } from "./ai/calls.ts";
import { type AiProviderOf, aiProviderOf } from "./ai/providers.ts";
import { type Audit, auditOf } from "./audit/list.ts";
import { type Connectors, connectorsOf } from "./connectors.ts";
import { type Webhooks, webhooksOf } from "./events/webhooks.ts";
import { type Figures, figuresOf } from "./insights/figures.ts";
import { type Usage, usageOf } from "./insights/usage.ts";
import { type AgentPolicies, agentPoliciesOf } from "./keys/agent-policies.ts";
import { type Keys, keysOf } from "./keys/keys.ts";
import { type Grants, grantsOf } from "./oauth/grants.ts";
import { type WorkspaceClients, workspaceClientsOf } from "./oauth/workspace-clients.ts";
import type { Store } from "./open.ts";
import { type OwnWorkspace, ownWorkspaceOf } from "./own-workspace.ts";
import { type IdentityProviderOf, identityProviderOf } from "./people/identity-providers.ts";
import { type Invites, invitesOf } from "./people/invites.ts";
import { type Members, membersOf } from "./people/members.ts";
import { type Brands, brandsOf } from "./posts/brands.ts";
import { type Calendar, calendarOf } from "./posts/calendar.ts";
import { type Media, mediaOf } from "./posts/media.ts";
import { type Posts, postsOf } from "./posts/posts.ts";
import { type Slots, slotsOf } from "./posts/slots.ts";
import { type Accounts, accountsOf } from "./publishing/accounts.ts";
import { type Approvals, approvalsOf } from "./publishing/approvals.ts";
import { type Connections, connectionsOf } from "./publishing/connections.ts";
import { type Publication, publicationOf } from "./publishing/publication.ts";

/** One workspace's data. Whoever holds it can ask about no other. */
export interface WorkspaceData {
  readonly posts: Posts;
  readonly publication: Publication;
  readonly slots: Slots;
  readonly calendar: Calendar;
  readonly approvals: Approvals;
  /** What single keys and clients may do. */
  readonly agentPolicies: AgentPolicies;
  /** The workspace itself. */
  readonly own: OwnWorkspace;
  readonly accounts: Accounts;
  /** Accounts that are being connected in a browser. */
  readonly connections: Connections;
  readonly media: Media;
  readonly brands: Brands;
  readonly keys: Keys;
  readonly members: Members;
  readonly invites: Invites;
  /** The OAuth clients that it has made. */
  readonly clients: WorkspaceClients;
  readonly grants: Grants;
  readonly identityProvider: IdentityProviderOf;
  readonly webhooks: Webhooks;
  /** The MCP servers that it has registered. */
  readonly connectors: Connectors;
  readonly figures: Figures;
  /** Who writes for it, and what was written. */
  readonly aiProvider: AiProviderOf;
  readonly aiCalls: AiCalls;
  readonly usage: Usage;
  readonly audit: Audit;
  /** Refuses with the first answer (`answered`) what was carried out before. */
  checkRepeated(act: Act): Promise<void>;
}

/** Each part is made when it is first asked for: most requests need one. A class, because requests make one of these each. */
class Data implements WorkspaceData {
  readonly #store: Store;
  readonly #workspace: string;

  constructor(store: Store, workspace: string) {
    this.#store = store;
    this.#workspace = workspace;
  }

  get posts() {
    return postsOf(this.#store, this.#workspace);
  }

  get publication() {
    return publicationOf(this.#store, this.#workspace);
  }

  get slots() {
    return slotsOf(this.#store, this.#workspace);
  }

  get calendar() {
    return calendarOf(this.#store, this.#workspace);
  }

  get approvals() {
    return approvalsOf(this.#store, this.#workspace);
  }

  get agentPolicies() {
    return agentPoliciesOf(this.#store, this.#workspace);
  }

  get own() {
    return ownWorkspaceOf(this.#store, this.#workspace);
  }

  get accounts() {
    return accountsOf(this.#store, this.#workspace);
  }

  get connections() {
    return connectionsOf(this.#store, this.#workspace);
  }

  get media() {
    return mediaOf(this.#store, this.#workspace);
  }

  get brands() {
    return brandsOf(this.#store, this.#workspace);
  }

  get keys() {
    return keysOf(this.#store, this.#workspace);
  }

  get members() {
    return membersOf(this.#store, this.#workspace);
  }

  get invites() {
    return invitesOf(this.#store, this.#workspace);
  }

  get clients() {
    return workspaceClientsOf(this.#store, this.#workspace);
  }

  get grants() {
    return grantsOf(this.#store, this.#workspace);
  }

  get identityProvider() {
    return identityProviderOf(this.#store, this.#workspace);
  }

  get webhooks() {
    return webhooksOf(this.#store, this.#workspace);
  }

  get figures() {
    return figuresOf(this.#store, this.#workspace);
  }

  get connectors() {
    return connectorsOf(this.#store, this.#workspace);
  }

  get aiProvider() {
    return aiProviderOf(this.#store, this.#workspace);
  }

  get aiCalls() {
    return aiCallsOf(this.#store, this.#workspace);
  }

  get usage() {
    return usageOf(this.#store, this.#workspace);
  }

  get audit() {
    return auditOf(this.#store, this.#workspace);
  }

  checkRepeated(act: Act): Promise<void> {
    return checkRepeated(this.#store, act);
  }
}

export const dataOf = (store: Store, workspace: string): WorkspaceData => new Data(store, workspace);
