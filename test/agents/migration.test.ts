import { Database } from "bun:sqlite";
import { expect, test } from "bun:test";
import { join } from "node:path";
import { migrate } from "../../db/sqlite/migrate.ts";

/** Migrations by their numbers. */
const steps = (first: number, last: number) =>
  [...new Bun.Glob("*.sql").scanSync(join(import.meta.dir, "../../db/migrations"))]
    .sort()
    .filter((name) => Number(name.slice(0, 4)) >= first && Number(name.slice(0, 4)) <= last);
const read = (names: readonly string[]) =>
  Promise.all(names.map((name) => Bun.file(join(import.meta.dir, "../../db/migrations", name)).text()));

test("credentials that needed approval need it by a policy, after an upgrade", async () => {
  const [before, after] = [await read(steps(1, 12)), await read(steps(1, 13))];
  const file = new Database(":memory:");
  migrate(file, ":memory:", before);
  file.run(
    "insert into workspaces (id, slug, name, plan, time_zone, created_at, updated_at) values ('ws_a', 'a', 'A', 'p', 'UTC', 0, 0)",
  );
  for (const one of ["key_a", "https://client.example/c"])
    file.run("insert into approval_needs values ('ws_a', ?)", [one]);
  for (const step of after.slice(12)) file.run(step);
  const rows = file.query("select * from agent_policies order by subject").all() as Record<string, unknown>[];
  expect(
    rows.map(({ subject, needs_approval, follows, allowed_tools }) => [
      subject,
      needs_approval,
      follows,
      allowed_tools,
    ]),
  ).toEqual([
    ["https://client.example/c", 1, null, null],
    ["key_a", 1, null, null],
  ]);
  for (const { id } of rows) expect(id).toMatch(/^policy_[0-9a-z]{26}$/);
  expect(file.query("select 1 from sqlite_schema where name = 'approval_needs'").all()).toEqual([]);
  expect(file.query("pragma foreign_key_check").all()).toEqual([]);
});
