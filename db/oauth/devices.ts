import { and, eq } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Store } from "../open.ts";
import { Refusal } from "../refusal.ts";
import { deviceCodes } from "../schema/identity.ts";
import { insertGrant, type NewGrant } from "./new-grants.ts";

export type DeviceRow = typeof deviceCodes.$inferSelect;

/** Keeps the codes of a device; false where another living device has the same user code. */
export const addDevice = (store: Store, row: DeviceRow): Promise<boolean> =>
  store.write([], async (db) => {
    const added = await db.insert(deviceCodes).values(row).onConflictDoNothing().returning({ hash: deviceCodes.hash });
    return added.length > 0;
  });

/** By the code that its person types. */
export async function findDeviceByUserCode(store: Store, userCode: string): Promise<DeviceRow | undefined> {
  const [row] = await store.read.select().from(deviceCodes).where(eq(deviceCodes.userCode, userCode));
  return row;
}

/** A device asks how it stands. `decide` answers what to note of that. */
export const pollDevice = (
  store: Store,
  hash: string,
  decide: (row: DeviceRow) => Partial<DeviceRow>,
): Promise<DeviceRow | undefined> =>
  store.write([], async (db) => {
    const [row] = await db.select().from(deviceCodes).where(eq(deviceCodes.hash, hash));
    if (row) await db.update(deviceCodes).set(decide(row)).where(eq(deviceCodes.hash, hash));
    return row;
  });

type Decision = Pick<DeviceRow, "status" | "workspaceId" | "userId" | "scopes">;

/** What its person says to it, once: refuses a code that is decided already or over (`state`). */
export const decideDevice = (store: Store, act: Act, row: DeviceRow, decision: Decision): Promise<string> =>
  perform(store, act, [], async (db) => {
    const isOpen = and(eq(deviceCodes.hash, row.hash), eq(deviceCodes.status, "pending"));
    const decided = await db.update(deviceCodes).set(decision).where(isOpen).returning({ hash: deviceCodes.hash });
    if (decided.length === 0 || row.expiresAt <= act.at) throw new Refusal("state");
    const { status, scopes } = decision;
    return { target: row.clientId, detail: { device: status, scopes: JSON.parse(scopes) }, answer: "" };
  });

/** Exchanges an approved device code for a grant, once: refuses it the second time (`state`). */
export const redeemDevice = (store: Store, act: Act, hash: string, grant: NewGrant): Promise<string> =>
  perform(store, act, [], async (db) => {
    const redeemed = await db
      .update(deviceCodes)
      .set({ status: "used", grantId: grant.id })
      .where(and(eq(deviceCodes.hash, hash), eq(deviceCodes.status, "approved")))
      .returning({ hash: deviceCodes.hash });
    if (redeemed.length === 0) throw new Refusal("state");
    return insertGrant(db, grant);
  });
