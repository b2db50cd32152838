import { timingSafeEqual } from "node:crypto";
import type { Store } from "../../../db/open.ts";
import { ownKey } from "../../vault/own-key.ts";
import type { Vault } from "../../vault/vault.ts";

/** Which refresh token of which grant. */
export interface RefreshToken {
  readonly workspace: string;
  readonly grant: string;
  readonly generation: number;
}

const name = "refresh_key";
const shape = /^rt_([0-9a-z]{26})\.([0-9a-z]{26})\.([1-9]\d{0,8})\.([\w-]{43})$/;
const tailOf = (id: string) => id.slice(id.indexOf("_") + 1);

/**
 * Refresh tokens are not stored, not even as hashes: each is its grant and its number with an HMAC under a key that is
 * sealed at rest. So the current one can be given again to a client that lost it.
 */
export class RefreshTokens {
  private readonly store: Store;
  private readonly vault: Vault;
  private key: Promise<Uint8Array> | undefined;

  constructor(store: Store, vault: Vault) {
    this.store = store;
    this.vault = vault;
  }

  async write({ workspace, grant, generation }: RefreshToken): Promise<string> {
    const text = `rt_${tailOf(workspace)}.${tailOf(grant)}.${generation}`;
    return `${text}.${await this.proofOf(text)}`;
  }

  /** Which one it is; nothing for a text that is none of ours. */
  async read(text: string): Promise<RefreshToken | undefined> {
    const [, workspace, grant, generation, proof] = shape.exec(text) ?? [];
    if (proof === undefined) return undefined;
    const genuine = await this.proofOf(text.slice(0, -proof.length - 1));
    if (!timingSafeEqual(Buffer.from(proof), Buffer.from(genuine))) return undefined;
    return { workspace: `ws_${workspace}`, grant: `grant_${grant}`, generation: Number(generation) };
  }

  private async proofOf(text: string): Promise<string> {
    this.key ??= ownKey(this.store, this.vault, name);
    // What failed is tried anew by whoever comes next.
    this.key.catch(() => {
      this.key = undefined;
    });
    return new Bun.CryptoHasher("sha256", await this.key).update(text).digest("base64url");
  }
}
