import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

export type Options = {
  /** Where the JSON goes. */
  out: string;
  /** One short round over a small seed: shows that the bench runs, not how fast anything is. */
  quick: boolean;
  rounds: number;
  /** Seconds of load in one round of one contender. */
  seconds: number;
  connections: number;
  peers: boolean;
  /** The executable under test. */
  product: string;
  /** Seeds and installed peers, kept between runs. */
  cache: string;
  /** Only groups whose name contains this. */
  only: string;
};

const usage = `Usage: bun scripts/bench.ts [options]

  --out FILE          the results as JSON (default bench.json)
  --quick             one round of one second over a small seed
  --rounds N          rounds of each contender (default 3, median reported)
  --seconds N         seconds of load in a round (default 3)
  --connections N     open connections (default 64)
  --no-peers          leave the foreign peers out
  --product FILE      the executable (default dist/socialcrm)
  --cache DIR         seeds and peers are kept here (default <temp folder>/socialcrm-bench)
  --only TEXT         only the groups whose name contains TEXT
  --help
`;

export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    allowNegative: true,
    options: {
      out: { type: "string", default: "bench.json" },
      quick: { type: "boolean", default: false },
      rounds: { type: "string" },
      seconds: { type: "string" },
      connections: { type: "string", default: "64" },
      peers: { type: "boolean", default: true },
      product: { type: "string", default: "dist/socialcrm" },
      cache: { type: "string", default: join(tmpdir(), "socialcrm-bench") },
      only: { type: "string", default: "" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    process.stdout.write(usage);
    process.exit(0);
  }
  return {
    ...values,
    rounds: whole("rounds", values.rounds ?? (values.quick ? "1" : "3")),
    seconds: whole("seconds", values.seconds ?? (values.quick ? "1" : "3")),
    connections: whole("connections", values.connections),
  };
}

function whole(name: string, text: string): number {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error(`--${name} takes a whole number from 1 to 9999, not "${text}".`);
  return Number(text);
}
