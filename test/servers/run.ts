import { spawnSync } from "node:child_process";

interface Run {
  readonly cwd: string;
  readonly minutes: number;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a program to its end with its output on stderr; throws when it fails or takes longer than the minutes. */
export function run(command: readonly string[], { cwd, minutes, env = process.env }: Run): void {
  const [program = "", ...args] = command;
  const { status, signal, error } = spawnSync(program, args, {
    ...{ cwd, env },
    stdio: ["ignore", 2, 2],
    timeout: minutes * 60_000,
  });
  if (status === 0) return;
  throw new Error(`${command.slice(0, 3).join(" ")} failed (${error?.message ?? signal ?? `exit code ${status}`}).`);
}
