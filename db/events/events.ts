import { and, eq, sql } from "drizzle-orm";
import { watchPost } from "../insights/pulls.ts";
import { once } from "../once.ts";
import type { Drizzle } from "../open.ts";
import type { AccountRow } from "../schema/core.ts";
import { webhookDeliveries, webhooks } from "../schema/insights.ts";
import type { DeliveryRow } from "../schema/publishing.ts";

/** Something that happened in a workspace, as webhooks are told of it. */
export interface Event {
  /** `msg_…`: whoever hears of it twice knows it again by this. */
  readonly id: string;
  readonly type: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What happened, as JSON text. */
  readonly data: string;
}

/** The message of an event: the body that is signed and sent. */
export const bodyOf = ({ type, at, data }: Omit<Event, "id">): string =>
  `{"type":${JSON.stringify(type)},"timestamp":"${new Date(at).toISOString()}","data":${data}}`;

const listening = once((db: Drizzle) =>
  db
    .select({ id: webhooks.id, events: webhooks.events })
    .from(webhooks)
    .where(and(eq(webhooks.workspaceId, sql.placeholder("workspace")), eq(webhooks.status, "active")))
    .prepare(),
);

/**
 * Writes down, in the transaction of the change itself, what the workspace's webhooks are to be told: both happened or
 * neither. `event` is asked only where somebody listens.
 */
export async function tell(db: Drizzle, workspaceId: string, type: string, event: () => Omit<Event, "type">) {
  const all = await listening(db).execute({ workspace: workspaceId });
  const wanting = all.filter(({ events }) => (JSON.parse(events) as string[]).includes(type));
  if (wanting.length === 0) return;
  const { id, at, data } = event();
  const body = bodyOf({ type, at, data });
  const message = { workspaceId, id, event: type, body, state: "waiting", nextAt: at, tries: 0, fence: 0 } as const;
  await db
    .insert(webhookDeliveries)
    .values(wanting.map((webhook) => ({ ...message, webhookId: webhook.id, heldUntil: null, createdAt: at })));
}

/** The id of the message about a write: that of its audit line, in other words. */
export const messageOf = (eventId: string): string => eventId.replace(/^event_/, "msg_");

/**
 * Tells how a post did on an account, once that is known; the figures of one that is out are pulled from then on.
 * `document`: the post as the API shows it.
 */
export async function tellOutcome(
  db: Drizzle,
  delivery: Pick<DeliveryRow, "workspaceId" | "accountId" | "postId" | "network" | "state">,
  document: string,
  event: () => Pick<Event, "id" | "at">,
): Promise<void> {
  const { workspaceId, accountId, state } = delivery;
  if (state === "published") await watchPost(db, delivery, event().at);
  if (state !== "published" && state !== "failed" && state !== "unknown") return;
  const data = () => `{"account_id":${JSON.stringify(accountId)},"post":${document}}`;
  await tell(db, workspaceId, `post.${state}`, () => ({ ...event(), data: data() }));
}

/** Tells how an account stands from now on. */
export async function tellAccount(
  db: Drizzle,
  type: "account.connected" | "account.broken" | "account.disconnected",
  { workspaceId, id, network, server, handle, name, status, problem }: AccountRow,
  event: () => Pick<Event, "id" | "at">,
): Promise<void> {
  const account = { id, network, server: server || null, handle, name, status, problem };
  await tell(db, workspaceId, type, () => ({ ...event(), data: JSON.stringify({ account }) }));
}
