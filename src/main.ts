import { plainServe } from "./cli/plain-serve.ts";

// Whatever is written is for its owner alone.
process.umask(0o077);

try {
  const words = process.argv.slice(2);
  const flags = plainServe(words);
  if (flags) await (await import("./cli/serve.ts")).serve(flags);
  else await (await (await import("./cli/program.ts")).program(words[0])).parseAsync();
} catch (error) {
  const { ended } = await import("./cli/ended.ts");
  process.exitCode = ended(error, process.argv.includes("--json"));
}
