import type { ConnectorRow } from "../../db/connectors.ts";
import { type ConnectorLimits, usualLimits } from "../connectors/limits.ts";
import { slugFault } from "../connectors/names.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, orElse } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import {
  Connector,
  ConnectorTools,
  connectorContent,
  connectorId,
  headers,
  limitFields,
  shownConnector,
  shownTools,
  slug,
} from "./connector.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { checkPlainUrl } from "./outward.ts";
import { pageById, pageOf, paging } from "./page.ts";

const noun = "connector";
const all = { noun, scope: "workspace:admin", connector: "workspace" } as const;
const shown = (row: ConnectorRow) => JSON.stringify(shownConnector(row));
const told = (row: ConnectorRow) => ({ answer: shown(row), detail: detailOf(row) });
/** What the audit log tells of one: an address may hold a token in its path or query. */
const detailOf = ({ slug, url, status, headerNames, blockedTools }: ConnectorRow) => ({
  ...{ slug, host: new URL(url).host, status },
  ...{ header_names: JSON.parse(headerNames), blocked_tools: JSON.parse(blockedTools) },
});

const insteadOfSecrets = "send secrets in headers";

/** A workspace has so many connectors at most. */
const most = 50;

const limits = closed(
  Object.fromEntries(Object.entries(limitFields).map(([name, field]) => [name, T.Optional(field)])),
  {
    description: "Limits of calls and answers; those left out stay as they are, or as usual for a new connector.",
  },
);

/** Headers that say how MCP is spoken, or by which connections and requests are told apart. */
const own =
  /^(host|connection|content-.*|accept.*|transfer-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*|mcp-.*|origin|user-agent|forwarded|x-forwarded-.*|last-event-id)$/i;

function checkHeaders(values: Record<string, string>): void {
  const names = Object.keys(values);
  const taken = names.find((name) => own.test(name));
  if (taken !== undefined) throw new Failure("invalid_request", `headers.${taken}: cannot be chosen.`);
  if (new Set(names.map((name) => name.toLowerCase())).size < names.length)
    throw new Failure("invalid_request", "headers: holds a name twice.");
}

/** A login has the header to itself. */
function checkLogin(values: Record<string, string>): void {
  if (Object.keys(values).some((name) => name.toLowerCase() === "authorization"))
    throw new Failure(
      "conflict",
      "This connector is logged in, which its Authorization header says; log it out first.",
    );
}

/** Headers as they are stored. A dry run seals nothing: sealing may have to write a key. */
async function sealed({ house, principal, dryRun }: Context, id: string, values: Record<string, string>) {
  checkHeaders(values);
  const names = Object.keys(values);
  const headerNames = JSON.stringify(names);
  if (names.length === 0) return { headerNames, headersSealed: null };
  const text = dryRun ? "" : await house.connectors.sealed(principal.workspace.id, id, values);
  return { headerNames, headersSealed: text };
}

/** Looks at a connector's server, and lets nobody wait for it. */
const look = ({ house, principal }: Context, id: string): void =>
  void house.connectors.refresh(principal.workspace.id, id).catch(() => {});

export const listConnectors = operation({
  ...all,
  name: "list_connectors",
  route: "GET /v1/connectors",
  summary: "List connectors",
  description:
    "Lists the MCP servers that the workspace has registered, newest first, with their health. Their tools are called over MCP, as `<slug>__<tool>`.",
  effect: "reads",
  input: closed(paging),
  output: pageOf(Connector, "ConnectorList"),
  run: ({ data }, input) =>
    pageById(input, { list: "connectors", prefix: "connector", read: (page) => data.connectors.list(page), shown }),
});

export const createConnector = operation({
  ...all,
  name: "create_connector",
  agents: "never",
  route: "POST /v1/connectors",
  summary: "Register an MCP server",
  description:
    "Registers an MCP server. Its tools then appear over MCP as `<slug>__<tool>` to every credential that may call them, and are called with the headers given here, never with the caller's own credential. They are looked up in the background; refresh_connector waits for that.",
  effect: "creates",
  conflicts: {
    crowded: (many) => `A workspace has ${many} connectors at most; delete one first.`,
    taken: (slug) => `slug: another connector is called ${slug}.`,
  },
  input: closed({
    slug,
    name: connectorContent.name,
    url: connectorContent.url,
    headers: orElse({}, headers),
    blocked_tools: orElse([], connectorContent.blocked_tools),
    limits: T.Optional(limits),
  }),
  output: Connector,
  async run(context, { slug, name, url, headers, blocked_tools, limits }, act) {
    const { data, principal, now } = context;
    const fault = slugFault(slug);
    if (fault !== undefined) throw new Failure("invalid_request", `slug: ${fault}.`);
    checkPlainUrl(context, url, insteadOfSecrets);
    const id = newId("connector");
    const row = {
      ...{ id, slug, name, url, status: "active" as const, login: "none" as const, loginSealed: null },
      ...(await sealed(context, id, headers)),
      ...{ blockedTools: JSON.stringify(blocked_tools), limits: JSON.stringify({ ...usualLimits, ...limits }) },
      ...{ createdBy: principal.credential, createdAt: now, updatedAt: now },
    };
    const answer = await data.connectors.create(act, row, most, told);
    look(context, id);
    return answer;
  },
});

