import { Elysia } from "elysia";
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
import { shadowed } from "./faces/shadowed.ts";
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
}

/** The server: every face, in the order a reader should meet them. */
export function createApp({ running, operations, config, isReady, stopping }: Serving) {
  const app = new Elysia({ strictPath: true });
  const { publicUrl } = running;
  const { cors_origins: cors, trusted_proxies: proxies } = config;
  const door = doorOf(running, { publicUrl, cors, proxies, server: () => app.server, stopping });
  const hidden = new Set(shadowed(operations).map(({ method, path }) => `${method} ${path}`));
  const routes = () => app.routes.filter(({ method, path }) => !hidden.has(`${method} ${path}`));
  const tally = newTally();
  if (config.access_log) app.use(access(running.log, running.clock, door));
  return app
    .use(unknown(door, routes))
    .use(rest(operations, running, door, tally))
    .use(media(running, door))
    .use(mcp(operations, running, door, { auth: config.mcp_auth, stopping, answers: tally.mcp }))
    .use(aboutMcp(door, config.openai_apps_challenge))
    .use(clientRegistration(running, door))
    .use(oauth(running, door))
    .use(docs({ document: () => openapi(operations, { version, publicUrl: publicUrl() }) }))
    .use(pages(running, door))
    .use(metrics(door, tally, config.metrics_token))
    .use(health(isReady));
}
