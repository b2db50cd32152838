import type { Server } from "bun";
import { releaseAiCallsOfBefore } from "../../db/ai/calls.ts";
import { isAlive, type Store } from "../../db/open.ts";
import { listWorkspaces } from "../../db/workspaces.ts";
import { createApp } from "../app.ts";
import { systemClock } from "../clock.ts";
import { BadConfiguration } from "../config/bad-configuration.ts";
import type { Config } from "../config.ts";
import { Failure } from "../contract/failure.ts";
import { furnish, type Running } from "../house.ts";
import { createLog } from "../log.ts";
import { operations } from "../operations/index.ts";
import { upkeep } from "../upkeep.ts";
import { commit, version } from "../version.ts";
import { addressOf, isLoopback } from "./address.ts";
import { announce, offerSetup, welcome } from "./announce.ts";
import { configOf, type Flags } from "./flags.ts";
import { openFolder } from "./folder.ts";

/** How long requests that run may take to end once the server stops, in milliseconds. */
const grace = 10_000;
const hour = 3_600_000;

/** Bun closes a connection that says nothing for this long, in seconds; streams are exempt. */
const idleTimeout = 60;

/** Runs the server until it is told to stop; answers when everything is written. */
export async function serve(flags: Flags): Promise<void> {
  const config = configOf(flags);
  const stop = stopSignal();
  const log = createLog({ level: config.log_level, format: config.log_format });
  const folder = await openFolder(config, { alone: true });
  const { store, root } = folder;
  if (store.copied) log.info("copied_before_migrating", { copy: store.copied });
  await releaseAiCallsOfBefore(store, systemClock.now());
  let address = "";
  const publicUrl = () => config.public_url ?? address;
  const running = await furnish({ store, root, clock: systemClock, log, config, publicUrl });
  const stopping = new AbortController();
  const isReady = () => isAlive(store);
  const app = createApp({ running, operations, config, isReady, stopping: stopping.signal });
  try {
    app.listen({ hostname: config.host, port: config.port, idleTimeout });
  } catch (error) {
    folder.close();
    throw notListening(error, config);
  }
  const server = app.server as NonNullable<typeof app.server>;
  address = addressOf(config.host, server.port ?? config.port);
  announce(address, config, flags.json === true);
  log.info("started", { version, commit, url: address, public_url: publicUrl(), data: config.data });
  if (!isLoopback(config.host) && config.public_url === undefined)
    log.warn("public_url_not_set", { hint: `others cannot follow links to ${address}; set --public-url` });
  await nextTurn(); // who has been waiting is answered before the rest is done
  const endUpkeep = upkeepEveryHour(running, store, config, stopping.signal);

  const { scheduler } = running.publishing;
  const { sender } = running.webhooks;
  const { puller } = running.insights;
  try {
    if ((await listWorkspaces(store)).length === 0) welcome(config, log);
    if (await running.people.setup.isDue()) offerSetup(config, await running.people.setup.link());
    for (const work of [scheduler, sender, puller]) await work.start({ alone: true });
    log.info("stopping", { reason: await stop });
  } catch (error) {
    log.info("stopping", { reason: "it could not be started whole" });
    throw error;
  } finally {
    stopping.abort();
    const upkeepEnded = endUpkeep();
    await Promise.all([finished(server), stopped(scheduler), stopped(sender), stopped(puller)]);
    await settled(running);
    await upkeepEnded;
    folder.close();
    log.info("stopped");
    log.flush();
  }
}

/** Does the upkeep now and every hour from now on. Answers what ends that: it waits for one that is at it. */
function upkeepEveryHour(running: Running, store: Store, config: Config, stopping: AbortSignal): () => Promise<void> {
  const { log, media, authorization } = running;
  const keepUp = async () => {
    await upkeep(store, log, { usageDays: config.usage_retention_days, at: systemClock.now(), stopping });
    await media.upkeep(systemClock.now(), stopping).catch((error) => log.warn("media_not_forgotten", { error }));
    await authorization.signingKeys.rotateWhenDue().catch((error) => log.warn("signing_key_not_rotated", { error }));
  };
  let latest = keepUp();
  const hourly = setInterval(() => {
    latest = keepUp();
  }, hour);
  return async () => {
    clearInterval(hourly);
    await latest;
  };
}

const nextTurn = () => Bun.sleep(0);

/** Takes no new connection, and ends when nothing runs any more. Connections that are merely open are not waited for. */
async function finished(server: Server<unknown>): Promise<void> {
  const deadline = systemClock.monotonic() + grace;
  const closed = server.stop();
  while (server.pendingRequests > 0 && systemClock.monotonic() < deadline) await Bun.sleep(10);
  // The last answers are on their way to the system.
  await Promise.race([closed, Bun.sleep(50)]);
  await server.stop(true);
}

/** What is not out by then is taken up at the next start. */
async function stopped(work: { stop(): Promise<void> }): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, grace);
  await Promise.race([work.stop(), late.promise]);
  clearTimeout(timer);
}

const settled = ({ settle, log }: Running) => settle().catch((error) => log.error("usage_not_written", { error }));

function notListening(error: unknown, { host, port }: Config): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "EADDRINUSE")
    return new Failure("conflict", `Port ${port} of ${host} is in use. Stop what has it, or choose another --port.`);
  if (code === "EACCES")
    return new Failure("conflict", `Port ${port} needs rights that this user lacks. Choose a --port above 1023.`);
  return new BadConfiguration("host", `cannot be listened on: ${host}, port ${port} (${code ?? error}).`);
}

/** The first signal to stop. Later ones change nothing: what runs has its ten seconds. */
const stopSignal = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => resolve(signal));
  });
