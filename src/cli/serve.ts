import { forgetAnswers } from "../../db/act.ts";
import { isAlive } from "../../db/open.ts";
import { createApp } from "../app.ts";
import { systemClock } from "../clock.ts";
import type { Config } from "../config.ts";
import type { Operation } from "../contract/operation.ts";
import { furnish } from "../house.ts";
import { createLog } from "../log.ts";
import { commit, version } from "../version.ts";
import { openFolder } from "./folder.ts";

/** How long requests that run may take to end once the server stops, in milliseconds. */
const grace = 10_000;
const hour = 3_600_000;

/** Bun closes a connection that says nothing for this long, in seconds; streams are exempt. */
const idleTimeout = 60;
/** The faces read bodies themselves, each up to its caller's own limit. */
const maxRequestBodySize = Number.MAX_SAFE_INTEGER;

/** Runs the server until it is told to stop; answers when everything is written. */
export async function serve(config: Config, operations: readonly Operation[], json: boolean): Promise<void> {
  const log = createLog({ level: config.log_level, format: config.log_format });
  const folder = await openFolder(config, { alone: true });
  const { store, root } = folder;
  if (store.copied) log.info("copied_before_migrating", { copy: store.copied });
  const running = furnish({ store, root, clock: systemClock, log, config });
  const stopping = new AbortController();
  let address = "";
  const publicUrl = () => config.public_url ?? address;
  const isReady = () => isAlive(store);
  const app = createApp({ running, operations, config, publicUrl, isReady, stopping: stopping.signal });
  try {
    // Without reusePort: false a second server on the port would start, silently.
    app.listen({ hostname: config.host, port: config.port, reusePort: false, idleTimeout, maxRequestBodySize });
  } catch (error) {
    folder.close();
    throw error;
  }
  const server = app.server as NonNullable<typeof app.server>;
  address = addressOf(config.host, server.port ?? config.port);
  announce(address, config, json);
  log.info("started", { version, commit, url: address, public_url: publicUrl(), data: config.data });
  const forgetting = setInterval(() => {
    forgetAnswers(store, systemClock.now()).catch((error) => log.warn("answers_not_forgotten", { error }));
  }, hour);

  const reason = await stopSignal();
  log.info("stopping", { reason });
  stopping.abort();
  clearInterval(forgetting);
  await Promise.race([server.stop(), Bun.sleep(grace)]);
  await server.stop(true);
  await running.settle().catch((error) => log.error("usage_not_written", { error }));
  folder.close();
  log.info("stopped");
  log.flush();
}

function addressOf(host: string, port: number): string {
  const reachable = host === "0.0.0.0" || host === "::" ? "localhost" : host;
  return `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`;
}

function announce(url: string, config: Config, json: boolean): void {
  if (json) process.stdout.write(`${JSON.stringify({ url, data: config.data })}\n`);
  else
    process.stdout.write(`socialcrm is at ${url} (API docs ${url}/docs, MCP ${url}/mcp), its data in ${config.data}\n`);
}

const stopSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => resolve(signal));
  });
