import type { Refusal } from "../../db/refusal.ts";
import type { Answer } from "./answers.ts";
import type { Context } from "./context.ts";
import { Failure } from "./failure.ts";
import type { Operation } from "./operation.ts";
import { utcDay } from "./time.ts";

const article = (noun: string) => (/^[aeiou]/i.test(noun) ? "an" : "a");

/** What the caller is told about a unit of work that was not done; for one that was done before, its first answer. */
export function refused(operation: Operation, { principal, now }: Context, refusal: Refusal): Failure | Answer {
  const { reason, about } = refusal;
  const words = operation.conflicts?.[reason];
  if (words) return new Failure("conflict", words(about));
  switch (reason) {
    case "answered":
      return { text: about, replayed: true };
    case "rehearsed":
      return { text: about, rehearsed: true };
    case "key_reused":
      return new Failure(
        "conflict",
        "Idempotency-Key: was used with another request in the last 24 hours; send a new one.",
      );
    case "under_way":
      return new Failure("conflict", "This request is still being answered; send it again in a moment for its answer.");
    case "too_many":
      return new Failure("rate_limited", "Too many requests. Slow down and retry.", {
        headers: { "retry-after": "2" },
      });
    case "too_large":
      return new Failure(
        "invalid_request",
        `body: the answer would be larger than ${about} bytes; nothing was changed.`,
      );
    case "missing":
      return missing(operation);
    case "unknown_reference":
      return unknownReference(about);
    case "quota_used_up":
      return quotaUsedUp(about, principal.plan.quotas[about as "posts"] ?? 0, now);
    case "no_room":
      return noRoom(about);
    case "crowded":
      return new Failure(
        "unavailable",
        "Too many searches are waiting, or this one takes too long; narrow it or try again.",
        {
          cause: refusal,
        },
      );
    case "busy":
      return busy(refusal);
    default:
      return new Failure("conflict", `The state of the ${operation.noun} does not allow this.`);
  }
}

/** What a caller is told while another process holds the database. */
export const busy = (cause: Refusal): Failure =>
  new Failure("unavailable", "The database is held by another process; try again in a few seconds.", { cause });

export const missing = ({ noun }: Operation | { noun: string }): Failure =>
  new Failure("not_found", `There is no such ${noun} in this workspace.`);

function unknownReference(about: string): Failure {
  const [field = "", id = "", noun = field.replace(/_ids?$/, "")] = about.split("|");
  if (id) return new Failure("invalid_request", `${field}: there is no ${noun} ${id} in this workspace.`);
  return new Failure("conflict", `This workspace has no ${noun} yet; create ${article(noun)} ${noun} first.`);
}

function quotaUsedUp(name: string, limit: number, now: number): Failure {
  const next = new Date(now);
  const again = utcDay(Date.UTC(next.getUTCFullYear(), next.getUTCMonth() + 1, 1));
  return new Failure("quota_exceeded", `The plan's ${limit} ${name} a month are used up; it counts anew on ${again}.`);
}

/** `about`: what the plan allows and what is used, in bytes. */
function noRoom(about: string): Failure {
  const [limit, used] = about.split("|");
  return new Failure(
    "quota_exceeded",
    `The plan has room for ${limit} bytes of media, and ${used} are used; delete what no post needs any more.`,
  );
}
