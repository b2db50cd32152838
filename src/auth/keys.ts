import { timingSafeEqual } from "node:crypto";
import { type Bearer, bearersAfter, credentials, findBearer, findHash, retag } from "../../db/keys/keys.ts";
import type { Store } from "../../db/open.ts";
import type { Clock } from "../clock.ts";
import type { MintedKey } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import type { Plan } from "../contract/plans.ts";
import { cidrList } from "../net/address.ts";
import type { RootKey } from "../vault/root-key.ts";
import { BoundedMap } from "./bounded-map.ts";
import { principalOf } from "./key-principal.ts";
import { gateOf, isKeyText, lookupOf, newKeyText, tagger } from "./key-text.ts";
import { Lane } from "./lane.ts";
import type { Known } from "./verifier.ts";

interface Remembered extends Known {
  readonly expiresAt: number | null;
  readonly stamp: number;
  readonly tag: Buffer;
  readonly usable: boolean;
}

/** How many keys of one workspace are read together. */
const atOnce = 64;

const invalid = () => new Failure("unauthorized", "Invalid API key.");

interface Ways {
  readonly planOf: (name: string) => Plan;
  /** Told why the new tag of a genuine key was not written: bcrypt has to decide the next time too. */
  readonly untagged: (error: unknown) => void;
  /** How many keys are remembered: some 400 bytes each. */
  readonly most?: number;
}

/** Verifies API keys and makes new ones. */
export class KeyRing {
  private readonly store: Store;
  private readonly clock: Clock;
  private readonly planOf: (name: string) => Plan;
  private readonly untagged: (error: unknown) => void;
  private readonly tag: (key: string) => Buffer;
  private readonly root: string;
  private readonly lane = new Lane(1, 64);
  private readonly remembered: BoundedMap<string, Remembered>;
  private readonly most: number;
  /** The workspaces of which a key was read, and since which change of credentials. */
  private readonly readOf = new Set<string>();
  private readSince = -1;

  constructor(store: Store, root: RootKey, clock: Clock, { planOf, untagged, most = 200_000 }: Ways) {
    this.store = store;
    this.clock = clock;
    this.planOf = planOf;
    this.untagged = untagged;
    this.remembered = new BoundedMap(most);
    this.most = most;
    this.tag = tagger(root.subkey("api-key/tag"));
    this.root = root.id;
  }

  /** Makes a key. Its hash takes 70 ms of another thread. */
  async mint(): Promise<MintedKey> {
    const raw = newKeyText();
    const hash = await Bun.password.hash(raw, { algorithm: "bcrypt", cost: 10 });
    const tag = this.tag(raw).toString("hex");
    return { raw, lookup: lookupOf(raw), hash, gate: gateOf(raw), tag, tagRoot: this.root };
  }

  /**
   * Who holds this key. Throws `unauthorized`; the answer is immediate unless the row must be read or the tag's key
   * is gone.
   */
  verify(text: string): Known | Promise<Known> {
    if (!isKeyText(text)) throw invalid();
    const lookup = lookupOf(text);
    const tag = this.tag(text);
    const known = this.remembered.get(lookup);
    if (known?.stamp === this.store.changes.stamp(credentials)) return this.judge(known, tag);
    return this.read(text, lookup, tag);
  }

  private judge(known: Remembered, tag: Buffer): Known {
    if (!timingSafeEqual(known.tag, tag) || !known.usable) throw invalid();
    if (known.expiresAt !== null && known.expiresAt <= this.clock.now())
      throw new Failure("unauthorized", "API key expired.");
    return known;
  }

  private async read(text: string, lookup: string, tag: Buffer): Promise<Known> {
    const stamp = this.store.changes.stamp(credentials);
    let bearer: Bearer | undefined;
    try {
      bearer = await findBearer(this.store, lookup);
    } catch (cause) {
      throw new Failure("unavailable", "Failed to validate API key.", { cause });
    }
    if (!bearer) throw invalid();
    if (bearer.key.tagRoot !== this.root) await this.hashed(text, lookup, tag);
    const known = this.judge(this.remember(bearer, stamp, tag), tag);
    // It was for others to come: who asks now has been read.
    await this.readOn(bearer, stamp).catch(() => {});
    return known;
  }

  /** `tag` is the key's own, where the stored one was made under another root key. */
  private remember(bearer: Bearer, stamp: number, tag?: Buffer): Remembered {
    const { lookup, tagRoot, tag: stored } = bearer.key;
    const own = tag && tagRoot !== this.root ? tag : Buffer.from(stored, "hex");
    const known = { stamp, tag: own, ...this.told(bearer) };
    this.remembered.set(lookup, known);
    return known;
  }

  /** Where a second key of a workspace is wanted, more will be: those beside it are read with it, where there is room. */
  private async readOn(bearer: Bearer, stamp: number): Promise<void> {
    const { workspaceId } = bearer.key;
    if (this.readSince !== stamp) this.readOf.clear();
    this.readSince = stamp;
    if (!this.readOf.has(workspaceId)) this.readOf.add(workspaceId);
    else if (this.remembered.size + atOnce <= this.most)
      for (const other of await bearersAfter(this.store, bearer, atOnce))
        if (other.key.tagRoot === this.root && this.remembered.get(other.key.lookup)?.stamp !== stamp)
          this.remember(other, stamp);
  }

  private told(bearer: Bearer): Omit<Remembered, "stamp" | "tag"> {
    const { allowedCidrs } = bearer.key;
    return {
      principal: principalOf(bearer, this.planOf(bearer.workspace.plan)),
      cidrs: allowedCidrs === "[]" ? undefined : cidrList(JSON.parse(allowedCidrs)),
      expiresAt: bearer.key.expiresAt,
      usable: bearer.key.status === "active" && (bearer.key.kind === "service" || bearer.member !== undefined),
    };
  }

  /** The root key was replaced: bcrypt decides, once, for whoever passes the gate; then the key has a tag again. */
  private async hashed(text: string, lookup: string, tag: Buffer): Promise<void> {
    const known = await findHash(this.store, lookup);
    if (!known || !timingSafeEqual(Buffer.from(gateOf(text)), Buffer.from(known.gate))) throw invalid();
    const genuine = await this.lane.run(() => Bun.password.verify(text, known.hash));
    if (genuine === undefined) throw new Failure("unavailable", "Failed to validate API key.");
    if (!genuine) throw invalid();
    await retag(this.store, lookup, tag.toString("hex"), this.root).catch(this.untagged);
  }
}
