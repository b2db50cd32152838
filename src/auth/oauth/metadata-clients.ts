import { addUngranted, type ClientRow, findClient, touchClient, updateClient } from "../../../db/oauth/clients.ts";
import type { Store } from "../../../db/open.ts";
import type { Clock } from "../../clock.ts";
import type { SafeFetch } from "../../net/safe-fetch.ts";
import { AddressLimit } from "../address-limit.ts";
import { BoundedMap } from "../bounded-map.ts";
import { Window } from "../window.ts";
import { nameOf } from "./client-document.ts";
import { crowded, roomAt, ungrantedLife } from "./client-room.ts";
import { checkAddress, type Fetched, fetchDocument } from "./metadata-fetch.ts";
import { OAuthError } from "./oauth-error.ts";

/** A document that cannot be had now may be this old, in milliseconds. */
const staleLife = 24 * 3_600_000;
/** How long a failure is remembered, in milliseconds, so that nobody makes this server ask again and again. */
const failureLife = 60_000;
/** How many documents' states are remembered. */
const mostRemembered = 5_000;
const mostAtOnce = 32;
const mostAMinute = 300;
const mostAMinuteOfOneHost = 30;

interface Remembered {
  readonly until: number;
  /** Why there is none; undefined while the stored document is good. */
  readonly failure?: OAuthError;
}
interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly fetchSafely: SafeFetch;
  readonly schemes: readonly string[];
}

const busy = () =>
  new OAuthError("temporarily_unavailable", "client_id: too many metadata documents are asked for; try again soon.", {
    headers: { "retry-after": "60" },
  });

/** Clients whose id is the address of their metadata (draft-ietf-oauth-client-id-metadata-document). */
export class MetadataClients {
  readonly #parts: Parts;
  readonly #remembered = new BoundedMap<string, Remembered>(mostRemembered);
  readonly #underWay = new Map<string, Promise<ClientRow>>();
  readonly #asked = new Window();
  readonly #hosts = new AddressLimit(mostAMinuteOfOneHost);

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** The client at an address, as its document says now or said lately. Throws OAuthError where there is none. */
  async find(id: string): Promise<ClientRow | undefined> {
    checkAddress(id);
    const { store, clock } = this.#parts;
    const row = await findClient(store, id);
    if (row && row.status !== "active") return undefined;
    const known = this.#remembered.get(id);
    if (!known || known.until <= clock.now()) return this.#renewed(id, row);
    if (known.failure) return this.#despite(known.failure, row);
    return row ?? this.#renewed(id, row);
  }

  /** Asks for the document once, however many want it. */
  #renewed(id: string, row: ClientRow | undefined): Promise<ClientRow> {
    const underWay = this.#underWay.get(id) ?? this.#renew(id, row).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, underWay);
    return underWay;
  }

  async #renew(id: string, row: ClientRow | undefined): Promise<ClientRow> {
    const { fetchSafely, schemes, clock } = this.#parts;
    if (!this.#admits(new URL(id).hostname)) return this.#despite(busy(), row);
    try {
      const fetched = await fetchDocument(id, fetchSafely, schemes);
      const kept = await this.#keep(id, row, fetched);
      this.#remembered.set(id, { until: clock.now() + fetched.life });
      return kept;
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      this.#remembered.set(id, { until: clock.now() + failureLife, failure: error });
      return this.#despite(error, row);
    }
  }

  /** Nobody is asked more often than is civil, whoever makes this server ask. */
  #admits(host: string): boolean {
    const now = this.#parts.clock.monotonic();
    return (
      this.#underWay.size < mostAtOnce && this.#hosts.admits(host, now) && this.#asked.take(mostAMinute, now).admitted
    );
  }

  /** A document that is merely out of reach is taken as it last was, for a while; one that is bad is not. */
  #despite(failure: OAuthError, row: ClientRow | undefined): ClientRow {
    const isLate = failure.error === "temporarily_unavailable";
    if (row && isLate && row.updatedAt > this.#parts.clock.now() - staleLife) return row;
    throw failure;
  }

  async #keep(id: string, row: ClientRow | undefined, { document }: Fetched): Promise<ClientRow> {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const told = { name: nameOf(document, new URL(id).host), document: JSON.stringify(document) };
    const times = { updatedAt: now, expiresAt: now + ungrantedLife };
    if (!row) {
      const made = fresh(id, { ...told, ...times, createdAt: now });
      await addUngranted(store, made, roomAt(now)).catch(crowded);
      return made;
    }
    if (told.document === row.document) await touchClient(store, id, times);
    else await updateClient(store, id, { ...told, ...times });
    return { ...row, ...told, updatedAt: now };
  }
}

const fresh = (
  id: string,
  told: Pick<ClientRow, "name" | "document" | "createdAt" | "updatedAt" | "expiresAt">,
): ClientRow => ({
  id,
  workspaceId: null,
  kind: "metadata",
  ...{ secretHash: null, earlierHash: null, earlierUntil: null, managementHash: null },
  status: "active",
  createdBy: null,
  grantedAt: null,
  ...told,
});
