import { cpus, loadavg, release, totalmem } from "node:os";

/** Where and when a run was made. A load above what the run itself makes spoils its figures: `load` tells. */
export const machine = () => ({
  at: new Date().toISOString(),
  bun: Bun.version,
  kernel: release(),
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  memory: Math.round(totalmem() / 1e9),
  load: loadavg(),
});
