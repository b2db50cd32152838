import type { Later } from "../contract/later.ts";
import type { Principal } from "../contract/principal.ts";
import type { CidrList } from "../net/address.ts";

/** A credential that was presented and is genuine. */
export interface Known {
  readonly principal: Principal;
  /** Where it may be used from; undefined: anywhere. */
  readonly cidrs: CidrList | undefined;
}

/** A request as far as its credential is concerned. */
export interface Asked {
  readonly headers: Headers;
  readonly method: string;
  /** The client's address. To look it up costs as much as the rest of an authentication: ask where it is needed. */
  readonly ip: string;
  /** The protected resource, as a path below the public address: "" for REST, `/mcp`, `/mcp/acme`. */
  readonly resource: string;
  /** The operation that is asked for, where the address names one. */
  readonly operation?: string | undefined;
}

/** Verifies the bearer tokens of one issuer, or of one kind. */
export interface TokenVerifier {
  /** Whether it has verified this very token lately: then nobody else need take it apart. */
  remembers(token: string): boolean;
  /** Whether a token is one of these, told by its outside alone. */
  takes(token: string): boolean;
  /** Who holds it. Throws `unauthorized` for whatever is wrong with it, `unavailable` where that cannot be told now. */
  verify(token: string, resource: string): Later<Known>;
}

/** Verifies the cookie of someone who is signed in. */
export interface SessionVerifier {
  /**
   * Who they are; undefined without a cookie or with one that is over. Throws `forbidden` for a request that would
   * change something and does not prove that it comes from the server's own pages.
   */
  verify(headers: Headers, method: string): Later<Known | undefined>;
}
