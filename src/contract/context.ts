import type { Act } from "../../db/act.ts";
import type { Known } from "../../db/posts/media.ts";
import type { MediaRow } from "../../db/publishing/publication.ts";
import type { WorkspaceData } from "../../db/workspace.ts";
import type { Idp } from "../auth/idp/idp.ts";
import type { People } from "../auth/people.ts";
import type { ConnectorHouse } from "../connectors/office.ts";
import type { Insights } from "../insights/office.ts";
import type { Publishing } from "../publishing/office.ts";
import type { Webhooks } from "../webhooks/office.ts";
import type { Writing } from "../writing/office.ts";
import type { Answers } from "./answers.ts";
import type { Principal } from "./principal.ts";

/** A key as it is made: `raw` is for its holder alone, the rest is stored. */
export interface MintedKey {
  readonly raw: string;
  readonly lookup: string;
  readonly hash: string;
  readonly gate: string;
  readonly tag: string;
  readonly tagRoot: string;
}

/** The bytes of files. */
export interface MediaHouse {
  /** The largest file that is taken. */
  readonly mostBytes: number;
  /** An address that takes the bytes of a file until then, without a credential. */
  uploadUrl(workspace: string, id: string, expiresAt: number): string;
  /** Where the bytes are, for who has a credential. */
  readonly contentUrl: (id: string) => string;
  /** Looks at an upload, and writes it anew where it has metadata. Refuses what is not what was declared. */
  examine(row: MediaRow): Promise<Known>;
  /** Removes bytes that are no file's any more. */
  discard(workspace: string, blob: string | null): Promise<void>;
}

/** What the running program offers to every request. */
export interface House {
  readonly answers: Answers;
  readonly idp: Idp;
  /** The ways in for people, and what is theirs. */
  readonly people: People;
  /** The private schemes that an OAuth client's redirect address may have. */
  readonly redirectSchemes: readonly string[];
  readonly publishing: Publishing;
  readonly webhooks: Webhooks;
  readonly insights: Insights;
  /** Other MCP servers. */
  readonly connectors: ConnectorHouse;
  readonly writing: Writing;
  /** The address by which others reach this server. */
  readonly publicUrl: () => string;
  readonly media: MediaHouse;
  /** Why an address that a caller chose can never be called, where it shows that. */
  outboundRefusal(url: string): string | undefined;
  /** Makes an API key; takes 70 ms of a core for its hash. */
  mint(): Promise<MintedKey>;
  /** Writes what usage was counted in memory, so that a reading of it is exact. */
  settleUsage(): Promise<void>;
  /** Counts one call of an operation: `ok`, or the code of its failure. */
  count(principal: Principal, operation: string, outcome: string): void;
  /** Reports a defect: something that was thrown and is nobody's refusal. */
  defect(error: unknown, requestId: string, operation: string): void;
}

/** What long work tells while it goes on: words on where it stands, or the next piece of what it makes. */
export interface Progress {
  readonly message?: string;
  /** A preview: the answer alone is what holds. */
  readonly piece?: string;
}

/** What an operation may reach: who is asking, and their workspace's data, and nobody else's. */
export interface Context {
  readonly principal: Principal;
  readonly data: WorkspaceData;
  readonly house: House;
  readonly requestId: string;
  /** When the request came, in milliseconds since 1970. Time stands still within a request. */
  readonly now: number;
  /** The connector's tools are called over MCP, where `mcp:call` counts. */
  readonly overMcp: boolean;
  /** Nothing is to happen. A unit of work sees to that itself; whatever else reaches out must look here first. */
  readonly dryRun: boolean;
  /** The `Idempotency-Key` of the request. */
  readonly idempotencyKey?: string | undefined;
  /**
   * Tells the caller how far the work is: an event over REST, `notifications/progress` over MCP. Undefined where nobody
   * listens, so `context.report?.({ message })` costs nothing then. For operations with `reports`.
   */
  readonly report?: ((progress: Progress) => void) | undefined;
  /** Aborted once nobody waits for the answer. For operations with `reports`. */
  readonly signal?: AbortSignal | undefined;
  /** A number that changes with anything committed to the workspace. */
  stamp(): number;
  /** What a write takes along. */
  act(event: string, along?: Pick<Act, "idempotency" | "quota">): Act;
}
