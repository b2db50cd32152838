import { once } from "./once.ts";
import type { Drizzle } from "./open.ts";

/** The last line of an audit log. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/**
 * The heads of the audit logs that the transaction under way has written to, by workspace: no other transaction can
 * move them meanwhile.
 */
export const headsOf = once((_db: Drizzle) => new Map<string, Head>());
export const forgetHeads = (db: Drizzle): void => headsOf(db).clear();
