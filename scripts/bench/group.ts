import { alternate, type Contender, type Pace } from "./alternate.ts";
import { answersTo } from "./answers.ts";
import type { Server } from "./children.ts";
import type { Load } from "./load.ts";
import { type Group, groupText, progress } from "./report.ts";
import { startYardstick } from "./yardstick.ts";

/** The first contender's own answers are what the yardstick says; the others are measured in the same alternation. */
export type Plan = {
  name: string;
  note: string;
  contenders: [Contender, ...Contender[]];
  /** Without a yardstick the first contender is what the others are held against. */
  bare?: false;
};

export async function measure(plan: Plan, pace: Pace): Promise<Group> {
  progress(plan.name);
  for (const { server, load } of plan.contenders) await answersTo(server.url, load);
  const group = plan.bare === false ? await compare(plan, plan.contenders, pace) : await withYardstick(plan, pace);
  process.stdout.write(groupText(group));
  return group;
}

const compare = async ({ name, note }: Plan, contenders: Contender[], pace: Pace): Promise<Group> => ({
  name,
  note,
  results: await alternate(contenders, pace),
});

async function withYardstick(plan: Plan, pace: Pace): Promise<Group> {
  const [first] = plan.contenders;
  const { beside } = first;
  const start = (reads: boolean) => startYardstick(first, pace.cache, pace.folder, reads);
  const own = (name: string, server: Server) => {
    const load = ownValues(first.load);
    return { name, server, load, ...(beside && { beside: ownValues(beside) }) };
  };
  const bare = own("bare Bun.serve", await start(false));
  // Where every request has a body, its reading is a part of the work that nobody is spared.
  const hasBodies = !beside && first.load.asked.every(({ body }) => body !== undefined);
  const reading = hasBodies ? [own("bare Bun.serve, body read", await start(true))] : [];
  try {
    const group = await compare(plan, [bare, ...plan.contenders, ...reading], pace);
    sameBytes(group);
    return group;
  } finally {
    for (const { server } of [bare, ...reading]) await server.stop();
  }
}

/** The yardstick gets the very requests too, from values of its own so that it uses up none of the product's. */
const ownValues = (load: Load): Load => ({
  ...load,
  asked: load.asked.map((asked) => (asked.values ? { ...asked, values: { ...asked.values } } : asked)),
});

/** An answer a quarter larger or smaller than the one that was looked at is another answer: an error, an empty list. */
function sameBytes({ name, results: [bare, first] }: Group) {
  if (!bare || !first) return;
  const [wanted, found] = [bare.median.bytes, first.median.bytes];
  if (Math.abs(found - wanted) / wanted > 0.25)
    throw new Error(`${name}: answers of ${found.toFixed(0)} bytes under load, of ${wanted.toFixed(0)} before it.`);
}
