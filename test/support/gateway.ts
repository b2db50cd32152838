import type { Outbound } from "../../src/net/safe-fetch.ts";
import { startApp, type TestApp } from "./app.ts";
import type { StillClock } from "./clock.ts";
import type { Upstream } from "./upstreams.ts";

type Json = Record<string, unknown>;

/** A server whose workspace has connectors. */
export interface GatewayApp {
  readonly app: TestApp;
  /** A key of everything, without limits. */
  readonly admin: string;
  /** Registers an upstream and looks at it; answers the connector as it is then. */
  register(slug: string, upstream: Pick<Upstream, "url">, more?: object, key?: string): Promise<Registered>;
  /** The names of connectors' tools, as this credential is shown them. */
  names(key?: string): Promise<string[]>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  call(name: string, args?: object, key?: string): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  audit(many: number): Promise<any[]>;
  close(): Promise<void>;
}
type Registered = Json & { readonly id: string };

export async function startGateway(
  upstreams: readonly Upstream[],
  { clock, config = {}, outbound }: { clock?: StillClock; config?: object; outbound?: Outbound } = {},
): Promise<GatewayApp> {
  const allow = { outbound_allow: upstreams.map(({ host }) => host) };
  const app = await startApp({
    config: { ...allow, ...config },
    ...(clock && { clock }),
    ...(outbound && { outbound }),
  });
  const admin = await app.workspace.key({
    limits: { requests_per_minute: 0, tool_calls_per_minute: 0, mcp_in_flight: 0 },
  });
  return {
    ...{ app, admin },
    async register(slug, { url }, more = {}, key = admin) {
      const made = await app.call(key, "POST", "/v1/connectors", { slug, name: slug, url, ...more });
      if (made.status !== 201) throw new Error(made.text);
      return (await app.call(key, "POST", `/v1/connectors/${made.body.id}/refresh`)).body;
    },
    async names(key = admin) {
      const { tools } = (await app.rpc(key, "tools/list")).body.result;
      return tools.map(({ name }: { name: string }) => name).filter((name: string) => name.includes("__"));
    },
    call: async (name, args = {}, key = admin) => (await app.rpc(key, "tools/call", { name, arguments: args })).body,
    audit: async (many) => (await app.call(admin, "GET", `/v1/audit?limit=${many}`)).body.data,
    close: () => app.close(),
  };
}
