import { writeSync } from "node:fs";
import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { firstSteps } from "./office.ts";

/** One line on stdout, once the server answers. Nobody needs to be there to read it. */
export function announce(url: string, { data }: Config, json: boolean): void {
  const told = `socialcrm is at ${url} (API docs ${url}/docs, MCP ${url}/mcp), its data in ${data}`;
  try {
    writeSync(1, `${json ? JSON.stringify({ url, data }) : told}\n`);
  } catch {}
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
