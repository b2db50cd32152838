/** Why a unit of work was not done. The layer above puts it into words. */
export type Reason =
  | "busy"
  | "crowded"
  | "missing"
  | "taken"
  | "in_use"
  | "state"
  | "unknown_reference"
  | "quota_used_up"
  | "no_room"
  | "too_large"
  | "answered"
  | "rehearsed"
  | "key_reused"
  | "under_way"
  | "too_many";

/** A unit of work that was refused and left no trace. */
export class Refusal extends Error {
  readonly reason: Reason;
  /** What the reason is about: a field, a quota's name, the answer to an idempotent request or to a dry run. */
  readonly about: string;

  constructor(reason: Reason, { about = "", cause }: { about?: string; cause?: unknown } = {}) {
    super(about ? `${reason}: ${about}` : reason, { cause });
    this.reason = reason;
    this.about = about;
  }
}
