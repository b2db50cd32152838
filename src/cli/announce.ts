import { writeSync } from "node:fs";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { firstSteps } from "./office.ts";

/** One line on stdout, once the server answers. Nobody needs to be there to read it. */
export function announce(url: string, { data }: Config, json: boolean): void {
  const told = `socialcrm is at ${url} (API docs ${url}/docs, MCP ${url}/mcp), its data in ${data}`;
  say(1, `${json ? JSON.stringify({ url, data }) : told}\n`);
}

/** `process.stdout` and `process.stderr` would load Node's streams and sockets, for good. */
function say(descriptor: 1 | 2, text: string): void {
  try {
    writeSync(descriptor, text);
  } catch {}
}

/** On a folder without a workspace: what to type next, where logs are for people; else as a line of the log. */
export function welcome(config: Config, log: Log): void {
  const steps = firstSteps(config);
  if (config.log_format === "json") log.info("no_workspace_yet", { next: steps });
  else say(2, `There is no workspace yet. In another terminal:\n${steps.map((step) => `  ${step}\n`).join("")}`);
}

/**
 * While nobody owns the server: whoever reads this may. It goes past the log, which lets no secret through, in the form
 * of its lines.
 */
export function offerSetup({ log_format }: Config, link: string): void {
  const line = { time: new Date().toISOString(), level: "info", event: "setup_due", link, good_for: "1 hour, once" };
  say(
    2,
    log_format === "json"
      ? `${JSON.stringify(line)}\n`
      : `Nobody owns this server yet. Set it up in a browser, within the hour:\n  ${link}\n`,
  );
}
