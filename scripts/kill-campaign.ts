// Publishes posts to a real server with an executable that is killed over and over, and counts what came of each.
//   bun scripts/kill-campaign.ts --network bluesky --kills 200 --posts 500
import { parseArgs } from "node:util";
import { campaign } from "./kill-campaign/campaign.ts";
import { faultsOf, lateIn, tableOf } from "./kill-campaign/outcome.ts";
import { type ServerName, servers } from "./kill-campaign/server.ts";

const text = { type: "string" } as const;
const { values } = parseArgs({ options: { network: text, kills: text, posts: text } });
const count = (name: "kills" | "posts", standard: number): number => {
  const value = Number(values[name] ?? standard);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} takes a whole number above 0.`);
};
const network = (values.network ?? "bluesky") as ServerName;
if (!(network in servers)) throw new Error(`--network takes ${Object.keys(servers).join(" or ")}.`);

if (!servers[network].isThere) process.exit(1);
const asked = { network, kills: count("kills", 200), posts: count("posts", 500) };
const outcome = await campaign({ ...asked, say: console.error });
console.log(tableOf(outcome));
const faults = [...faultsOf(outcome), ...lateIn(outcome)];
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
