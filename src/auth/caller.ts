import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { andThen, type Later } from "../contract/later.ts";
import type { Principal } from "../contract/principal.ts";
import { addressBucket } from "../net/address.ts";
import type { AddressLimit } from "./address-limit.ts";
import type { KeyRing } from "./keys.ts";
import { admitRequest, type Meter, type Meters } from "./meter.ts";
import type { Asked, Known, SessionVerifier, TokenVerifier } from "./verifier.ts";

/** Someone who has proved who they are and is within their limits. */
export interface Caller {
  readonly principal: Principal;
  readonly meter: Meter;
  /** How the limits stand, for the answer. */
  readonly headers: Readonly<Record<string, string>>;
}

/** What it takes to tell who is asking. */
export interface Gate {
  readonly keys: KeyRing;
  /** Whatever else may stand behind `Bearer`, by turns. */
  readonly tokens: readonly TokenVerifier[];
  readonly sessions: SessionVerifier | undefined;
  readonly meters: Meters;
  readonly suspects: AddressLimit;
  readonly clock: Clock;
  /** Notes the time and address of a successful authentication. */
  readonly used: (principal: Principal, at: number, from: { readonly ip: string }) => void;
  /** Counts a call of an operation that ended here. */
  readonly count: (principal: Principal, operation: string, outcome: string) => void;
}

/** The credential that a request presents; undefined where it presents none. */
export const presented = (headers: Headers): string | undefined =>
  credentialOf(headers.get("authorization"), headers.get("x-api-key"));

function credentialOf(authorization: string | null, apiKey: string | null): string | undefined {
  if (authorization === null) return apiKey ?? undefined;
  const bearer = authorization.startsWith("Bearer ")
    ? authorization.slice(7).trimStart()
    : authorization.replace(/^bearer(?: +|$)/i, "");
  if (apiKey !== null && apiKey !== bearer)
    throw new Failure(
      "invalid_request",
      "X-API-Key: differs from the credential in Authorization; send one of the two.",
    );
  return bearer === "" ? undefined : bearer;
}

const missing = () => new Failure("unauthorized", "Missing Authorization header.");

/**
 * Who is asking, in this order: the credential, then its rate, then where it may be used from. Immediate while the
 * credential is remembered. A refusal of someone known counts as a call of `operation`, where that is known too.
 */
export function identify(gate: Gate, asked: Asked): Later<Caller> {
  const authorization = asked.headers.get("authorization");
  const apiKey = asked.headers.get("x-api-key");
  const text = credentialOf(authorization, apiKey);
  if (text === undefined) return signedIn(gate, asked);
  let known: Later<Known>;
  try {
    known = proven(gate, { text, authorization, apiKey }, asked);
  } catch (error) {
    throw suspected(gate, asked.ip, error);
  }
  if (!(known instanceof Promise)) return admitted(gate, known, asked);
  return known.then(
    (late) => admitted(gate, late, asked),
    (error) => {
      throw suspected(gate, asked.ip, error);
    },
  );
}

/**
 * What the credential of a request is by now, for what outlives its request; undefined where it is none any more. Counts
 * as no request of it.
 */
export async function stillKnown(gate: Gate, asked: Asked): Promise<Principal | undefined> {
  try {
    const authorization = asked.headers.get("authorization");
    const apiKey = asked.headers.get("x-api-key");
    const text = credentialOf(authorization, apiKey);
    if (text === undefined) return undefined;
    return (await proven(gate, { text, authorization, apiKey }, asked)).principal;
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

interface Presented {
  readonly text: string;
  readonly authorization: string | null;
  readonly apiKey: string | null;
}

function proven(gate: Gate, { text, authorization, apiKey }: Presented, asked: Asked): Later<Known> {
  const isKey = apiKey !== null || (text.startsWith("sk_") && authorization !== text);
  return isKey ? gate.keys.verify(text) : verifyToken(gate, authorization === text ? "" : text, asked);
}

/** `token` is empty where `Bearer` was missing before it. */
function verifyToken(gate: Gate, token: string, { resource }: Asked): Later<Known> {
  const { tokens } = gate;
  const verifier =
    token === ""
      ? undefined
      : (tokens.find((each) => each.remembers(token)) ?? tokens.find((each) => each.takes(token)));
  if (!verifier) throw new Failure("unauthorized", "Invalid access token.");
  return verifier.verify(token, resource);
}

/** Without a credential in a header, someone may be signed in. MCP takes no cookie: no page of ours speaks it. */
function signedIn(gate: Gate, asked: Asked): Later<Caller> {
  if (asked.resource !== "" || !gate.sessions) throw missing();
  return andThen(gate.sessions.verify(asked.headers, asked.method), (known) => {
    if (!known) throw missing();
    return admitted(gate, known, asked);
  });
}

/** A failed credential counts against the address that sent it. */
function suspected(gate: Gate, ip: string, error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== "unauthorized") return error;
  try {
    gate.suspects.take(addressBucket(ip), gate.clock.monotonic());
  } catch (tooMany) {
    return tooMany;
  }
  return error;
}

function admitted(gate: Gate, { principal, cidrs }: Known, asked: Asked): Caller {
  const now = gate.clock.monotonic();
  const meter = gate.meters.of(principal.credential, now);
  gate.used(principal, gate.clock.now(), asked);
  try {
    const headers = admitRequest(meter, principal.limits, now);
    if (!cidrs || cidrs.has(asked.ip)) return { principal, meter, headers };
    throw new Failure("forbidden", `This API key may not be used from ${asked.ip}.`, { headers });
  } catch (error) {
    if (asked.operation && error instanceof Failure) gate.count(principal, asked.operation, error.code);
    throw error;
  }
}
