import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { loggedWorkspaces } from "../../db/audit/lines.ts";
import { hasDatabase } from "../../db/sqlite/files.ts";
import { inWords } from "../audit/faults.ts";
import { type End, type Verdict, verifyLog } from "../audit/verify.ts";
import { systemClock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { findChain } from "../vault/audit-chain.ts";
import { openVault } from "../vault/vault.ts";
import { onFolder } from "./command.ts";
import { configOf, type Flags } from "./flags.ts";
import { type OpenFolder, openFolder } from "./folder.ts";
import { print } from "./print.ts";

interface VerifyFlags extends Flags {
  readonly workspace?: string;
  readonly since?: string;
}
type Judged = Verdict & { readonly workspace: string; readonly slug: string | null };

/** `audit verify`: whether the audit log is what was written. */
export function audits(root: Command): void {
  onFolder(root.command("audit").description("verify that nobody has changed the audit log").command("verify"))
    .description("check every line of the audit log against its chain; exit code 1 where one is wrong")
    .option("--workspace <slug>", "the workspace whose log is checked; every one, if left out")
    .option("--since <file>", "what an earlier run printed with --json, kept elsewhere: it must still hold")
    .action(async (flags: VerifyFlags) => {
      const config = configOf(flags);
      if (!hasDatabase(config.data)) throw new Failure("not_found", `There is no socialcrm data in ${config.data}.`);
      const folder = await openFolder(config, { alone: false });
      try {
        await verify(folder, flags);
      } finally {
        folder.close();
      }
    });
}

async function verify({ store, root }: OpenFolder, flags: VerifyFlags): Promise<void> {
  const seal = await findChain(store, openVault(store, root, systemClock));
  if (!seal) throw new Failure("conflict", "The key of the audit log's chain is gone: nothing can be proven any more.");
  const known = flags.since === undefined ? [] : endsIn(flags.since);
  const stored = await loggedWorkspaces(store);
  const gone = known.filter(({ workspace }) => !stored.some(({ id }) => id === workspace));
  const all = [...stored, ...gone.map(({ workspace, slug }) => ({ id: workspace, slug }))];
  const chosen = all.filter(({ id, slug }) => flags.workspace === undefined || [id, slug].includes(flags.workspace));
  if (chosen.length === 0 && flags.workspace !== undefined)
    throw new Failure("not_found", `There is no workspace ${flags.workspace}.`);
  const judged: Judged[] = [];
  let lines = 0;
  for (const { id, slug } of chosen) {
    const end = known.find(({ workspace }) => workspace === id)?.end;
    const progress = (read: number) => show(lines + read);
    const verdict = await verifyLog(store, seal, { workspace: id, known: end, progress });
    judged.push({ workspace: id, slug, ...verdict });
    lines += verdict.lines;
  }
  show(undefined);
  const ok = judged.every(({ faults }) => faults.length === 0);
  if (!ok) process.exitCode = 1;
  print(flags, { ok, lines, workspaces: judged.map(shown) }, () => told(judged, lines));
}

/** How far it is, on a terminal. */
function show(lines: number | undefined): void {
  if (process.stderr.isTTY) process.stderr.write(lines === undefined ? "\r\x1b[K" : `\r${lines} lines…`);
}

const shown = ({ workspace, slug, lines, end, faults, further }: Judged) => ({
  ...{ workspace, slug, lines, end, faults },
  further_faults: further,
});

function told(judged: readonly Judged[], lines: number): string {
  const wrong = judged.filter(({ faults }) => faults.length > 0);
  const words = wrong.flatMap(({ slug, workspace, faults, further }) => [
    `${slug ?? workspace}:`,
    ...faults.map((fault) => `  ${inWords(fault)}`),
    ...(further > 0 ? [`  and ${further} more faults`] : []),
  ]);
  const logs = `${lines} lines in ${judged.length} ${judged.length === 1 ? "log" : "logs"}`;
  return [...words, `${logs}: ${wrong.length > 0 ? "not as they were written." : "all as they were written."}`].join(
    "\n",
  );
}

/** The ends of logs that an earlier run has printed. */
function endsIn(path: string): { workspace: string; slug: string | null; end: End }[] {
  try {
    const { workspaces } = JSON.parse(readFileSync(path, "utf8"));
    return workspaces
      .filter(({ end }: { end: End | null }) => end !== null)
      .map(({ workspace, slug, end }: { workspace: string; slug?: string; end: End }) => ({
        ...{ workspace: String(workspace), slug: slug ?? null },
        end: { seq: Number(end.seq), hash: String(end.hash) },
      }));
  } catch {
    throw new Failure("invalid_request", `--since: ${path} is not what audit verify --json has printed.`);
  }
}
