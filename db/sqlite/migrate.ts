import type { Database } from "bun:sqlite";
import { mkdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import start from "../migrations/0001_start.sql" with { type: "text" };
import identity from "../migrations/0002_identity.sql" with { type: "text" };
import publishing from "../migrations/0003_publishing.sql" with { type: "text" };
import planning from "../migrations/0004_planning.sql" with { type: "text" };
import insights from "../migrations/0005_insights.sql" with { type: "text" };
import calendar from "../migrations/0006_calendar.sql" with { type: "text" };
import tracking from "../migrations/0007_tracking.sql" with { type: "text" };
import due from "../migrations/0008_due.sql" with { type: "text" };
import waitingTexts from "../migrations/0009_waiting_texts.sql" with { type: "text" };
import deliveryTexts from "../migrations/0010_delivery_texts.sql" with { type: "text" };
import connectors from "../migrations/0011_connectors.sql" with { type: "text" };
import ai from "../migrations/0012_ai.sql" with { type: "text" };
import agentPolicies from "../migrations/0013_agent_policies.sql" with { type: "text" };
import targets from "../migrations/0014_targets.sql" with { type: "text" };

/** In order; the number of a schema is how many of these it has seen (`pragma user_version`). */
const migrations: readonly string[] = [
  ...[start, identity, publishing, planning, insights, calendar, tracking, due, waitingTexts, deliveryTexts],
  ...[connectors, ai, agentPolicies, targets],
];

/** The database was written by a newer version of the program. */
export class SchemaTooNew extends Error {
  constructor(found: number, known: number) {
    super(
      `The database has schema ${found}, this program knows schemas up to ${known}. ` +
        "Start the newer program that wrote it, or restore a copy from the backups folder.",
    );
  }
}

export const schemaOf = (file: Database): number =>
  file.query<{ user_version: number }, []>("pragma user_version").get()?.user_version ?? 0;

/** Refuses a schema of the future; answers whether there is one of the past. Reads only. */
export function checkSchema(file: Database, steps = migrations): { older: boolean } {
  const found = schemaOf(file);
  if (found > steps.length) throw new SchemaTooNew(found, steps.length);
  return { older: found > 0 && found < steps.length };
}

/**
 * Brings the schema up to date, after a copy of what is there; answers the copy's path if one was made. `steps` are
 * the product's own but in tests.
 */
export function migrate(file: Database, path: string, steps = migrations): string | undefined {
  checkSchema(file, steps);
  const found = schemaOf(file);
  if (found === steps.length) return undefined;
  const copy = found > 0 ? copyOf(file, path, found) : undefined;
  // A step may rebuild a table: dropping the old one must not take its children along. (Within a transaction the
  // pragma does nothing: https://www.sqlite.org/lang_altertable.html#otheralter)
  file.run("pragma foreign_keys = off");
  try {
    // All of it or none: whoever met a new database half made would take it for an older program's.
    file
      .transaction(() => {
        for (let number = schemaOf(file); number < steps.length; number++) step(file, number, steps[number] as string);
      })
      .immediate();
  } finally {
    file.run("pragma foreign_keys = on");
  }
  return copy;
}

function step(file: Database, number: number, text: string): void {
  file.run(text);
  const orphan = file.query<{ table: string; parent: string }, []>("pragma foreign_key_check").get();
  if (orphan)
    throw new Error(`Schema ${number + 1} leaves rows of ${orphan.table} that refer to no row of ${orphan.parent}.`);
  file.run(`pragma user_version = ${number + 1}`);
}

/** One copy for each schema: a start that fails again and again must not fill the disk. */
function copyOf(file: Database, path: string, schema: number): string {
  const folder = join(dirname(path), "backups");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `schema-${schema}.db`);
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  file.query("vacuum into ?").run(unfinished);
  renameSync(unfinished, copy);
  return copy;
}
