import { markBroken, mend, readSecret, replaceSecret } from "../../db/accounts.ts";
import type { AccountRow } from "../../db/deliveries.ts";
import type { Store } from "../../db/open.ts";
import { newId } from "../contract/id.ts";
import type { Vault } from "../vault/vault.ts";
import { accountOf, secretPlace } from "./account.ts";
import { NetworkFailure } from "./failure.ts";
import type { Grant, Network, Reach } from "./network.ts";
import { unspoken } from "./unspoken.ts";

/** A grant that ends within this time is renewed before it is used, in milliseconds. */
const soon = 60_000;

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly now: () => number;
  /** An account whose grant is dead, once for each time that happens: its owner has to know. */
  readonly broken: (account: AccountRow, why: string) => void;
}

/** What accounts are reached with: opened for a call, renewed one at a time, and written back at once. */
export class Grants {
  readonly #parts: Parts;
  /** A refresh token is good once: of two that would renew, the second takes what the first got. */
  readonly #renewals = new Map<string, Promise<Grant | undefined>>();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The grant of an account; undefined where it has none any more. */
  async of(account: AccountRow, network: Network, reach: Reach): Promise<Grant | undefined> {
    const grant = await this.stored(account);
    if (!grant || grant.expires_at === undefined || grant.expires_at > this.#parts.now() + soon) return grant;
    return (await this.renew(account, grant, network, reach)) ?? grant;
  }

  /** A new grant in place of `used`; undefined where there is none to be had. */
  renew(account: AccountRow, used: Grant, network: Network, reach: Reach): Promise<Grant | undefined> {
    const known = this.#renewals.get(account.id);
    if (known !== undefined) return known;
    const renewal = this.#renew(account, used, network, reach).finally(() => this.#renewals.delete(account.id));
    this.#renewals.set(account.id, renewal);
    return renewal;
  }

  async #renew(account: AccountRow, used: Grant, network: Network, reach: Reach): Promise<Grant | undefined> {
    const stored = await this.stored(account);
    if (stored && stored.token !== used.token) return stored;
    try {
      if (!network.renew) throw new NetworkFailure("unauthorized", `${network.title} takes its token no more.`);
      const grant = await network.renew(reach, accountOf(account), used);
      await this.#keep(account, grant);
      return grant;
    } catch (cause) {
      const error = unspoken(cause, stored ?? used);
      if (!(error instanceof NetworkFailure) || (error.kind !== "unauthorized" && error.kind !== "refused"))
        throw error;
      await this.#break(account, error.message);
      return undefined;
    }
  }

  /**
   * Makes sure that an account is reached: renews its grant, or where grants are not renewed, uses it. Throws
   * NetworkFailure for what tells nothing of the grant; one that is dead leaves the account broken, one that is not
   * mends it.
   */
  async refresh(account: AccountRow, network: Network, reach: Reach): Promise<void> {
    const grant = await this.stored(account);
    if (!grant) return;
    try {
      if (network.renew && grant.expires_at !== undefined)
        await this.#keep(account, await network.renew(reach, accountOf(account), grant));
      else await network.accountMetrics?.({ reach, account: accountOf(account), grant });
    } catch (cause) {
      const error = unspoken(cause, grant);
      if (!(error instanceof NetworkFailure && error.kind === "unauthorized")) throw error;
      return this.#break(account, error.message);
    }
    await mend(this.#parts.store, account, this.#parts.now());
  }

  async #break(account: AccountRow, why: string): Promise<void> {
    const event = { id: newId("msg"), at: this.#parts.now() };
    if (await markBroken(this.#parts.store, account, why, event)) this.#parts.broken(account, why);
  }

  /** What an account is reached with, as it is. */
  async stored(account: AccountRow): Promise<Grant | undefined> {
    const sealed = await readSecret(this.#parts.store, account.workspaceId, account.id);
    if (sealed === undefined) return undefined;
    const plain = await this.#parts.vault.open(secretPlace(account), sealed);
    return JSON.parse(new TextDecoder().decode(plain)) as Grant;
  }

  async #keep(account: AccountRow, grant: Grant): Promise<void> {
    const sealed = await this.#parts.vault.seal(secretPlace(account), JSON.stringify(grant));
    const change = { sealed, expiresAt: grant.expires_at ?? null, at: this.#parts.now() };
    await replaceSecret(this.#parts.store, account, change);
  }
}
