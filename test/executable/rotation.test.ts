import { Database } from "bun:sqlite";
import { afterAll, describe, expect, test } from "bun:test";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../../db/open.ts";
import { databaseIn } from "../../db/sqlite/files.ts";
import { systemClock } from "../../src/clock.ts";
import { rootKey } from "../../src/vault/root-key.ts";
import { readRootKey } from "../../src/vault/root-key-file.ts";
import { openVault } from "../../src/vault/vault.ts";
import { built, furnished, json, run, tidy } from "../support/executable.ts";

afterAll(tidy);

const workspaces = ["ws_a", "ws_b", "server"];
const place = (workspace: string) => ({ workspace, table: "t", column: "c", row: "r" });

/** Works with the vault of a data folder as its server would. */
async function withVault<T>(data: string, work: (vault: ReturnType<typeof openVault>) => Promise<T>): Promise<T> {
  const root = rootKey(readRootKey(join(data, "root.key"), 0o077) ?? new Uint8Array(32));
  const store = await openStore({ folder: data, admit: () => {}, rootCheck: "" });
  try {
    return await work(openVault(store, root, systemClock));
  } finally {
    store.close();
  }
}
const sealIn = (data: string) =>
  withVault(data, (vault) =>
    Promise.all(workspaces.map((workspace) => vault.seal(place(workspace), `of ${workspace}`))),
  );
const openIn = (data: string, sealed: readonly string[]) =>
  withVault(data, (vault) =>
    Promise.all(
      workspaces.map(async (workspace, at) =>
        new TextDecoder().decode(await vault.open(place(workspace), sealed[at] as string)),
      ),
    ),
  );
const all = workspaces.map((workspace) => `of ${workspace}`);

/** What the database keeps of root keys and data keys. */
function kept(data: string) {
  const file = new Database(databaseIn(data), { readonly: true });
  const check = file.query("select value from meta where name = 'root_check'").get() as { value: string };
  const keys = file.query("select * from data_keys order by workspace_id, id").all() as Record<string, string>[];
  file.close();
  return { check: check.value, keys };
}
function change(data: string, sql: string) {
  const file = new Database(databaseIn(data));
  file.run(sql);
  file.close();
}

describe("root-key rotate", () => {
  test("wraps every data key anew, in place, and what is sealed stays as it is and opens", async () => {
    const { data } = await furnished();
    const sealed = await sealIn(data);
    const before = kept(data);
    const { id } = await json(["root-key", "rotate", "--data", data]);
    const after = kept(data);
    expect(after.keys.map(({ id, workspace_id, created_at }) => ({ id, workspace_id, created_at }))).toEqual(
      before.keys.map(({ id, workspace_id, created_at }) => ({ id, workspace_id, created_at })),
    );
    expect(after.keys.every(({ root_id }) => root_id === id)).toBe(true);
    const wrapped = before.keys.map((row) => row.wrapped);
    expect(after.keys.some((row) => wrapped.includes(row.wrapped))).toBe(false);
    expect(await openIn(data, sealed)).toEqual(all);
  });

  test("killed at any moment leaves a folder in which every sealed value opens", async () => {
    const { data } = await furnished();
    const sealed = await sealIn(data);
    for (let wait = 15; wait < 90; wait += 6) {
      const child = Bun.spawn([await built(), "root-key", "rotate", "--data", data], {
        stdio: ["ignore", "ignore", "ignore"],
      });
      await Bun.sleep(wait);
      child.kill("SIGKILL");
      await child.exited;
      expect((await run(["keys", "list", "--data", data])).code).toBe(0);
      expect(await openIn(data, sealed)).toEqual(all);
    }
  });

  test("changes nothing where a data key cannot be opened", async () => {
    const { data } = await furnished();
    await sealIn(data);
    change(
      data,
      "update data_keys set wrapped = (select wrapped from data_keys where workspace_id = 'ws_a') where workspace_id = 'ws_b'",
    );
    const [before, file] = [kept(data), readFileSync(join(data, "root.key"), "utf8")];
    const { code, stderr } = await run(["root-key", "rotate", "--data", data]);
    expect(code).toBe(1);
    expect(stderr).toContain("(ws_b) cannot be opened");
    expect(kept(data)).toEqual(before);
    expect(readFileSync(join(data, "root.key"), "utf8")).toBe(file);
    expect((await run(["keys", "list", "--data", data])).code).toBe(0);
  });
});

describe("a data key that hangs on another root key", () => {
  test.each(["serve --port 0", "keys list", "root-key rotate"])(
    "is refused by %s with 78, and nothing is changed",
    async (command) => {
      const { data } = await furnished();
      await sealIn(data);
      change(data, "update data_keys set root_id = '0123456789abcdef' where workspace_id = 'ws_b'");
      const names = readdirSync(data).filter((name) => name.startsWith("root.key"));
      const found = () => [kept(data), names.map((name) => [name, readFileSync(join(data, name), "utf8")])];
      const before = found();
      const { code, stdout, stderr } = await run([...command.split(" "), "--data", data]);
      expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
      expect(stderr).toContain(`Secrets in ${data} hang on another root key (0123456789abcdef)`);
      expect(found()).toEqual(before);
      expect(readdirSync(data).filter((name) => name.startsWith("root.key"))).toEqual(names);
    },
  );

  test("is found even where the check value is gone", async () => {
    const { data } = await furnished();
    await sealIn(data);
    change(data, "delete from meta where name = 'root_check'");
    const other = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString("hex");
    const { code } = await run(["keys", "list", "--data", data], { env: { SOCIALCRM_ROOT_KEY: other } });
    expect(code).toBe(78);
  });
});
