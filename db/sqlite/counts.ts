import { type SQL, sql } from "drizzle-orm";
import type { Drizzle } from "../open.ts";
import { apiKeys, keyUses, usageDays } from "../schema.ts";

/*
 * Many rows in one statement: they go in as one JSON text, which SQLite takes apart itself. A statement for each row
 * would take the event loop's whole second when a hundred thousand keys are in use.
 */

const field = (name: string): SQL => sql.raw(`value ->> '${name}'`);

/** Adds counts to those of their days. */
export async function addCounts(db: Drizzle, rows: readonly (typeof usageDays.$inferSelect)[]): Promise<void> {
  await db.run(sql`
    insert into ${usageDays} (workspace_id, day, credential, operation, outcome, count)
    select ${field("workspaceId")}, ${field("day")}, ${field("credential")}, ${field("operation")},
      ${field("outcome")}, ${field("count")}
    from json_each(${JSON.stringify(rows)}) where true
    on conflict do update set count = count + excluded.count`);
}

/** Notes the latest use of keys, of those that there are. */
export async function setUses(db: Drizzle, rows: readonly (typeof keyUses.$inferSelect)[]): Promise<void> {
  await db.run(sql`
    insert into ${keyUses} (workspace_id, id, at, ip)
    select ${field("workspaceId")}, ${field("id")}, ${field("at")}, ${field("ip")}
    from json_each(${JSON.stringify(rows)})
    where exists (select 1 from ${apiKeys} as k where k.workspace_id = ${field("workspaceId")} and k.id = ${field("id")})
    on conflict do update set at = excluded.at, ip = excluded.ip`);
}
