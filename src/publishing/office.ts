import { randomBytes } from "node:crypto";
import type { Store } from "../../db/open.ts";
import type { MediaRow } from "../../db/publishing/publication.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Clock } from "../clock.ts";
import type { Operated } from "../config/networks.ts";
import { newId } from "../contract/id.ts";
import type { Log } from "../log.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { Post } from "../post.ts";
import type { Vault } from "../vault/vault.ts";
import { type Connecting, connectingOf } from "./connecting/connecting.ts";
import { purgeOf } from "./connecting/purge.ts";
import { Grants } from "./grants.ts";
import { httpSafely } from "./http-safely.ts";
import type { Inspected, Repeated } from "./inspect.ts";
import type { Media, Network, Reach } from "./network.ts";
import type { Previewed } from "./preview.ts";
import { Scheduler } from "./scheduler.ts";

type OnAccounts<R> = (
  post: Post,
  accounts: readonly AccountRow[],
  media: readonly MediaRow[],
  said?: Repeated,
) => readonly R[];
export type Inspector = OnAccounts<Inspected>;
type Previewer = OnAccounts<Previewed>;

/** The way out to the networks. */
export interface Publishing {
  /** What holds a post against every account it goes to; loaded the first time. */
  inspector(): Promise<Inspector>;
  /** The same, and how it would look there. */
  previewer(): Promise<Previewer>;
  /** Looks at once for what is due. */
  wake(): void;
  /** How accounts come to be connected, and how that ends. */
  readonly connecting: Connecting;
  /** Clears the log of what was deleted. Whether it is done: else it is done as soon as nobody reads. */
  purge(): Promise<boolean>;
}

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetchSafely: SafeFetch;
  /** What the operator says of networks. */
  readonly operated: Operated;
  /** Tells the people who can mend it that an account is reached no more. */
  readonly tellBroken: (account: AccountRow) => void;
  /** The files that posts name. */
  readonly mediaFor: (workspace: string, ids: readonly string[]) => Promise<ReadonlyMap<string, Media>>;
  /** Whether a network can be told an address of this server. */
  readonly isPublic: () => boolean;
}

export interface PublishingOffice extends Publishing {
  /** Every network that this version can publish to. */
  networks(): Promise<ReadonlyMap<string, Network>>;
  readonly grants: Grants;
  readonly scheduler: Scheduler;
  reachOf(network: Network): Reach;
}

/** Longer than any one call to a network, uploads included, in milliseconds. */
const holding = 6 * 60_000;

/** Everything that brings posts out. The scheduler does nothing until it is started. */
export function publishingOf({
  store,
  vault,
  clock,
  log,
  fetchSafely,
  operated,
  tellBroken,
  mediaFor,
  isPublic,
}: Parts): PublishingOffice {
  const now = () => clock.now();
  // A hundred kilobytes of how texts are counted: loaded when the first post is to go out.
  const networks = async () => (await import("./networks.ts")).networks;
  const http = httpSafely(fetchSafely);
  const reachOf = (network: Network): Reach => ({
    ...{ http, now, pause: Bun.sleep, random: randomBytes },
    at: { ...network.addresses, ...operated.addressesOf(network.name) },
    app: operated.appOf(network.name),
  });
  const grants = new Grants({
    ...{ store, vault, now },
    broken(account, why) {
      log.warn("account_broken", { account: account.id, network: account.network, why });
      tellBroken(account);
    },
  });
  const scheduler = new Scheduler({
    ...{ store, grants, now, chance: Math.random, holding, networks, reachOf, log },
    mediaFor,
    holder: newId("proc"),
    settled: ({ postId, accountId, network }, { state, error }) =>
      log.info("delivery", { post: postId, account: accountId, network, state, ...(error !== null && { error }) }),
  });
  const limitsFor = operated.limitsOf;
  return {
    ...{ networks, grants, scheduler, reachOf },
    connecting: connectingOf({ store, vault, networks, reachOf, limitsFor, grants, log }),
    purge: purgeOf(store, log),
    async inspector() {
      const { inspect } = await import("./inspect.ts");
      const known = await networks();
      return (...asked) => inspect({ networks: known, limitsFor, isPublic }, ...asked);
    },
    async previewer() {
      const { preview } = await import("./preview.ts");
      const known = await networks();
      return (post, accounts, media, said) =>
        preview({ networks: known, limitsFor, isPublic }, post, accounts, media, said);
    },
    wake: () => scheduler.wake(),
  };
}
