import type { Act } from "../db/act.ts";
import type { Store } from "../db/open.ts";
import { dataOf, type WorkspaceData } from "../db/workspace.ts";
import type { Context, House, Progress } from "./contract/context.ts";
import { newId } from "./contract/id.ts";
import type { Principal } from "./contract/principal.ts";

/** What one request says of itself. */
export interface Visit {
  readonly requestId: string;
  readonly overMcp: boolean;
  readonly dryRun?: boolean;
  readonly idempotencyKey?: string | undefined;
  readonly report?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What all visits share. */
export interface Common {
  readonly store: Store;
  readonly house: House;
  readonly seal: Act["seal"];
}

/** One request's context: made for each, so it holds what it was given and works out the rest when asked. */
export class VisitContext implements Context {
  readonly principal: Principal;
  readonly requestId: string;
  readonly now: number;
  readonly overMcp: boolean;
  readonly dryRun: boolean;
  readonly idempotencyKey: string | undefined;
  readonly report: ((progress: Progress) => void) | undefined;
  readonly signal: AbortSignal | undefined;
  readonly #common: Common;

  constructor(common: Common, principal: Principal, now: number, visit: Visit) {
    const { requestId, overMcp, dryRun = false, idempotencyKey, report, signal } = visit;
    this.#common = common;
    this.principal = principal;
    this.now = now;
    this.requestId = requestId;
    this.overMcp = overMcp;
    this.dryRun = dryRun;
    this.idempotencyKey = idempotencyKey;
    this.report = report;
    this.signal = signal;
  }

  get house(): House {
    return this.#common.house;
  }

  get data(): WorkspaceData {
    return dataOf(this.#common.store, this.principal.workspace.id);
  }

  stamp(): number {
    return this.#common.store.changes.stamp(this.principal.workspace.id);
  }

  act(event: string, along?: Pick<Act, "idempotency" | "quota">): Act {
    return {
      event,
      workspace: this.principal.workspace.id,
      actor: this.principal.credential,
      actorName: this.principal.shown,
      requestId: this.requestId,
      at: this.now,
      eventId: newId("event"),
      most: this.principal.limits.responseBytes,
      dryRun: this.dryRun,
      seal: this.#common.seal,
      ...along,
    };
  }
}
