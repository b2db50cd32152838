import type { TInteger } from "@sinclair/typebox";
import type { Limits } from "./plans.ts";
import { T } from "./type.ts";

/** Every limit as callers and operators spell it: what it is called inside, and what it counts. */
const told = {
  requests_per_minute: ["requestsPerMinute", "Requests in any 60 seconds"],
  tool_calls_per_minute: ["toolCallsPerMinute", "MCP tool calls in any 60 seconds"],
  mcp_in_flight: ["mcpInFlight", "MCP requests answered at the same time"],
  response_bytes: ["responseBytes", "Bytes of one answer"],
  body_bytes: ["bodyBytes", "Bytes of one JSON body"],
} as const satisfies Record<string, readonly [keyof Limits, string]>;

type WireName = keyof typeof told;
/** Limits as they are spelled outside. */
export type WireLimits = Record<WireName, number>;

const each = Object.entries(told) as [WireName, readonly [keyof Limits, string]][];

/** The fields of a schema of limits; `0` stands for none. */
export const limitFields = (range: { minimum?: number; maximum?: number } = {}) =>
  Object.fromEntries(
    each.map(([wire, [, counts]]) => [wire, T.Integer({ ...range, description: `${counts}; 0: no limit.` })]),
  ) as Record<WireName, TInteger>;

/** Those limits that are set, as they are spelled outside. */
export const toWire = <L extends Partial<Limits>>(limits: L) =>
  Object.fromEntries(
    each.flatMap(([wire, [name]]) => (limits[name] === undefined ? [] : [[wire, limits[name]]])),
  ) as L extends Limits ? WireLimits : Partial<WireLimits>;

/** Those limits that are set, as they are called inside. */
export const fromWire = (limits: Partial<WireLimits>): Partial<Limits> =>
  Object.fromEntries(each.flatMap(([wire, [name]]) => (limits[wire] === undefined ? [] : [[name, limits[wire]]])));

/** How a limit is spelled outside. */
export const wireNameOf = (name: keyof Limits): string => each.find(([, [known]]) => known === name)?.[0] ?? name;
