import type { DeliveryRow } from "../../db/schema/publishing.ts";
import type { Prepared, Remote } from "./network.ts";

/** How far one part of a delivery is. */
export interface PartProgress {
  /**
   * `prepared`: ready to be sent, and surely not sent. `sending`: it was sent, or was about to be, and nothing is known
   * of it yet.
   */
  readonly state: "prepared" | "sending" | "published";
  readonly prepared: Prepared;
  /** When it was last sent, in milliseconds since 1970. What was sent once keeps its handle. */
  readonly sentAt?: number;
  /** It was sent before, and nobody has told what became of that. */
  readonly unsure?: true;
  readonly remote?: Remote;
}

/** The parts that were begun, in order; those that follow are untouched. */
export const progressOf = ({ parts }: Pick<DeliveryRow, "parts">): PartProgress[] => JSON.parse(parts);
