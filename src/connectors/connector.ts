import { type ConnectorRow, type ConnectorState, noteConnector } from "../../db/connectors.ts";
import type { Store } from "../../db/open.ts";
import { Window } from "../auth/window.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import type { Log } from "../log.ts";
import type { SafeFetch } from "../net/safe-fetch.ts";
import type { Vault } from "../vault/vault.ts";
import { version } from "../version.ts";
import { Breaker } from "./breaker.ts";
import { discover } from "./discover.ts";
import type { ConnectorLimits } from "./limits.ts";
import type { Logins } from "./login/logins.ts";
import type { Offer } from "./offer.ts";
import { RemoteFault, RemoteProblem } from "./remote/problem.ts";
import { Remote } from "./remote/remote.ts";
import { headersOf, type Secrets, without } from "./secrets.ts";
import { failureOf, notRenewed, refusal, tooLate } from "./trouble.ts";

export interface Means {
  readonly store: Store;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly log: Log;
  readonly fetchSafely: SafeFetch;
  readonly logins: Logins;
  /** What a connector offers has changed. */
  readonly changed: (workspace: string) => void;
}

type Health = Pick<ConnectorState, "health" | "problem">;

/** A server that says at every answer that its lists have changed is asked so often at most, in milliseconds. */
const calm = 1_000;

/** A server has so many lists, and for each as long as for a call. */
const lists = 4;

/** What makes one connector another one: everything else of it may change while it runs. */
export const identityOf = ({ id, slug, url, headersSealed, limits }: ConnectorRow): string =>
  JSON.stringify([id, slug, url, headersSealed, limits]);

/** One connector of a workspace while it is in use: its server, how that does, and what it offers. */
export class Connector {
  readonly remote: Remote;
  readonly limits: ConnectorLimits;
  readonly #means: Means;
  readonly #breaker = new Breaker();
  readonly #calls = new Window();
  #row: ConnectorRow;
  #inFlight = 0;
  #secrets: Secrets | undefined;
  #offer: Offer | undefined;
  /** The same as it is stored. */
  #offered: string | null;
  #discovery: Promise<void> | undefined;
  /** The one after the one that is under way. */
  #after: Promise<void> | undefined;
  /** Its server has said that a list changed. */
  #isStale = false;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(row: ConnectorRow, means: Means) {
    this.#row = row;
    this.#means = means;
    this.#offered = row.state?.offer ?? null;
    this.#offer = readOffer(this.#offered);
    this.limits = JSON.parse(row.limits);
    this.remote = new Remote({
      ...{ url: row.url, party: `connector ${row.workspaceId} ${row.id}`, fetchSafely: means.fetchSafely, version },
      ...{ timeoutMs: this.limits.timeout_ms, maxBytes: this.limits.response_bytes },
      secrets: () => this.#secrets ?? this.#openSecrets(),
      renewed: (used) => this.#renewed(used),
      clean: (text) => without(text, this.#secrets ?? {}),
      changed: () => {
        this.#isStale = true;
        this.refresh();
      },
    });
  }

  get row(): ConnectorRow {
    return this.#row;
  }
  /** What it offered when it was last asked; undefined where it never was. */
  get offer(): Offer | undefined {
    return this.#offer;
  }

  /** Goes on with what is stored by now. Whether what it offers is another. */
  update(row: ConnectorRow): boolean {
    const before = this.#row;
    this.#row = row;
    if (before.loginSealed !== row.loginSealed) this.#secrets = undefined;
    const offered = row.state?.offer ?? null;
    const isSame = offered === this.#offered;
    if (!isSame) this.#offer = readOffer(offered);
    this.#offered = offered;
    return !isSame || before.blockedTools !== row.blockedTools;
  }

