import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Glob, type Subprocess } from "bun";

const root = join(import.meta.dir, "../..");
const executable = join(root, "dist", process.platform === "win32" ? "socialcrm.exe" : "socialcrm");

async function build(): Promise<void> {
  const builder = Bun.spawn([process.execPath, "scripts/build.ts"], { cwd: root, stdout: "pipe", stderr: "pipe" });
  const said = Promise.all([new Response(builder.stdout).text(), new Response(builder.stderr).text()]);
  if ((await builder.exited) !== 0) throw new Error(`The executable cannot be built.\n${(await said).join("")}`);
}

function isStale(): boolean {
  const made = statSync(executable, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = [...new Glob("{src,db}/**/*").scanSync(root), "package.json", "scripts/build.ts"];
  return sources.some((path) => (statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0) > made);
}

let building: Promise<void> | undefined;
/** The path of the compiled executable, built anew where its sources are younger. */
export async function built(): Promise<string> {
  building ??= isStale() ? build() : Promise.resolve();
  await building;
  return executable;
}

const made: string[] = [];
const running = new Set<Subprocess>();

/** The path of a folder that does not exist yet, inside one that is removed in the end. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "socialcrm-run-"));
  made.push(folder);
  return join(folder, "data");
}

/** Ends what was started and removes what was made: for `afterAll`. */
export async function tidy(): Promise<void> {
  for (const child of running) child.kill("SIGKILL");
  await Promise.all([...running].map((child) => child.exited));
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export interface Setting {
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  /** Run by this shell script, whose "$@" is the command. */
  readonly shell?: string;
}
const surroundings = ({ cwd = tmpdir(), env }: Setting) => ({
  cwd,
  env: { PATH: process.env.PATH ?? "", HOME: tmpdir(), TMPDIR: tmpdir(), ...env },
});
const command = async (words: readonly string[], { shell }: Setting) => {
  const all = [await built(), ...words];
  return shell === undefined ? all : ["sh", "-c", shell, "sh", ...all];
};

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. It has no terminal. */
export async function run(words: readonly string[], setting: Setting = {}): Promise<Ended> {
  const child = Bun.spawn(await command(words, setting), {
    ...surroundings(setting),
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  return { code, stdout, stderr };
}

/** Runs a command with `--json`, which must succeed, and answers its one document. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
export async function json(words: readonly string[], setting?: Setting): Promise<any> {
  const { code, stdout, stderr } = await run([...words, "--json"], setting);
  if (code !== 0) throw new Error(`socialcrm ${words.join(" ")} ended with ${code}: ${stderr}`);
  return JSON.parse(stdout);
}

export interface RunningServer {
  readonly url: string;
  readonly pid: number;
  /** All of stdout, once it has ended. */
  readonly stdout: Promise<string>;
  /** All of stderr, once it has ended. */
  readonly stderr: Promise<string>;
  signal(name: NodeJS.Signals): void;
  /** Its exit code; signals to stop first where one is named. */
  ended(name?: NodeJS.Signals): Promise<number>;
  request(path: string, key?: string, init?: RequestInit): Promise<Response>;
}

/** Starts `serve` on a free port and waits until it says where it is. */
export async function serve(
  data: string,
  words: readonly string[] = [],
  setting: Setting = {},
): Promise<RunningServer> {
  const argv = await command(["serve", "--data", data, "--port", "0", ...words], setting);
  const child = Bun.spawn(argv, { ...surroundings(setting), stdin: "ignore", stdout: "pipe", stderr: "pipe" });
  running.add(child);
  const stderr = new Response(child.stderr).text();
  const { line: said, all: stdout } = read(child.stdout);
  const line = await said;
  const url = /https?:\/\/[^\s",]+/.exec(line)?.[0];
  if (!url) throw new Error(`It did not start (${await child.exited}): ${await stderr}`);
  return {
    url,
    pid: child.pid,
    stdout,
    stderr,
    signal: (name) => child.kill(name),
    async ended(name) {
      if (name) child.kill(name);
      const code = await child.exited;
      running.delete(child);
      return code;
    },
    request: (path, key, init = {}) =>
      fetch(url + path, { ...init, headers: { ...init.headers, ...(key && { authorization: `Bearer ${key}` }) } }),
  };
}

/** The first line of a stream as soon as it is there, and all of it when it ends. */
function read(stream: ReadableStream<Uint8Array>): { line: Promise<string>; all: Promise<string> } {
  const first = Promise.withResolvers<string>();
  const all = (async () => {
    const decoder = new TextDecoder();
    let text = "";
    for await (const chunk of stream) {
      text += decoder.decode(chunk, { stream: true });
      if (text.includes("\n")) first.resolve(text.split("\n", 1)[0] ?? "");
    }
    first.resolve(text);
    return text;
  })();
  return { line: first.promise, all };
}

/** A folder with a workspace `acme` and a service key without limits. */
export async function furnished(): Promise<{ data: string; key: string; id: string }> {
  const data = newFolder();
  await json(["workspaces", "create", "--name", "Acme", "--slug", "acme", "--data", data]);
  const { key, id } = await json(["keys", "create", "--name", "test", "--rate-limit", "0", "--data", data]);
  return { data, key, id };
}
