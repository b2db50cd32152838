import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Contender } from "./alternate.ts";
import { answersTo, saveAnswers } from "./answers.ts";
import { run, type Server, serve } from "./children.ts";

/**
 * A bare server that gives the bytes that the contender's server gives, to what it is asked and what others ask. One that
 * `reads` takes in each request's body first, as a server must that does what it is asked.
 */
export async function startYardstick(
  { server, load, beside }: Contender,
  cache: string,
  folder: string,
  reads = false,
): Promise<Server> {
  const answers = [...(await answersTo(server.url, load)), ...(beside ? await answersTo(server.url, beside) : [])];
  const argv = [await compiled(cache), "{port}", saveAnswers(folder, answers), ...(reads ? ["read"] : [])];
  return serve({ name: "the yardstick", argv, ready: "/" });
}

/** Compiled as the product is: of the two ways to run it, the one that takes less time for a request. */
async function compiled(cache: string): Promise<string> {
  const source = join(import.meta.dir, "servers/yardstick.ts");
  const hash = Bun.hash((await Bun.file(source).text()) + Bun.version).toString(36);
  const executable = join(cache, `yardstick-${hash}`);
  if (existsSync(executable)) return executable;
  mkdirSync(cache, { recursive: true });
  const production = ["--production", "--define", 'process.env.NODE_ENV="production"'];
  const build = [process.execPath, "build", "--compile", "--bytecode", "--format=esm", ...production];
  await run([...build, source, "--outfile", executable]);
  return executable;
}
