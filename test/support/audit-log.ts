import { Database } from "bun:sqlite";
import { cpSync } from "node:fs";
import { databaseIn } from "../../db/sqlite/files.ts";
import { furnished, newFolder, run, serve } from "./executable.ts";

/* A data folder with an audit log of twelve lines, and what can be done to copies of it. */

export interface Logged {
  readonly data: string;
  readonly key: string;
  /** The folder as it was when the log had eight lines. */
  readonly before: string;
}

/** Starts a server on the folder, has it write posts, and stops it. */
export async function write(data: string, key: string, posts: number): Promise<void> {
  const server = await serve(data);
  for (let n = 0; n < posts; n++) {
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: `{"body":"post ${n}"}` };
    const { status } = await server.request("/v1/posts", key, init);
    if (status !== 201) throw new Error(`A post was answered with ${status}.`);
  }
  await server.ended("SIGTERM");
}

export function copied(data: string): string {
  const copy = newFolder();
  cpSync(data, copy, { recursive: true });
  return copy;
}

/** Two lines stand in the log of a furnished folder. */
export async function logged(): Promise<Logged> {
  const { data, key } = await furnished();
  await write(data, key, 6);
  const before = copied(data);
  await write(data, key, 4);
  return { data, key, before };
}

/** Raw SQL, as whoever has the file but not the root key can write it. */
export function tamper(data: string, statements: readonly string[]): void {
  const file = new Database(databaseIn(data));
  for (const sql of statements) file.run(sql);
  file.close();
}

/** The faults that `audit verify` finds; its exit code says whether there are any. */
export async function faultsIn(data: string, ...words: string[]): Promise<object[]> {
  const { code, stdout, stderr } = await run(["audit", "verify", "--data", data, "--json", ...words]);
  const { ok, workspaces } = JSON.parse(stdout);
  if (stderr !== "" || code !== (ok ? 0 : 1)) throw new Error(`It ended with ${code}: ${stderr}`);
  return workspaces.flatMap(({ faults }: { faults: object[] }) => faults);
}
