import type { Store } from "../../db/open.ts";
import { markBroken, mend, readSecret, replaceSecret } from "../../db/publishing/accounts.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import { newId } from "../contract/id.ts";
import type { Vault } from "../vault/vault.ts";
import { accountOf, secretPlace } from "./account.ts";
import { NetworkFailure } from "./failure.ts";
import type { Call, Grant, Network, Reach } from "./network.ts";
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

/** A grant, and the form in which it is stored: by that it is told from one that has taken its place. */
interface Stored {
  readonly grant: Grant;
  readonly sealed: string;
}

/** A grant that nobody keeps and that its network would not end, ends by itself; a defect stays one. */
function leftOver(error: unknown): void {
  if (!(error instanceof NetworkFailure)) throw error;
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

  /** Calls a network with an account's grant, and once more with a new one where it takes that no more. */
  async using<T>(account: AccountRow, network: Network, reach: Reach, ask: (call: Call) => Promise<T>): Promise<T> {
    const call = (grant: Grant): Call => ({ reach, account: accountOf(account), grant });
    const grant = await this.of(account, network, reach);
    if (!grant) throw new NetworkFailure("unauthorized", "The account is connected no more.");
    try {
      return await ask(call(grant));
    } catch (cause) {
      const error = unspoken(cause, grant);
      if (!(error instanceof NetworkFailure && error.kind === "unauthorized")) throw error;
      const renewed = await this.renew(account, grant, network, reach);
      if (!renewed) throw error;
      return await ask(call(renewed)).catch((again) => Promise.reject(unspoken(again, renewed)));
    }
  }

  /** A new grant in place of `used`; undefined where there is none to be had, which leaves the account broken. */
  async renew(account: AccountRow, used: Grant, network: Network, reach: Reach): Promise<Grant | undefined> {
    try {
      return await this.#renewed(account, used, network, reach);
    } catch (cause) {
      const error = unspoken(cause, used);
      if (!(error instanceof NetworkFailure) || (error.kind !== "unauthorized" && error.kind !== "refused"))
        throw error;
      return this.#break(account, used, error.message);
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
      if (network.renew && grant.expires_at !== undefined) await this.#renewed(account, grant, network, reach);
      else await network.accountMetrics?.({ reach, account: accountOf(account), grant });
    } catch (cause) {
      const error = unspoken(cause, grant);
      if (!(error instanceof NetworkFailure && error.kind === "unauthorized")) throw error;
      if (!(await this.#break(account, grant, error.message))) return;
    }
    await mend(this.#parts.store, account, this.#parts.now());
  }

  /** What an account is reached with, as it is. */
  async stored(account: AccountRow): Promise<Grant | undefined> {
    return (await this.#read(account))?.grant;
  }

  /** A grant that is, or was, an account's, in the form in which it is stored. */
  async opened(account: AccountRow, sealed: string): Promise<Grant> {
    return JSON.parse(await this.#parts.vault.openText(secretPlace(account), sealed));
  }

  async #read(account: AccountRow): Promise<Stored | undefined> {
    const sealed = await readSecret(this.#parts.store, account.workspaceId, account.id);
    if (sealed === undefined) return undefined;
    return { grant: await this.opened(account, sealed), sealed };
  }

  #renewed(account: AccountRow, used: Grant, network: Network, reach: Reach): Promise<Grant | undefined> {
    const known = this.#renewals.get(account.id);
    if (known !== undefined) return known;
    const renewal = this.#exchange(account, used, network, reach).finally(() => this.#renewals.delete(account.id));
    this.#renewals.set(account.id, renewal);
    return renewal;
  }

  /** What has taken the place of the old one meanwhile is better than what could be got for it. */
  async #exchange(account: AccountRow, used: Grant, network: Network, reach: Reach): Promise<Grant | undefined> {
    const stored = await this.#read(account);
    if (stored?.grant.token !== used.token) return stored?.grant;
    if (!network.renew) throw new NetworkFailure("unauthorized", `${network.title} takes its token no more.`);
    const grant = await network.renew(reach, accountOf(account), used);
    const sealed = await this.#parts.vault.seal(secretPlace(account), JSON.stringify(grant));
    const change = { before: stored.sealed, sealed, expiresAt: grant.expires_at ?? null, at: this.#parts.now() };
    if (await replaceSecret(this.#parts.store, account, change)) return grant;
    const now = await this.stored(account);
    // It was disconnected meanwhile: what was revoked then was the old one.
    if (!now) await network.revoke?.(reach, accountOf(account), grant).catch(leftOver);
    return now;
  }

  /** The grant is dead, and the account with it: unless it has another one by now, which is answered. */
  async #break(account: AccountRow, used: Grant, why: string): Promise<Grant | undefined> {
    const stored = await this.#read(account);
    if (stored?.grant.token !== used.token) return stored?.grant;
    const event = { id: newId("msg"), at: this.#parts.now() };
    if (await markBroken(this.#parts.store, account, { sealed: stored.sealed, problem: why }, event)) {
      this.#parts.broken(account, why);
      return undefined;
    }
    const now = await this.stored(account);
    return now?.token === used.token ? undefined : now;
  }
}
