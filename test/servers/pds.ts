import { join } from "node:path";
import { AtpAgent } from "@atproto/api";
import { isInstalled, pdsFolder, pdsNode } from "./cache.ts";
import { firstLine, sayMissing } from "./child.ts";

/** A running PDS with its PLC directory. */
export interface Pds {
  readonly url: string;
  readonly plc: string;
  /** A new account, signed in with its main password by an independent client. */
  account(name: string): Promise<{ agent: AtpAgent; did: string; handle: string; appPassword: string }>;
  stop(): Promise<void>;
}

export const hasPds = isInstalled(pdsFolder());
if (!hasPds) sayMissing("the Bluesky PDS");

export async function startPds(): Promise<Pds> {
  const folder = pdsFolder();
  const child = Bun.spawn([join(pdsNode(folder), "bin", "node"), "run.mjs"], {
    cwd: folder,
    stdin: "pipe",
    stdout: "pipe",
    stderr: "inherit",
  });
  const { url, plc } = JSON.parse(await firstLine(child.stdout, "The PDS"));
  return {
    url,
    plc,
    async account(name) {
      const agent = new AtpAgent({ service: url });
      const handle = `${name}.test`;
      const password = crypto.randomUUID();
      const { data } = await agent.createAccount({ handle, email: `${name}@example.com`, password });
      const made = await agent.com.atproto.server.createAppPassword({ name: "socialcrm" });
      return { agent, did: data.did, handle, appPassword: made.data.password };
    },
    async stop() {
      child.stdin.end();
      await child.exited;
    },
  };
}
