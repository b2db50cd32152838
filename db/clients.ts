import { eq, sql } from "drizzle-orm";
import { once } from "./once.ts";
import type { Drizzle, Store } from "./open.ts";
import { oauthClients } from "./schema-identity.ts";

export type ClientRow = typeof oauthClients.$inferSelect;

const byId = once((db: Drizzle) =>
  db
    .select()
    .from(oauthClients)
    .where(eq(oauthClients.id, sql.placeholder("id")))
    .prepare(),
);

/** Any client, whatever its state. */
export async function findClient(store: Store, id: string): Promise<ClientRow | undefined> {
  const [row] = await byId(store.read).execute({ id });
  return row;
}
