import type { Store } from "../../../db/open.ts";
import { connectedBeside, type FoundAccount } from "../../../db/publishing/accounts.ts";
import type { ConnectionRow } from "../../../db/publishing/connections.ts";
import type { AccountRow } from "../../../db/schema/core.ts";
import { Failure } from "../../contract/failure.ts";
import type { Log } from "../../log.ts";
import type { Vault } from "../../vault/vault.ts";
import { accountOf, secretPlace } from "../account.ts";
import { NetworkFailure } from "../failure.ts";
import type { Grants } from "../grants.ts";
import { type Limits, type Overrides, overlaid } from "../limits.ts";
import type { Connected, Grant, Network, Reach } from "../network.ts";
import { secretsOf } from "../unspoken.ts";
import { type Beginning, type Begun, beginIn, finishIn } from "./browser.ts";
import { connectWith, type Typed } from "./form.ts";
import { type Offered, offeredBy } from "./offered.ts";
import { told } from "./told.ts";

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly networks: () => Promise<ReadonlyMap<string, Network>>;
  readonly reachOf: (network: Network) => Reach;
  readonly limitsFor: (network: string) => Overrides | undefined;
  readonly grants: Grants;
  readonly log: Log;
}

/** How accounts come to be connected, and how that ends. */
export interface Connecting {
  /** Every network, as it can be connected here. */
  offered(): Promise<Offered[]>;
  /** What holds for one account. */
  limitsOf(account: AccountRow): Promise<Limits | null>;
  withForm(network: string, typed: Typed): Promise<readonly Connected[]>;
  begin(network: string, asked: Beginning): Promise<Begun>;
  finish(row: ConnectionRow, code: string): Promise<readonly Connected[]>;
  /** An account as it is stored under this id, what it is reached with sealed. */
  sealed(workspace: string, id: string, network: string, connected: Connected, by: string): Promise<FoundAccount>;
  /** Makes sure that an account is reached; a grant that is dead leaves it broken. */
  refresh(account: AccountRow): Promise<void>;
  /** What an account is reached with, for `revoke`, when that is about to be deleted. */
  grantOf(account: AccountRow): Promise<Grant | undefined>;
  /**
   * Ends the grant of an account that was disconnected, at the network, unless others are reached with it too. In words:
   * what came of it.
   */
  revoke(account: AccountRow, grant: Grant | undefined): Promise<Revoked>;
  /**
   * Ends what an account was reached with before `now` took its place, where the network can do so and leave `now` alone.
   * Nobody waits for it, and where it cannot be done it is logged.
   */
  retire(before: AccountRow, now: Grant): void;
}

export interface Revoked {
  readonly revoked: boolean;
  readonly words: string;
}

/** A network may give the same token again: then the one is the other. */
const sharesTokens = (one: Grant, other: Grant): boolean =>
  one.token === other.token || (one.refresh !== undefined && one.refresh === other.refresh);

export function connectingOf({ store, vault, networks, reachOf, limitsFor, grants, log }: Parts): Connecting {
  const named = async (name: string): Promise<Network> => {
    const known = await networks();
    const network = known.get(name);
    if (network) return network;
    throw new Failure("invalid_request", `network: is none of ${[...known.keys()].join(", ")}.`);
  };
  /** One login may have connected several accounts, all of which are reached with what it gave. */
  const sharers = async (account: AccountRow, grant: Grant): Promise<string[]> => {
    const others: string[] = [];
    for (const row of await connectedBeside(store, account)) {
      const theirs = await grants.stored(row).catch(() => undefined);
      if (theirs && sharesTokens(theirs, grant)) others.push(row.handle);
    }
    return others;
  };
  const revoke: Connecting["revoke"] = async (account, grant) => {
    const network = (await networks()).get(account.network);
    const title = network?.title ?? account.network;
    if (!network || !grant) return { revoked: false, words: "There was nothing left to revoke." };
    if (!network.revoke)
      return { revoked: false, words: `${title} offers no way to revoke it; do so in the settings there.` };
    const others = await sharers(account, grant);
    if (others.length > 0)
      return { revoked: false, words: `Not revoked at ${title}: ${others.join(", ")} would be cut off too.` };
    try {
      await network.revoke(reachOf(network), accountOf(account), grant);
      return { revoked: true, words: `Revoked at ${title}.` };
    } catch (error) {
      if (!(error instanceof NetworkFailure)) throw error;
      const { message } = told(error, "id", 0, secretsOf(grant)) as Failure;
      const words = message.replace(/^id: /, "");
      return { revoked: false, words: `${title} did not revoke it: ${words} Do so in the settings there.` };
    }
  };
  const retired = async (account: AccountRow, now: Grant) => {
    const network = (await networks()).get(account.network);
    if (!network?.revokes_alone || account.secretSealed === null) return;
    const before = await grants.opened(account, account.secretSealed);
    if (sharesTokens(before, now)) return;
    const { revoked, words } = await revoke(account, before);
    if (!revoked) log.info("replaced_grant_not_revoked", { account: account.id, network: account.network, words });
  };
  return {
    async offered() {
      const all = [...(await networks()).values()];
      return all.map((network) =>
        offeredBy(network, reachOf(network).app, overlaid(network.limits, limitsFor(network.name))),
      );
    },

    async limitsOf(account) {
      const network = (await networks()).get(account.network);
      if (!network) return null;
      return overlaid(network.limits, accountOf(account).settings.limits, limitsFor(account.network));
    },

    async withForm(name, typed) {
      const network = await named(name);
      return connectWith(network, reachOf(network), typed);
    },

    async begin(name, asked) {
      const network = await named(name);
      return beginIn({ store, vault }, network, reachOf(network), asked);
    },

    async finish(row, code) {
      const network = await named(row.network);
      return finishIn({ store, vault }, network, reachOf(network), row, code);
    },

    async sealed(workspaceId, id, network, { account, grant }, connectedBy) {
      const { server, remote_id: remoteId, handle, name, avatar_url: avatarUrl, url, settings } = account;
      const secretSealed = await vault.seal(secretPlace({ workspaceId, id }), JSON.stringify(grant));
      return {
        ...{ id, network, server, remoteId, handle, name, avatarUrl },
        settings: JSON.stringify({ ...settings, url }),
        ...{ secretSealed, secretExpiresAt: grant.expires_at ?? null, connectedBy },
      };
    },

    async refresh(account) {
      const network = await named(account.network);
      try {
        await grants.refresh(account, network, reachOf(network));
      } catch (error) {
        throw told(error, "id", reachOf(network).now());
      }
    },

    grantOf: (account) => grants.stored(account),

    revoke,

    retire(account, now) {
      retired(account, now).catch((error: unknown) =>
        log.warn("replaced_grant_not_revoked", { account: account.id, network: account.network, error }),
      );
    },
  };
}
