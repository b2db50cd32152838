import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import type { Principal } from "../contract/principal.ts";
import { addressBucket } from "../net/address.ts";
import type { KeyRing, Known } from "./keys.ts";
import { admitRequest, type Meter, type Meters } from "./meter.ts";
import type { Suspects } from "./suspects.ts";

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
  readonly meters: Meters;
  readonly suspects: Suspects;
  readonly clock: Clock;
  /** Notes the time and address of a successful authentication. */
  readonly used: (principal: Principal, at: number, ip: string) => void;
  /** Counts a call of an operation that ended here. */
  readonly count: (principal: Principal, operation: string, outcome: string) => void;
  /** Looks for changes that other processes have committed. */
  readonly look: () => void;
}

/** The credential that a request presents; undefined where it presents none. */
export function presented(headers: Headers): string | undefined {
  const authorization = headers.get("authorization");
  const apiKey = headers.get("x-api-key");
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

/**
 * Who is asking, in this order: the credential, then its rate, then where it may be used from. Immediate while the
 * credential is remembered. A refusal of someone known counts as a call of `operation`, where that is known too.
 */
export function identify(gate: Gate, headers: Headers, ip: string, operation?: string): Caller | Promise<Caller> {
  gate.look();
  const text = presented(headers);
  if (text === undefined) throw new Failure("unauthorized", "Missing Authorization header.");
  let known: Known | Promise<Known>;
  try {
    known = verify(gate, text, headers);
  } catch (error) {
    throw suspected(gate, ip, error);
  }
  if (!(known instanceof Promise)) return admitted(gate, known, ip, operation);
  return known.then(
    (late) => admitted(gate, late, ip, operation),
    (error) => {
      throw suspected(gate, ip, error);
    },
  );
}

function verify(gate: Gate, text: string, headers: Headers): Known | Promise<Known> {
  const alone = headers.get("authorization") === text;
  if ((text.startsWith("sk_") && !alone) || headers.has("x-api-key")) return gate.keys.verify(text);
  throw new Failure("unauthorized", "Invalid access token.");
}

/** A failed credential counts against the address that sent it. */
function suspected(gate: Gate, ip: string, error: unknown): unknown {
  if (!(error instanceof Failure) || error.code !== "unauthorized") return error;
  try {
    gate.suspects.failed(addressBucket(ip), gate.clock.monotonic());
  } catch (tooMany) {
    return tooMany;
  }
  return error;
}

function admitted(gate: Gate, { principal, cidrs }: Known, ip: string, operation: string | undefined): Caller {
  const now = gate.clock.monotonic();
  const meter = gate.meters.of(principal.credential, now);
  gate.used(principal, gate.clock.now(), ip);
  try {
    const headers = admitRequest(meter, principal.limits, now);
    if (!cidrs || cidrs.has(ip)) return { principal, meter, headers };
    throw new Failure("forbidden", `This API key may not be used from ${ip}.`, { headers });
  } catch (error) {
    if (operation && error instanceof Failure) gate.count(principal, operation, error.code);
    throw error;
  }
}
