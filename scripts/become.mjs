import { spawn } from "node:child_process";
import { constants } from "node:os";

const forwarded = ["SIGTERM", "SIGHUP", "SIGINT"];
const onTerminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);

/**
 * What `exec` would be, which Node 20 lacks: the command takes this process's streams, gets the signals meant for it,
 * and its end (exit code or signal) becomes this process's own. On a terminal ctrl-C reaches the whole foreground
 * group by itself, so SIGINT is passed on only where there is none.
 */
export function become(command, args) {
  const child = spawn(command, args, { stdio: "inherit" });
  for (const signal of forwarded)
    process.on(signal, () => {
      if (signal !== "SIGINT" || !onTerminal) child.kill(signal);
    });
  child.on("error", (error) => {
    process.stderr.write(`${command} could not be started: ${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
