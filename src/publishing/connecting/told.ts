import { Failure } from "../../contract/failure.ts";
import { NetworkFailure } from "../failure.ts";
import { without } from "../unspoken.ts";

/**
 * What a caller is told of a network's refusal: its own words, about the field that it refused. It goes without its
 * cause, which may hold what was sent.
 */
export function told(error: unknown, field: string, now: number, secrets: readonly string[] = []): unknown {
  if (!(error instanceof NetworkFailure)) return error;
  const { kind, message, retryAt } = error;
  const words = without(message, secrets);
  if (kind === "refused" || kind === "unauthorized") return new Failure("invalid_request", `${field}: ${words}`);
  const seconds = retryAt === undefined ? 0 : Math.max(1, Math.ceil((retryAt - now) / 1000));
  return new Failure("unavailable", words, seconds > 0 ? { headers: { "retry-after": String(seconds) } } : {});
}
