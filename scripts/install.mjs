import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The Bun that the lock names. Node 20 brings none, so this path answers only after `installDependencies`. */
export const bun = join(root, "node_modules", ".bin", process.platform === "win32" ? "bun.exe" : "bun");

/** Progress goes to stderr: stdout belongs to what is started afterwards. */
export const say = (line) => process.stderr.write(`${line}\n`);

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return undefined;
    throw error;
  }
};

const sameRecord = (a = {}, b = {}) => {
  const sorted = (record) => JSON.stringify(Object.entries(record).sort());
  return sorted(a) === sorted(b);
};

/** Why `npm ci` has to run, or undefined when what is installed is what the lock names. */
export function whyStale() {
  const lock = readJson("package-lock.json");
  const manifest = readJson("package.json");
  const installed = readJson("node_modules/.package-lock.json")?.packages;
  if (!installed) return "nothing is installed yet";
  for (const kind of ["dependencies", "devDependencies"])
    if (!sameRecord(manifest[kind], lock.packages[""][kind])) return `package.json and the lock differ in ${kind}`;
  for (const [path, wanted] of Object.entries(lock.packages)) {
    if (path === "") continue;
    const present = installed[path];
    // An optional package may be one for another kind of machine.
    if (!present && wanted.optional) continue;
    if (!present || !existsSync(join(root, path))) return `${path} is missing`;
    if (present.version !== wanted.version || present.integrity !== wanted.integrity)
      return `${path} is ${present.version}, the lock names ${wanted.version}`;
  }
  const extra = Object.keys(installed).find((path) => !(path in lock.packages));
  return extra && `${extra} is not in the lock`;
}

/** npm wants to write its cache; where the home folder cannot be written to, it is given one that can. */
function cacheSettings() {
  const cache = process.env.npm_config_cache || join(homedir() || "/nonexistent", ".npm");
  try {
    mkdirSync(cache, { recursive: true });
    accessSync(cache, constants.W_OK);
    return { npm_config_cache: cache };
  } catch {
    return { npm_config_cache: join(tmpdir(), "socialcrm-npm-cache") };
  }
}

function npm(args) {
  const env = { ...process.env, ...cacheSettings() };
  const options = { cwd: root, env, stdio: ["ignore", 2, 2] };
  // Started by npm, the same npm does the work; npm.cmd on Windows cannot be spawned without a shell.
  const own = process.env.npm_execpath;
  return own?.endsWith("npm-cli.js")
    ? spawnSync(process.execPath, [own, ...args], options)
    : spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

const bunAnswers = () => {
  const { version } = readJson("node_modules/bun/package.json");
  return spawnSync(bun, ["--version"], { encoding: "utf8" }).stdout?.trim() === version;
};

/** Where npm was told to run no scripts, the `bun` package still holds a placeholder: its own script ends that. */
function ensureBun() {
  if (bunAnswers()) return;
  say("setup: putting the Bun executable in place");
  spawnSync(process.execPath, [join(root, "node_modules", "bun", "install.js")], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (!bunAnswers()) throw new Error(`Bun does not run here (${bun} --version fails).`);
}

/** Installs exactly what package-lock.json names, if that is not what is there already. */
export function installDependencies() {
  if (Number(process.versions.node.split(".")[0]) < 20)
    throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  const reason = whyStale();
  if (reason) {
    const started = Date.now();
    say(`setup: installing the locked dependencies (${reason})`);
    // Without its warnings: tools of tests ask for a newer Node than the product does, and nothing is to be done about it.
    const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
    const { status, signal, error } = npm(["ci", "--include=dev", "--include=optional", ...quiet]);
    if (status !== 0) throw new Error(`npm ci failed (${error?.message ?? signal ?? `exit code ${status}`}).`);
    say(`setup: installed in ${((Date.now() - started) / 1000).toFixed(1)} s`);
  }
  ensureBun();
}
