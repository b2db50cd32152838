import {
  addSigningKey,
  listSigningKeys,
  type SigningKeyRow,
  signingKeysTopic,
} from "../../../db/oauth/signing-keys.ts";
import type { Store } from "../../../db/open.ts";
import type { Clock } from "../../clock.ts";
import { newId } from "../../contract/id.ts";
import type { Place, Vault } from "../../vault/vault.ts";
import { tokenLife } from "./access-token.ts";

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
const making = { ...algorithm, modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };

const hour = 3_600_000;
/** A key is replaced when it is this old, in milliseconds. */
const life = 90 * 24 * hour;
/** It is published this long before it signs: longer than anyone keeps the key set. */
const notice = hour;
/** Clocks differ. */
const slack = 5 * 60_000;

/** A key that signs. */
export interface Signer {
  readonly id: string;
  readonly key: CryptoKey;
}
/** A public key as the key set shows it (RFC 7517). */
export type PublicKey = Readonly<Record<"kty" | "n" | "e" | "kid" | "alg" | "use", string>>;

interface Parts {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
}

const place = (row: string): Place => ({ workspace: "server", table: "signing_keys", column: "private_sealed", row });
const isOver = ({ endsAt }: SigningKeyRow, now: number) => endsAt !== null && endsAt <= now;

/** The keys that sign access tokens. The first is made when one is needed; private halves are sealed at rest. */
export class SigningKeys {
  private readonly store: Store;
  private readonly vault: Vault;
  private readonly clock: Clock;
  private readonly signers = new Map<string, Promise<CryptoKey>>();
  private readonly verifiers = new Map<string, Promise<CryptoKey>>();
  private known: { readonly stamp: number; readonly rows: readonly SigningKeyRow[] } | undefined;
  private first: Promise<unknown> | undefined;

  constructor({ store, vault, clock }: Parts) {
    this.store = store;
    this.vault = vault;
    this.clock = clock;
  }

  /** The key that signs now. */
  async signer(): Promise<Signer> {
    const rows = await this.rowsOrFirst();
    const now = this.clock.now();
    // The first key signs at once, whatever the clock of the process that made it says.
    const row = rows.findLast(({ signsFrom }) => signsFrom <= now) ?? rows[0];
    if (!row) throw new Error("There is no signing key.");
    return { id: row.id, key: await remembered(this.signers, row.id, () => this.opened(row)) };
  }

  /** The key that verifies what was signed under this id; none where it is over or was never ours. */
  async verifier(id: string): Promise<CryptoKey | undefined> {
    const row = (await this.rows()).find((one) => one.id === id);
    if (!row || isOver(row, this.clock.now())) return undefined;
    return remembered(this.verifiers, id, () =>
      crypto.subtle.importKey("jwk", JSON.parse(row.publicJwk), algorithm, false, ["verify"]),
    );
  }

  /** The key set: what signs, what will, and what has and may still be met. */
  async published(): Promise<readonly PublicKey[]> {
    const now = this.clock.now();
    return (await this.rowsOrFirst()).filter((row) => !isOver(row, now)).map((row) => JSON.parse(row.publicJwk));
  }

  list = (): PromiseLike<readonly SigningKeyRow[]> => listSigningKeys(this.store);

  /**
   * Adds a key that signs from now on, or an hour from now where another one signs meanwhile. The keys before it verify
   * until the last token they signed is over; `atOnce` they end now, and every token with them.
   */
  async rotate({ atOnce = false }: { atOnce?: boolean } = {}): Promise<SigningKeyRow> {
    const row = await this.made();
    await addSigningKey(this.store, (rows) => succession(rows, row, this.clock.now(), atOnce));
    return (await this.list()).find(({ id }) => id === row.id) ?? row;
  }

  /** Rotates where the newest key is old enough; does nothing where there is none yet. */
  async rotateWhenDue(): Promise<void> {
    const isDue = (rows: readonly SigningKeyRow[]) => {
      const newest = rows.at(-1);
      return newest !== undefined && newest.createdAt + life <= this.clock.now();
    };
    if (!isDue(await this.list())) return;
    const row = await this.made();
    await addSigningKey(this.store, (rows) =>
      isDue(rows) ? succession(rows, row, this.clock.now(), false) : undefined,
    );
  }

  private async rowsOrFirst(): Promise<readonly SigningKeyRow[]> {
    const rows = await this.rows();
    if (rows.length > 0) return rows;
    this.first ??= this.makeFirst().finally(() => {
      this.first = undefined;
    });
    await this.first;
    return this.rows();
  }

  private async makeFirst(): Promise<void> {
    const row = await this.made();
    await addSigningKey(this.store, (rows) => (rows.length > 0 ? undefined : { successor: row, ends: [] }));
  }

  private async rows(): Promise<readonly SigningKeyRow[]> {
    const stamp = this.store.changes.stamp(signingKeysTopic);
    if (this.known?.stamp === stamp) return this.known.rows;
    const rows = await listSigningKeys(this.store);
    this.known = { stamp, rows };
    return rows;
  }

  /** A key as it is stored. It signs from now on. */
  private async made(): Promise<SigningKeyRow> {
    const id = newId("sig");
    const pair = await crypto.subtle.generateKey(making, true, ["sign", "verify"]);
    const { n, e } = await crypto.subtle.exportKey("jwk", pair.publicKey);
    const secret = JSON.stringify(await crypto.subtle.exportKey("jwk", pair.privateKey));
    const now = this.clock.now();
    return {
      id,
      publicJwk: JSON.stringify({ kty: "RSA", n, e, kid: id, alg: "RS256", use: "sig" }),
      privateSealed: await this.vault.seal(place(id), secret),
      createdAt: now,
      signsFrom: now,
      endsAt: null,
    };
  }

  private async opened(row: SigningKeyRow): Promise<CryptoKey> {
    const text = await this.vault.openText(place(row.id), row.privateSealed);
    return crypto.subtle.importKey("jwk", JSON.parse(text), algorithm, false, ["sign"]);
  }
}

/** What is done once for each id; a failure is not remembered. */
function remembered<T>(known: Map<string, Promise<T>>, id: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(id);
  if (found !== undefined) return found;
  const made = make();
  known.set(id, made);
  made.catch(() => known.delete(id));
  return made;
}

/** When a new key signs, and when the ones before it are over. */
function succession(rows: readonly SigningKeyRow[], row: SigningKeyRow, now: number, atOnce: boolean) {
  const isFirst = rows.every((one) => isOver(one, now) || one.signsFrom > now);
  const signsFrom = isFirst || atOnce ? now : now + notice;
  const endsAt = atOnce ? now : signsFrom + tokenLife + slack;
  const ends = rows.filter((one) => one.endsAt === null || one.endsAt > endsAt).map(({ id }) => ({ id, at: endsAt }));
  return { successor: { ...row, signsFrom }, ends };
}
