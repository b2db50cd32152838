import { readdirSync } from "node:fs";
import { join } from "node:path";
import { isInstalled, s3Folder } from "./cache.ts";
import { firstLine, sayMissing } from "./child.ts";

/** A running server of S3 with a bucket `media`. It checks signatures, and cannot list. */
export interface S3 {
  /** What `media_store` has to say. */
  readonly store: string;
  readonly key: string;
  readonly secret: string;
  /** What is in the bucket. */
  names(): string[];
  stop(): Promise<void>;
}

export const hasS3 = isInstalled(s3Folder());
if (!hasS3) sayMissing("the S3 server");

export async function startS3(): Promise<S3> {
  const child = Bun.spawn([process.execPath, "run.mjs"], {
    cwd: s3Folder(),
    stdin: "pipe",
    stdout: "pipe",
    stderr: "inherit",
  });
  const { url, folder } = JSON.parse(await firstLine(child.stdout, "The S3 server"));
  const ending = "._S3rver_object";
  return {
    store: `s3://media/crm?endpoint=${url}`,
    key: "S3RVER",
    secret: "S3RVER",
    names: () =>
      readdirSync(join(folder, "media"), { recursive: true, encoding: "utf8" })
        .filter((name) => name.endsWith(ending))
        .map((name) => name.slice(0, -ending.length))
        .sort(),
    async stop() {
      child.stdin.end();
      await child.exited;
    },
  };
}
