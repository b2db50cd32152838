import type { PaidScope } from "./scopes.ts";

/** What a plan counts by the calendar month (UTC). */
export const quotaNames = ["posts", "ai"] as const;
export type QuotaName = (typeof quotaNames)[number];

/** Limits of one key. `0` means none. */
export interface Limits {
  /** Requests in any 60 seconds. */
  readonly requestsPerMinute: number;
  /** MCP `tools/call` in any 60 seconds, counted among the requests too. */
  readonly toolCallsPerMinute: number;
  /** MCP requests answered at the same time. */
  readonly mcpInFlight: number;
  /** Bytes of one answer. */
  readonly responseBytes: number;
  /** Bytes of one JSON body. */
  readonly bodyBytes: number;
}

/** What a workspace may use. */
export interface Plan {
  readonly name: string;
  readonly features: readonly PaidScope[];
  /** What each may reach in a month; not named means without end. */
  readonly quotas: Partial<Record<QuotaName, number>>;
  readonly limits: Limits;
  /** Bytes of media that a workspace may keep; 0: any number. */
  readonly mediaBytes: number;
  /** Whether a workspace's admin may give a key limits above the plan's. */
  readonly keysMayExceedLimits: boolean;
}

export const defaultLimits: Limits = {
  requestsPerMinute: 600,
  toolCallsPerMinute: 100,
  mcpInFlight: 10,
  responseBytes: 5_000_000,
  bodyBytes: 1_000_000,
};

/** The plan of a fresh install: everything on, nothing counted. */
export const selfHosted: Plan = {
  name: "self_hosted",
  features: ["posts:publish", "ai:generate", "media:write"],
  quotas: {},
  limits: defaultLimits,
  mediaBytes: 0,
  keysMayExceedLimits: true,
};
