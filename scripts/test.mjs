// npm test: everything between a fresh clone and a full run of the gate. Arguments after `--` go to scripts/check.ts.
import { become } from "./become.mjs";
import { bun, installDependencies, root, say } from "./install.mjs";
import { installPackages } from "./packages.mjs";

try {
  installDependencies();
  installPackages();
} catch (error) {
  say(`setup: ${error.message}`);
  process.exit(1);
}
process.chdir(root);
become(bun, ["scripts/check.ts", ...process.argv.slice(2)]);
