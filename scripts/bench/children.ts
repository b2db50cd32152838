import { createServer } from "node:net";

/** Servers run on one core and the load generator on the other, so that neither takes the other's time. */
export const serverCore = "0";
export const loadCore = "1";

export type Server = { name: string; url: string; pid: number; stop: () => Promise<void> };
export type Command = {
  name: string;
  argv: string[];
  /** Answers once the server is up. */
  ready: string;
  cwd?: string;
  env?: Record<string, string>;
  /** The servers' core, unless named. */
  cores?: string;
};

const running = new Set<Bun.Subprocess>();

/** Ends whatever is still running, by process id, however the bench ends. */
export function stopOnExit(clean: () => void) {
  process.on("exit", () => {
    for (const child of running) child.kill("SIGKILL");
    clean();
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => process.exit(130));
}

/** Runs a command to its end; what it wrote to stdout, or an error with what it wrote to stderr. */
export async function run(argv: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const child = Bun.spawn(argv, {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, ...options.env },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "pipe",
  });
  running.add(child);
  const [out, error, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  running.delete(child);
  if (code !== 0) throw new Error(`${argv.join(" ")} ended with ${code}: ${(error || out).trim().slice(-2000)}`);
  return out;
}

/** Starts a process; what it writes to stderr is kept for a complaint. */
export function spawn(argv: string[], options: { cwd?: string; env?: Record<string, string> } = {}) {
  const child = Bun.spawn(argv, {
    cwd: options.cwd ?? process.cwd(),
    env: { ...process.env, NODE_ENV: "production", ...options.env },
    stdin: "ignore",
    stdout: "ignore",
    stderr: "pipe",
  });
  running.add(child);
  const said = new Response(child.stderr).text(); // read as it comes: a full pipe would stop the server
  const failed = child.exited.then(async (code): Promise<never> => {
    throw new Error(`${argv.join(" ")} ended with ${code}: ${(await said).slice(-2000)}`);
  });
  failed.catch(() => {});
  const stop = async () => {
    child.kill("SIGTERM");
    const forced = setTimeout(() => child.kill("SIGKILL"), 10_000);
    await child.exited;
    clearTimeout(forced);
    running.delete(child);
  };
  return { pid: child.pid, failed, stop };
}

/** Starts a server on its core and waits until it answers at `ready`. `{port}` in its arguments is filled in. */
export async function serve({ name, argv, ready, cores = serverCore, ...options }: Command): Promise<Server> {
  const port = String(await freePort());
  const filled = argv.map((part) => part.replace("{port}", port));
  const { pid, failed, stop } = spawn(["taskset", "-c", cores, ...filled], options);
  const url = `http://127.0.0.1:${port}`;
  await Promise.race([answers(`${url}${ready}`, name), failed]);
  return { name, url, pid, stop };
}

async function answers(url: string, name: string) {
  const until = performance.now() + 60_000;
  while (performance.now() < until) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.arrayBuffer();
    if (answer && answer.status < 500) return;
    await Bun.sleep(20);
  }
  throw new Error(`${name} did not answer at ${url} within 60 s.`);
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
