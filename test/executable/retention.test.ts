import { Database } from "bun:sqlite";
import { afterAll, expect, test } from "bun:test";
import { databaseIn } from "../../db/sqlite/files.ts";
import { furnished, type RunningServer, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

const dayMs = 86_400_000;
const dayAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString().slice(0, 10);
const keptDays = 730;

/** Writes what calls of some days ago would have left, many of each day. */
function age(data: string, days: readonly number[]): void {
  const file = new Database(databaseIn(data));
  const { id } = file.query("select id from workspaces").get() as { id: string };
  const used = file.query("insert into usage_days values (?, ?, ?, 'list_posts', 'ok', 1)");
  const called = file.query(
    `insert into ai_calls (workspace_id, id, credential, credential_name, request_id, operation, own, provider, model,
       outcome, requests, ms, at)
     values (?, ?, 'key_1', 'old', 'req_1', 'rewrite_text', 0, 'openai', 'small', 'ok', 1, 5, ?)`,
  );
  file.transaction(() => {
    for (const days_ago of days)
      for (let n = 0; n < 600; n++) {
        used.run(id, dayAgo(days_ago), `key_${n}`);
        called.run(id, `aicall_${days_ago}_${n}`, Date.now() - days_ago * dayMs);
      }
  })();
  file.close();
}

/** The days of which anything is known, as the API tells them. */
async function known({ url }: RunningServer, key: string, path: string): Promise<string[]> {
  const range = `from=${dayAgo(keptDays + 100)}&to=${dayAgo(1)}`;
  const answer = await fetch(`${url}${path}?${range}`, { headers: { authorization: `Bearer ${key}` } });
  const { data } = (await answer.json()) as { data: { day: string }[] };
  return [...new Set(data.map(({ day }) => day))];
}
const auditOf = (data: string) => {
  const file = new Database(databaseIn(data), { readonly: true });
  const rows = file.query("select count(*) as many from audit").get();
  file.close();
  return rows;
};

test("usage and the ledger of AI calls are kept for as many days as the operator says, and the audit log whole", async () => {
  const { data, key } = await furnished();
  age(data, [keptDays + 40, keptDays + 1, keptDays, keptDays - 1]);
  const audit = auditOf(data);
  const forever = await serve(data, [], { env: { SOCIALCRM_USAGE_RETENTION_DAYS: "0" } });
  expect(await known(forever, key, "/v1/usage")).toHaveLength(4);
  await forever.ended("SIGTERM");
  const server = await serve(data);
  const kept = [dayAgo(keptDays - 1), dayAgo(keptDays)];
  while ((await known(server, key, "/v1/ai/usage")).length > 2) await Bun.sleep(10);
  expect(await known(server, key, "/v1/usage")).toEqual(kept);
  expect(await known(server, key, "/v1/ai/usage")).toEqual(kept);
  await server.ended("SIGTERM");
  expect(auditOf(data)).toEqual(audit);
});
