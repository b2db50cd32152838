import { Database } from "bun:sqlite";

interface Kept {
  /** Where the database is. */
  readonly path: string;
}

/** Does something with a server's database from beside it: what no request can do, or can see. */
export function inDatabase<T>({ path }: Kept, work: (file: Database) => T): T {
  const file = new Database(path);
  file.run("pragma busy_timeout = 5000");
  try {
    return work(file);
  } finally {
    file.close();
  }
}

/** Another process with the same database: it runs these statements and says how many rows they changed. */
export async function elsewhere(
  { path }: Kept,
  ...statements: readonly [sql: string, ...values: unknown[]][]
): Promise<number> {
  const program = `
    const { Database } = require("bun:sqlite");
    const file = new Database(${JSON.stringify(path)});
    file.run("pragma busy_timeout = 5000");
    let changes = 0;
    for (const [sql, ...values] of ${JSON.stringify(statements)}) changes += file.run(sql, values).changes;
    file.close();
    process.stdout.write(String(changes));`;
  const child = Bun.spawn([process.execPath, "-e", program], { stderr: "inherit" });
  return Number(await new Response(child.stdout).text());
}
