import type { Server } from "bun";
import type { Config } from "./config.ts";
import type { Operation } from "./contract/operation.ts";
import { access } from "./faces/access.ts";
import { clientRegistration } from "./faces/client-registration.ts";
import { docs } from "./faces/docs.ts";
import { doorOf } from "./faces/door.ts";
import { health } from "./faces/health.ts";
import { aboutMcp } from "./faces/mcp/about.ts";
import { mcp } from "./faces/mcp/endpoint.ts";
import { media } from "./faces/media.ts";
import { metrics, newTally } from "./faces/metrics.ts";
import { oauth } from "./faces/oauth.ts";
import { openapi } from "./faces/openapi.ts";
import { pages } from "./faces/pages.ts";
import { rest } from "./faces/rest.ts";
import { Routes, served } from "./faces/routes.ts";
import { unknown } from "./faces/unknown.ts";
import type { Running } from "./house.ts";
import { version } from "./version.ts";

export interface Serving {
  readonly running: Running;
  readonly operations: readonly Operation[];
  readonly config: Pick<
    Config,
    "cors_origins" | "trusted_proxies" | "mcp_auth" | "openai_apps_challenge" | "metrics_token" | "access_log"
  >;
  readonly isReady: () => Promise<boolean>;
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
  /** Milliseconds between two signs of life on a quiet stream over MCP. */
  readonly heartbeatMs?: number | undefined;
}

/** How it listens, and to whom. */
interface Listening {
  readonly hostname: string;
  readonly port: number;
  /** Seconds that a connection may say nothing. */
  readonly idleTimeout?: number;
}

/** The server, which answers once it listens. */
export interface App {
  readonly server: Server<unknown> | null;
  listen(options: Listening): void;
}

/** Every face, in the order a reader should meet them. */
export function createApp({ running, operations, config, isReady, stopping, heartbeatMs }: Serving): App {
  const { publicUrl } = running;
  const { cors_origins: cors, trusted_proxies: proxies } = config;
  const door = doorOf(running, { publicUrl, cors, proxies, server: () => app.server, stopping });
  const tally = newTally();
  const routes = new Routes()
    .use(rest(operations, running, door, tally))
    .use(media(running, door))
    .use(mcp(operations, running, door, { auth: config.mcp_auth, stopping, answers: tally.mcp, heartbeatMs }))
    .use(aboutMcp(door, config.openai_apps_challenge))
    .use(clientRegistration(running, door))
    .use(oauth(running, door))
    .use(docs({ document: () => openapi(operations, { version, publicUrl: publicUrl() }) }))
    .use(pages(running, door))
    .use(metrics(door, tally, config.metrics_token))
    .use(health(isReady));
  const around = config.access_log ? access(running.log, running.clock, door) : undefined;
  const app = served(routes, unknown(door, routes), { arrived: () => running.look(), around });
  return {
    get server() {
      return app.server;
    },
    listen(options) {
      app.listen({
        ...options,
        // Without it a second server on the port would start, silently.
        reusePort: false,
        // The faces read bodies themselves, each up to its caller's own limit.
        maxRequestBodySize: Number.MAX_SAFE_INTEGER,
        // What is thrown is answered by the routes, and never shown.
        development: false,
      });
    },
  };
}
