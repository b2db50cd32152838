// Refuses what must not stand in the repository: keys that scanners take for live ones, registry hosts, paths of one
// machine. Looks at tracked files and at those about to be.
import { homedir, tmpdir } from "node:os";
import { dirname } from "node:path";
import { $ } from "bun";

/** One thing that is looked for. The patterns are assembled, so that this file does not hold what it refuses. */
interface Rule {
  readonly what: string;
  readonly pattern: RegExp;
}

async function registryHosts(): Promise<string[]> {
  const configured = (await $`npm config get registry`.quiet().nothrow().text()).trim();
  const hosts = ["npmjs.org", "yarnpkg.com"].map((domain) => `registry.${domain}`);
  return URL.canParse(configured) ? [...hosts, new URL(configured).hostname] : hosts;
}

/** This checkout, the folder around it and the home folder, as far as those say anything. */
function machineFolders(): string[] {
  const root = process.cwd();
  const shared = new Set(["/", "", tmpdir(), "/home", "/Users"]);
  return [root, dirname(root), homedir()].filter((folder) => !shared.has(folder));
}

async function rules(): Promise<Rule[]> {
  const folders = machineFolders().map((folder) => `${RegExp.escape(folder)}(?![\\w.-])`);
  const hosts = (await registryHosts()).map((host) => RegExp.escape(host));
  return [
    { what: "a well-formed key", pattern: /sk_(?:live|test)_[0-9A-Za-z]{32}/ },
    { what: "a registry host", pattern: new RegExp(hosts.join("|")) },
    { what: "a path of one machine", pattern: new RegExp(["/(?:home|Users)/\\w[\\w.-]*/", ...folders].join("|")) },
  ];
}

const listed = await $`git ls-files -z --cached --others --exclude-standard`.quiet().text();
const findings: string[] = [];
const refused = await rules();
for (const path of listed.split("\0").filter(Boolean)) {
  const file = Bun.file(path);
  if (!(await file.exists())) continue;
  const text = await file.text();
  if (text.includes("\0")) continue;
  for (const [index, line] of text.split("\n").entries())
    for (const { what, pattern } of refused) if (pattern.test(line)) findings.push(`${path}:${index + 1}: ${what}`);
}
for (const finding of findings) console.error(finding);
if (findings.length > 0) process.exit(1);
