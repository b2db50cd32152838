import { readdirSync, readFileSync } from "node:fs";

/** Linux reports process times in hundredths of a second, whatever the kernel's own tick (proc(5), USER_HZ). */
const ticksPerSecond = 100;

/** Seconds of CPU that a process and all its threads have used, in user and in kernel mode. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" "); // the name in brackets may hold spaces
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}

/** Milliseconds of CPU that the threads a process has now have used: finer than a tick, for what lasts but a few. */
export function cpuMilliseconds(pid: number): number {
  const used = readdirSync(`/proc/${pid}/task`).map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ", 1)[0]),
  );
  return used.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / 1e6;
}

/** Resident memory in megabytes (10^6 bytes). */
export function memory(pid: number): number {
  const kibibytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  if (!kibibytes) throw new Error(`/proc/${pid}/status has no VmRSS.`);
  return (Number(kibibytes) * 1024) / 1e6;
}
