import { Failure } from "../contract/failure.ts";
import type { Limits } from "../contract/plans.ts";
import { type Taken, Window } from "./window.ts";

/** What one credential has used lately. */
export class Meter {
  readonly requests = new Window();
  readonly toolCalls = new Window();
  inFlight = 0;

  isIdle(now: number): boolean {
    return this.inFlight === 0 && this.requests.isIdle(now) && this.toolCalls.isIdle(now);
  }
}

export const tooMany = (milliseconds: number, headers: Record<string, string> = {}): Failure =>
  new Failure("rate_limited", "Too many requests. Slow down and retry.", {
    headers: { ...headers, "retry-after": String(Math.max(1, Math.ceil(milliseconds / 1000))) },
  });

const seconds = (milliseconds: number) => Math.max(0, Math.ceil(milliseconds / 1000));

/** The two fields of draft-ietf-httpapi-ratelimit-headers-10 for one policy. */
function fields(name: string, limit: number, { remaining, wait }: Taken) {
  return { policy: `"${name}";q=${limit};w=60`, state: `"${name}";r=${remaining};t=${seconds(wait)}` };
}

/**
 * Counts a request against its credential's limit; answers the headers that say how it stands, or throws
 * `rate_limited`. A limit of 0 is none.
 */
export function admitRequest(meter: Meter, { requestsPerMinute: limit }: Limits, now: number): Record<string, string> {
  if (limit === 0) return {};
  const taken = meter.requests.take(limit, now);
  const { policy, state } = fields("requests", limit, taken);
  const headers = { "ratelimit-policy": policy, ratelimit: state };
  if (!taken.admitted) throw tooMany(taken.wait, headers);
  return headers;
}

/** The same for an MCP `tools/call`, which has counted as a request already. */
export function admitToolCall(
  meter: Meter,
  { toolCallsPerMinute: limit }: Limits,
  now: number,
  headers: Record<string, string>,
): Record<string, string> {
  if (limit === 0) return headers;
  const taken = meter.toolCalls.take(limit, now);
  const { policy, state } = fields("tool_calls", limit, taken);
  const join = (before: string | undefined, more: string) => (before ? `${before}, ${more}` : more);
  const both = {
    "ratelimit-policy": join(headers["ratelimit-policy"], policy),
    ratelimit: join(headers.ratelimit, state),
  };
  if (!taken.admitted) throw tooMany(taken.wait, both);
  return both;
}

/** The meters of all credentials; those that have been still for a minute are let go. */
export class Meters {
  private readonly meters = new Map<string, Meter>();
  private swept = 0;

  of(credential: string, now: number): Meter {
    if (now - this.swept > 60_000) this.sweep(now);
    let meter = this.meters.get(credential);
    if (!meter) {
      meter = new Meter();
      this.meters.set(credential, meter);
    }
    return meter;
  }

  private sweep(now: number): void {
    this.swept = now;
    for (const [credential, meter] of this.meters) if (meter.isIdle(now)) this.meters.delete(credential);
  }
}