export const getConnector = operation({
  ...all,
  name: "get_connector",
  route: "GET /v1/connectors/:id",
  summary: "Read a connector",
  description: "Returns one connector: its address, health and limits.",
  effect: "reads",
  input: closed({ id: connectorId }),
  output: Connector,
  async run({ data }, { id }) {
    const row = await data.connectors.find(id);
    if (!row) throw missing({ noun });
    return shown(row);
  },
});

export const updateConnector = operation({
  ...all,
  name: "update_connector",
  agents: "never",
  route: "PATCH /v1/connectors/:id",
  summary: "Change a connector",
  description:
    "Changes the fields that are sent and leaves the others; `headers` replaces all of them. With a new `url` the stored headers are removed unless they are sent with it, and a login is revoked and has to be done again.",
  effect: "updates",
  input: closed({
    id: connectorId,
    ...T.Partial(T.Object(connectorContent)).properties,
    headers: T.Optional(headers),
    limits: T.Optional(limits),
  }),
  output: Connector,
  async run(context, { id, name, url, blocked_tools, headers, limits }, act) {
    const { data, house } = context;
    if (url !== undefined) checkPlainUrl(context, url, insteadOfSecrets);
    const before = url === undefined ? undefined : await data.connectors.find(id);
    const secrets = headers && (await sealed(context, id, headers));
    const answer = await data.connectors.change(
      act,
      id,
      (row) => {
        if (headers && row.login !== "none" && url === undefined) checkLogin(headers);
        const isElsewhere = url !== undefined && url !== row.url;
        const gone = { headerNames: "[]", headersSealed: null, login: "none" as const, loginSealed: null };
        return {
          ...(name !== undefined && { name }),
          ...(blocked_tools && { blockedTools: JSON.stringify(blocked_tools) }),
          ...(limits && { limits: JSON.stringify({ ...(JSON.parse(row.limits) as ConnectorLimits), ...limits }) }),
          ...(isElsewhere && { url, ...gone, forgets: true }),
          ...secrets,
        };
      },
      told,
    );
    if (before && before.url !== url) await house.connectors.revokeLogin(before);
    if (url !== undefined || secrets) look(context, id);
    return answer;
  },
});

export const deleteConnector = operation({
  ...all,
  name: "delete_connector",
  route: "DELETE /v1/connectors/:id",
  summary: "Delete a connector",
  description:
    "Deletes a connector with its secrets, and revokes its login where possible. Its tools are gone for every caller.",
  effect: "deletes",
  input: closed({ id: connectorId }),
  output: deletionOf(connectorId, "DeletedConnector"),
  async run({ data, house }, { id }, act) {
    const row = await data.connectors.find(id);
    const answer = await data.connectors.remove(act, id, deletion(id));
    if (row) await house.connectors.revokeLogin(row);
    return answer;
  },
});

export const disableConnector = operation({
  ...all,
  name: "disable_connector",
  route: "POST /v1/connectors/:id/disable",
  summary: "Disable a connector",
  description: "Hides a connector's tools and refuses calls to them until it is enabled. Its secrets are kept.",
  effect: "updates",
  input: closed({ id: connectorId }),
  output: Connector,
  run: ({ data }, { id }, act) => data.connectors.change(act, id, () => ({ status: "disabled" }), told),
});

export const enableConnector = operation({
  ...all,
  name: "enable_connector",
  agents: "never",
  route: "POST /v1/connectors/:id/enable",
  summary: "Enable a connector",
  description: "Makes a connector's tools available again. They are looked up in the background.",
  effect: "updates",
  input: closed({ id: connectorId }),
  output: Connector,
  async run(context, { id }, act) {
    const answer = await context.data.connectors.change(act, id, () => ({ status: "active" }), told);
    look(context, id);
    return answer;
  },
});

export const refreshConnector = operation({
  ...all,
  name: "refresh_connector",
  route: "POST /v1/connectors/:id/refresh",
  summary: "Refresh a connector",
  description:
    "Asks the connector's server now what it offers, even if it was down, and returns its health. A server that does not answer is `down`, and `problem` says why.",
  effect: "updates",
  input: closed({ id: connectorId }),
  output: Connector,
  async run(context, { id }, act) {
    const { data, house, principal, dryRun } = context;
    const row = await data.connectors.find(id);
    if (!row) throw missing({ noun });
    if (row.status === "disabled")
      throw new Failure("conflict", "This connector is disabled; enable it first, by enable_connector.");
    // What is wrong with the server stands in the answer.
    if (!dryRun) await house.connectors.refresh(principal.workspace.id, id).catch(() => {});
    return data.connectors.change(act, id, () => ({}), told);
  },
});

export const listConnectorTools = operation({
  ...all,
  name: "list_connector_tools",
  route: "GET /v1/connectors/:id/tools",
  summary: "List a connector's tools",
  description:
    "Lists every tool that the server offered when it was last asked: its name here and there, and whether it is blocked; and what was left out, and why.",
  effect: "reads",
  input: closed({ id: connectorId }),
  output: ConnectorTools,
  async run({ data }, { id }) {
    const row = await data.connectors.find(id);
    if (!row) throw missing({ noun });
    return shownTools(row);
  },
});
