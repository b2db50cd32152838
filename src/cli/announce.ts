import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { firstSteps } from "./office.ts";
import { write } from "./print.ts";

/** One line on stdout, once the server answers. */
export function announce(url: string, config: Config, json: boolean): void {
  if (json) write(`${JSON.stringify({ url, data: config.data })}\n`);
  else write(`socialcrm is at ${url} (API docs ${url}/docs, MCP ${url}/mcp), its data in ${config.data}\n`);
}

export const isLoopback = (host: string): boolean => host === "localhost" || host === "::1" || host.startsWith("127.");

/** On a folder without a workspace: what to type next, where logs are for people; else as a line of the log. */
export function welcome(config: Config, log: Log): void {
  const steps = firstSteps(config);
  if (config.log_format === "json") log.info("no_workspace_yet", { next: steps });
  else
    process.stderr.write(
      `There is no workspace yet. In another terminal:\n${steps.map((step) => `  ${step}\n`).join("")}`,
    );
}
