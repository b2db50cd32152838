import type { Server } from "./children.ts";
import type { Load } from "./load.ts";
import { drive, type Reading } from "./wrk.ts";

/** A server and what it is asked: one line of a group. */
export type Contender = {
  name: string;
  server: Server;
  load: Load;
  /** What others ask the same server meanwhile. */
  beside?: Load;
};

export type Result = {
  name: string;
  /** The median of the rounds, figure by figure. */
  median: Reading;
  rounds: Reading[];
  /** Requests a second against the group's first contender, the median of the rounds' own ratios. */
  ratio: number;
};

export type Pace = { rounds: number; seconds: number; connections: number; folder: string; cache: string };

/** A B C A B C …: each round's figures are taken within seconds of each other, so what the machine does else cancels. */
export async function alternate(contenders: Contender[], pace: Pace): Promise<Result[]> {
  const rounds = contenders.map((): Reading[] => []);
  const put = (contender: Contender, seconds: number) => once(contender, { ...pace, seconds });
  for (const contender of contenders) await put(contender, 1); // compiles what is hot, fills what is cached
  for (let round = 0; round < pace.rounds; round++)
    for (const [index, contender] of contenders.entries()) rounds[index]?.push(await put(contender, pace.seconds));
  return contenders.map(({ name }, index) => {
    const own = rounds[index] ?? [];
    const ratios = own.map(({ rate }, round) => rate / (rounds[0]?.[round]?.rate ?? Number.NaN));
    return { name, median: middle(own), rounds: own, ratio: median(ratios) };
  });
}

/** What runs beside starts earlier and ends later. The server's CPU time is then that of both. */
async function once({ server, load, beside }: Contender, { seconds, connections, folder }: Pace): Promise<Reading> {
  const others = beside && drive(server, beside, seconds + 2, folder);
  if (beside) await Bun.sleep(500);
  const reading = await drive(server, { connections, ...load }, seconds, folder);
  return { ...reading, beside: (await others)?.rate ?? 0 };
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

function middle(rounds: Reading[]): Reading {
  const of = (figure: keyof Reading) => median(rounds.map((round) => round[figure]));
  return {
    rate: of("rate"),
    p50: of("p50"),
    p99: of("p99"),
    cpu: of("cpu"),
    busy: of("busy"),
    memory: of("memory"),
    bytes: of("bytes"),
    requests: of("requests"),
    refused: of("refused"),
    beside: of("beside"),
  };
}
