import { mkdtempSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { median } from "../alternate.ts";
import { freePort, spawn } from "../children.ts";
import { cpuMilliseconds, memory } from "../proc.ts";

/** From the start of the process to the end of an answer: milliseconds by the clock, and of CPU on all its threads. */
export type Moment = { wall: number; cpu: number };
export type StartUp = { name: string; min: number; median: number; cpu: number; all: Moment[] };
/** A data folder with a key to it. */
export type Keyed = { folder: string; key: string };

/** How long the product takes on both cores, on a new data folder and on one that is there. */
export async function startUps(product: string, seeded: Keyed, scratch: string, times: number): Promise<StartUp[]> {
  const starts = new Starts();
  for (let time = 0; time < times; time++) await starts.once(product, seeded, scratch);
  return starts.told();
}

/** Starts, one after the other: of one executable, or of several in turns. */
export class Starts {
  readonly #rows = new Map<string, Moment[]>();

  async once(product: string, { folder, key }: Keyed, scratch: string): Promise<void> {
    const fresh = mkdtempSync(join(scratch, "fresh-"));
    const [first] = await started(["serve", "--data", fresh], product, [{}]);
    rmSync(fresh, { recursive: true, force: true });
    const bearer = { authorization: `Bearer ${key}` };
    const [alive, known] = await started(["serve", "--data", folder], product, [{}, bearer]);
    this.#add("an empty data folder", first);
    this.#add("the seeded data folder", alive);
    this.#add("the seeded data folder, with a key", known);
  }

  #add(name: string, moment: Moment | undefined): void {
    if (moment) this.#rows.set(name, [...(this.#rows.get(name) ?? []), moment]);
  }

  told(): StartUp[] {
    return [...this.#rows].map(([name, all]) => {
      const walls = all.map(({ wall }) => wall);
      return { name, min: Math.min(...walls), median: median(walls), cpu: median(all.map(({ cpu }) => cpu)), all };
    });
  }
}

/** The first answer of `/healthz`, and then one for each further set of headers from `/v1/me`. */
export async function started(
  words: string[],
  executable: string,
  headers: Record<string, string>[],
): Promise<Moment[]> {
  const port = await freePort();
  const begun = performance.now();
  const server = spawn([executable, ...words, "--port", String(port)]);
  const moments: Moment[] = [];
  for (const sent of headers) {
    const path = moments.length === 0 ? "/healthz" : "/v1/me";
    while (!(await answers(`http://127.0.0.1:${port}${path}`, sent))) {
      if (performance.now() - begun > 10_000) throw new Error(`No answer of ${path} within 10 s.`);
      await Bun.sleep(0.5);
    }
    moments.push({ wall: performance.now() - begun, cpu: cpuMilliseconds(server.pid) });
  }
  await server.stop();
  return moments;
}

const answers = (url: string, headers: Record<string, string>) =>
  fetch(url, { headers: { connection: "close", ...headers } }).then(
    async (answer) => (await answer.text()) !== "" && answer.ok,
    () => false,
  );

/** Megabytes resident five seconds after a start on an empty data folder and on the seeded one, nobody asking. */
export async function idleMemory(product: string, seeded: string, scratch: string) {
  const idle = async (folder: string) => {
    const port = await freePort();
    const server = spawn([product, "serve", "--data", folder, "--port", String(port)]);
    await Bun.sleep(5_000);
    if (!(await answers(`http://127.0.0.1:${port}/healthz`, {}))) throw new Error(`No answer after 5 s on ${folder}.`);
    const found = memory(server.pid);
    await server.stop();
    return found;
  };
  return { empty: await idle(mkdtempSync(join(scratch, "idle-"))), seeded: await idle(seeded) };
}

/** Megabytes (10^6 bytes) of the executable. */
export const executableSize = (product: string): number => statSync(product).size / 1e6;
