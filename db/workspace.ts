import { type Accounts, accountsOf } from "./accounts.ts";
import { type Act, checkRepeated } from "./act.ts";
import { type Approvals, approvalsOf } from "./approvals.ts";
import { type Audit, auditOf } from "./audit.ts";
import { type Brands, brandsOf } from "./brands.ts";
import { type Calendar, calendarOf } from "./calendar.ts";
import { type Connections, connectionsOf } from "./connections.ts";
import { type Figures, figuresOf } from "./figures.ts";
import { type Grants, grantsOf } from "./grants.ts";
import { type IdentityProviderOf, identityProviderOf } from "./identity-providers.ts";
import { type Invites, invitesOf } from "./invites.ts";
import { type Keys, keysOf } from "./keys.ts";
import { type Media, mediaOf } from "./media.ts";
import { type Members, membersOf } from "./members.ts";
import type { Store } from "./open.ts";
import { type OwnWorkspace, ownWorkspaceOf } from "./own-workspace.ts";
import { type Posts, postsOf } from "./posts.ts";
import { type Publication, publicationOf } from "./publication.ts";
import { type Slots, slotsOf } from "./slots.ts";
import { type Usage, usageOf } from "./usage.ts";
import { type Webhooks, webhooksOf } from "./webhooks.ts";
import { type WorkspaceClients, workspaceClientsOf } from "./workspace-clients.ts";

/** One workspace's data. Whoever holds it can ask about no other. */
export interface WorkspaceData {
  readonly posts: Posts;
  readonly publication: Publication;
  readonly slots: Slots;
  readonly calendar: Calendar;
  readonly approvals: Approvals;
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
  readonly figures: Figures;
  readonly usage: Usage;
  readonly audit: Audit;
  /** Refuses with the first answer (`answered`) what was carried out before. */
  checkRepeated(act: Act): Promise<void>;
}

/** Each part is made when it is first asked for: most requests need one. */
export const dataOf = (store: Store, workspace: string): WorkspaceData => ({
  get posts() {
    return postsOf(store, workspace);
  },
  get publication() {
    return publicationOf(store, workspace);
  },
  get accounts() {
    return accountsOf(store, workspace);
  },
  get connections() {
    return connectionsOf(store, workspace);
  },
  get media() {
    return mediaOf(store, workspace);
  },
  get slots() {
    return slotsOf(store, workspace);
  },
  get calendar() {
    return calendarOf(store, workspace);
  },
  get approvals() {
    return approvalsOf(store, workspace);
  },
  get own() {
    return ownWorkspaceOf(store, workspace);
  },
  get brands() {
    return brandsOf(store, workspace);
  },
  get members() {
    return membersOf(store, workspace);
  },
  get invites() {
    return invitesOf(store, workspace);
  },
  get keys() {
    return keysOf(store, workspace);
  },
  get clients() {
    return workspaceClientsOf(store, workspace);
  },
  get grants() {
    return grantsOf(store, workspace);
  },
  get identityProvider() {
    return identityProviderOf(store, workspace);
  },
  get figures() {
    return figuresOf(store, workspace);
  },
  get webhooks() {
    return webhooksOf(store, workspace);
  },
  get usage() {
    return usageOf(store, workspace);
  },
  get audit() {
    return auditOf(store, workspace);
  },
  checkRepeated: (act) => checkRepeated(store, act),
});
