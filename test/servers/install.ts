// Installs the servers that tests publish to, where they are not installed yet. Under CI none may be missing.
import { installPds } from "./install-pds.ts";
import { installSnac } from "./install-snac.ts";

const servers = [
  { name: "Bluesky PDS", install: installPds },
  { name: "snac (Mastodon API)", install: installSnac },
];

let failed = false;
for (const { name, install } of servers) {
  try {
    install();
  } catch (error) {
    failed = true;
    const rule = "!".repeat(100);
    console.error(`\n${rule}\nMISSING, so its tests will be skipped: ${name}: ${(error as Error).message}\n${rule}\n`);
  }
}
process.exit(failed && process.env["CI"] ? 1 : 0);