  /** Asks the server what it offers, once for all who want to know. Throws why it does not answer. */
  discover(isAnew = false): Promise<void> {
    this.#discovery ??= this.#discover(isAnew).finally(() => {
      this.#discovery = undefined;
    });
    return this.#discovery;
  }

  /** The same, how it speaks included, and what it answers was not asked for before this. */
  discoverNow(): Promise<void> {
    if (!this.#discovery) return this.discover(true);
    this.#after ??= this.#discovery
      .catch(() => {})
      .then(() => {
        this.#after = undefined;
        return this.discover(true);
      });
    return this.#after;
  }

  /** What it offers for the first time. Throws at once where it is known not to answer, or when nobody waits any more. */
  async first(signal: AbortSignal): Promise<void> {
    this.#turnAway(this.#means.clock.monotonic());
    const { promise: gone, reject } = Promise.withResolvers<never>();
    const leave = () => reject(failureOf(this.#row.slug, new RemoteProblem("canceled", "was not waited for.")));
    signal.addEventListener("abort", leave);
    if (signal.aborted) leave();
    await Promise.race([this.discover(), gone]).finally(() => signal.removeEventListener("abort", leave));
  }

  /** Whether a list should wait for it: it was never asked, and not asked in vain so far. */
  isAwaited(patience: number): boolean {
    if (this.#offer) return false;
    const now = this.#means.clock.monotonic();
    const isLate = this.#discovery !== undefined && now - this.#askedAt >= patience;
    return !isLate && this.#breaker.left(now) === 0;
  }

  /** The same where it is time for it, and nobody waits. */
  refresh(): void {
    if (this.#isDue() && this.#breaker.left(this.#means.clock.monotonic()) === 0) this.discover().catch(() => {});
  }

  /** Carries out a call within its limits. Throws Failure, and RemoteFault for the server's own refusal. */
  async carried<T>(work: (remote: Remote) => Promise<T>): Promise<T> {
    this.#admit();
    this.#inFlight++;
    try {
      const done = await work(this.remote);
      this.#breaker.succeeded();
      if (this.#row.state?.health === "down") this.#note({ health: "up", problem: null });
      return done;
    } catch (error) {
      throw this.#failed(error);
    } finally {
      this.#inFlight--;
    }
  }

  #admit(): void {
    const { in_flight, calls_per_minute } = this.limits;
    const now = this.#means.clock.monotonic();
    const { slug } = this.#row;
    if (in_flight !== 0 && this.#inFlight >= in_flight)
      throw new Failure("rate_limited", `The connector ${slug} answers ${in_flight} calls at a time; try again.`);
    if (calls_per_minute !== 0) {
      const { admitted, wait } = this.#calls.take(calls_per_minute, now);
      const seconds = Math.ceil(wait / 1000);
      if (!admitted)
        throw new Failure(
          "rate_limited",
          `The connector ${slug} takes ${calls_per_minute} calls a minute; try again in ${seconds} s.`,
        );
    }
    this.#turnAway(now);
  }

  #turnAway(now: number): void {
    const left = this.#breaker.left(now);
    if (left === 0) return;
    const { slug } = this.#row;
    const why = this.#row.state?.problem ?? "its server does not answer.";
    const again = `It is tried again in ${Math.ceil(left / 1000)} s`;
    throw new Failure(
      "unavailable",
      `The connector ${slug} is down: ${why} ${again}; refresh_connector tries at once.`,
    );
  }

  /** What a call that failed tells of the server, and its caller. */
  #failed(error: unknown): unknown {
    if (error instanceof RemoteFault) {
      this.#breaker.succeeded();
      return error;
    }
    if (!(error instanceof RemoteProblem)) {
      this.#breaker.undecided();
      return error;
    }
    const { kind, message } = error;
    if (kind === "down") {
      if (this.#breaker.failed(this.#means.clock.monotonic())) this.#note({ health: "down", problem: message });
    } else this.#breaker.undecided();
    if (kind === "unauthorized") this.#note({ health: "down", problem: message });
    return failureOf(this.#row.slug, error);
  }

  async #discover(isAnew: boolean): Promise<void> {
    const { clock } = this.#means;
    this.#isStale = false;
    this.#askedAt = clock.monotonic();
    const longest = lists * this.limits.timeout_ms;
    const late = AbortSignal.timeout(longest);
    try {
      const { offer, protocol } = await this.#found(isAnew || this.remote.isStateless, late).catch((error) => {
        throw late.aborted ? tooLate(longest) : error;
      });
      this.#breaker.succeeded();
      const text = JSON.stringify(offer);
      const isNew = text !== this.#offered;
      const found = { protocol, offer: text, offeredAt: clock.now() };
      await this.#write({ health: "up", problem: null, ...found });
      this.#offer = offer;
      this.#offered = text;
      if (isNew) this.#means.changed(this.#row.workspaceId);
    } catch (error) {
      const told = error instanceof RemoteFault ? refusal(error) : error;
      const failure = this.#failed(told);
      if (!(told instanceof RemoteProblem)) throw failure;
      await this.#write({ health: "down", problem: told.message });
      throw failure;
    }
  }

  /** What it offers. Where it refuses to be asked in the way that was found out once, that is found out anew. */
  async #found(isAnew: boolean, signal: AbortSignal): ReturnType<typeof discover> {
    const { isOpen } = this.remote;
    if (isAnew) await this.remote.reopen(this.#inFlight === 0);
    try {
      return await discover(this.remote, this.#row.slug, signal);
    } catch (error) {
      const isRefused = error instanceof RemoteFault || (error instanceof RemoteProblem && error.isAnswer);
      if (isAnew || !isOpen || !isRefused) throw error;
      return this.#found(true, signal);
    }
  }

  #isDue(): boolean {
    const { offeredAt } = this.#row.state ?? {};
    if (this.#isStale) return this.#means.clock.monotonic() - this.#askedAt >= calm;
    if (!this.#offer || !offeredAt) return true;
    return this.#means.clock.now() - offeredAt >= this.#offer.ttlMs;
  }

  async #openSecrets(): Promise<Secrets> {
    const { vault, logins } = this.#means;
    const row = this.#row;
    const [headers, login] = await Promise.all([headersOf(vault, row), logins.headers(row)]);
    const secrets = { ...headers, ...login };
    // Somebody may have logged in or out meanwhile.
    if (this.#row.loginSealed === row.loginSealed) this.#secrets = secrets;
    return secrets;
  }

  async #renewed(used: Secrets): Promise<Secrets | undefined> {
    if (this.#row.loginSealed === null) return undefined;
    if (this.#secrets === used) {
      const login = await this.#means.logins.renew(this.#row, used).catch(notRenewed);
      if (!login) return undefined;
      this.#secrets = { ...used, ...login };
    }
    return this.#secrets ?? this.#openSecrets();
  }

  #note(state: Health): void {
    const { health, problem } = this.#row.state ?? {};
    if (health === state.health && problem === state.problem) return;
    this.#write(state).catch((error) => this.#means.log.warn("connector_not_noted", { error }));
  }

  #write(state: Health & Partial<ConnectorState>): Promise<void> {
    return noteConnector(this.#means.store, this.#row, { ...state, checkedAt: this.#means.clock.now() });
  }
}

const readOffer = (text: string | null): Offer | undefined => (text === null ? undefined : JSON.parse(text));
