// Publishes posts to a real PDS with an executable that is killed over and over, and counts what came of each.
//   bun scripts/kill-campaign.ts --kills 200 --posts 500
import { parseArgs } from "node:util";
import { hasPds } from "../test/servers/pds.ts";
import { campaign } from "./kill-campaign/campaign.ts";
import { faultsOf, lateIn, tableOf } from "./kill-campaign/outcome.ts";

const { values } = parseArgs({ options: { kills: { type: "string" }, posts: { type: "string" } } });
const count = (name: "kills" | "posts", standard: number): number => {
  const value = Number(values[name] ?? standard);
  if (Number.isSafeInteger(value) && value > 0) return value;
  throw new Error(`--${name} takes a whole number above 0.`);
};

if (!hasPds) process.exit(1);
const outcome = await campaign({ kills: count("kills", 200), posts: count("posts", 500), say: console.error });
console.log(tableOf(outcome));
const faults = [...faultsOf(outcome), ...lateIn(outcome)];
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
