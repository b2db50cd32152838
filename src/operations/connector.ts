import type { Static } from "@sinclair/typebox";
import type { ConnectorRow } from "../../db/connectors.ts";
import type { ConnectorLimits } from "../connectors/limits.ts";
import type { Offer } from "../connectors/offer.ts";
import { Id, OneOf, orNull, Time, WebAddress } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";

/* A connector: its shape as the API shows it. */

export const connectorId = Id("connector", "The connector's id.");
export const slug = T.String({
  pattern: "^[a-z][a-z0-9-]{0,39}$",
  maxLength: 40,
  description: "What the names of its tools begin with (`<slug>__<tool>`). It cannot be changed.",
  examples: ["tickets"],
});

export const limitFields = {
  calls_per_minute: T.Integer({ minimum: 0, maximum: 100_000, description: "Calls in any 60 seconds; 0: any number." }),
  in_flight: T.Integer({ minimum: 0, maximum: 1_000, description: "Calls at the same time; 0: any number." }),
  timeout_ms: T.Integer({ minimum: 100, maximum: 300_000, description: "How long one call may take." }),
  response_bytes: T.Integer({
    minimum: 1_000,
    maximum: 10_000_000,
    description: "The bytes that one answer may have.",
  }),
};

export const connectorContent = {
  name: T.String({ minLength: 1, maxLength: 100, description: "What people call it.", examples: ["Ticket desk"] }),
  url: WebAddress(
    "The server's MCP address (Streamable HTTP): https and public, or one that the operator has allowed.",
  ),
  blocked_tools: T.Array(T.String({ minLength: 1, maxLength: 256, description: "A tool, as its server calls it." }), {
    maxItems: 500,
    uniqueItems: true,
    description: "Tools to hide and refuse, by the names the server gives them.",
  }),
};

/** The headers of every call, by name. */
export const headers = T.Record(
  T.String({ pattern: "^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}$" }),
  T.String({ minLength: 1, maxLength: 4096, pattern: "^[\\x20-\\x7e]*$" }),
  {
    maxProperties: 20,
    additionalProperties: false,
    description: "Headers that are sent with every call; their values are stored encrypted and never shown again.",
    examples: [{ Authorization: "Bearer xxxx" }],
  },
);

export const Connector = T.Object(
  {
    id: connectorId,
    slug,
    name: connectorContent.name,
    url: connectorContent.url,
    status: OneOf(["active", "disabled"], "`disabled`: its tools are hidden and calls are refused."),
    header_names: T.Array(T.String({ description: "A name." }), {
      description: "The headers that are sent with every call.",
    }),
    login: OneOf(["none", "connected", "broken"], "A login by OAuth; `broken`: has to be done again."),
    blocked_tools: connectorContent.blocked_tools,
    limits: T.Object(limitFields, { description: "Limits of calls and answers." }),
    health: OneOf(["unknown", "up", "down"], "Whether it answered when it was last asked; `unknown`: it never was."),
    problem: orNull(T.String({ description: "Why it is down." })),
    checked_at: orNull(Time("When that was found.")),
    protocol: orNull(T.String({ description: "The revision of MCP that it speaks.", examples: ["2025-11-25"] })),
    era: orNull(OneOf(["modern", "legacy"], "Whether that is stateless (2026-07-28), or opens with `initialize`.")),
    server: orNull(T.String({ description: "What the server calls itself, and its version." })),
    tool_count: T.Integer({ description: "How many tools it offers, less those that are blocked." }),
    created_at: Time("When it was registered."),
    updated_at: Time("When it was last changed."),
  },
  { title: "Connector" },
);

const offerIn = ({ state }: ConnectorRow): Offer | undefined => (state?.offer ? JSON.parse(state.offer) : undefined);
const blockedIn = ({ blockedTools }: ConnectorRow): string[] => JSON.parse(blockedTools);

export function shownConnector(row: ConnectorRow): Static<typeof Connector> {
  const offer = offerIn(row);
  const blocked = new Set(blockedIn(row));
  const { health = "unknown", problem = null, checkedAt = null, protocol = null } = row.state ?? {};
  const name = [offer?.server.name, offer?.server.version].filter(Boolean).join(" ");
  return {
    ...{ id: row.id, slug: row.slug, name: row.name, url: row.url, status: row.status },
    ...{ header_names: JSON.parse(row.headerNames), login: row.login, blocked_tools: [...blocked] },
    ...{ limits: JSON.parse(row.limits) as ConnectorLimits, health, problem, protocol },
    checked_at: timeOrNull(checkedAt),
    era: protocol === null ? null : protocol >= "2026" ? "modern" : "legacy",
    server: name || null,
    tool_count: (offer?.tools ?? []).filter(({ own }) => !blocked.has(own)).length,
    created_at: timeOf(row.createdAt),
    updated_at: timeOf(row.updatedAt),
  };
}

export const ConnectorTools = T.Object(
  {
    data: T.Array(
      T.Object({
        name: T.String({ description: "What it is called here.", examples: ["tickets__find_ticket"] }),
        tool: T.String({ description: "What its server calls it.", examples: ["find_ticket"] }),
        title: orNull(T.String({ description: "What people call it, as its server says." })),
        description: orNull(T.String({ description: "What it does, as its server says." })),
        blocked: T.Boolean({ description: "Whether nobody sees or calls it." }),
      }),
      { description: "Every tool that its server offers." },
    ),
    left_out: T.Array(
      T.Object({
        name: T.String({ description: "What its server calls it." }),
        why: T.String({ description: "Why it is not shown." }),
      }),
      { description: "What its server offers and cannot be shown." },
    ),
  },
  { title: "ConnectorTools" },
);

const orNothing = (value: unknown): string | null => (typeof value === "string" ? value : null);

export function shownTools(row: ConnectorRow): Static<typeof ConnectorTools> {
  const offer = offerIn(row);
  const blocked = new Set(blockedIn(row));
  return {
    data: (offer?.tools ?? []).map(({ name, own, listed }) => ({
      ...{ name, tool: own, title: orNothing(listed.title), description: orNothing(listed.description) },
      blocked: blocked.has(own),
    })),
    left_out: (offer?.leftOut ?? []).map(({ name, why }) => ({ name, why })),
  };
}
