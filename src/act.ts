import type { Act } from "../db/act.ts";
import { newId } from "./contract/id.ts";

/** Who does something to a workspace that is no operation, as its audit log tells. */
export interface By {
  readonly workspace: string;
  /** The id of who acts, and how lists show it. */
  readonly actor: string;
  readonly actorName: string;
  readonly requestId: string;
}

/** What a write takes along that is no operation: a client that ends itself, a person who signs in. */
export const actBy = (event: string, by: By, { at, seal }: Pick<Act, "at" | "seal">): Act => ({
  event,
  ...by,
  at,
  eventId: newId("event"),
  most: 0,
  seal,
});
