import { ended } from "./cli/ended.ts";
import { program } from "./cli/program.ts";

// Whatever is written is for its owner alone.
process.umask(0o077);

try {
  await program(process.argv[2]).parseAsync();
} catch (error) {
  process.exitCode = ended(error, process.argv.includes("--json"));
}
