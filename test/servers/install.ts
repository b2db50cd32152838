// Installs the servers that tests publish to, where they are not installed yet. Where one cannot be had, its tests are
// skipped, and this and they say so loudly.
import { installLlm } from "./install-llm.ts";
import { installPds } from "./install-pds.ts";
import { installS3 } from "./install-s3.ts";
import { installSnac } from "./install-snac.ts";

const servers = [
  { name: "Bluesky PDS", install: installPds },
  { name: "snac (Mastodon API)", install: installSnac },
  { name: "S3", install: installS3 },
  { name: "language model", install: installLlm },
];

for (const { name, install } of servers) {
  try {
    install();
  } catch (error) {
    const rule = "!".repeat(100);
    console.error(`\n${rule}\nMISSING, so its tests will be skipped: ${name}: ${(error as Error).message}\n${rule}\n`);
  }
}
