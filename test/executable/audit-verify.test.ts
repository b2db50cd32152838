import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { copied, faultsIn, type Logged, logged, tamper as tamperIn, write } from "../support/audit-log.ts";
import { json, run, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

let whole: Logged;
let data: string;
beforeAll(async () => {
  whole = await logged();
});
beforeEach(() => {
  data = copied(whole.data);
});
const tamper = (...statements: string[]) => tamperIn(data, statements);
const verify = (...words: string[]) => faultsIn(data, ...words);

describe("what was cut off stays visible after the server has written more", () => {
  const more = () => write(data, whole.key, 3);
  test.each<[string, string[], object[]]>([
    ["nothing", [], []],
    [
      "lines",
      ["delete from audit where seq > 7"],
      [
        { fault: "missing", seq: 8, to: 12 },
        { fault: "unproven", seq: 13 },
      ],
    ],
    [
      "all lines",
      ["delete from audit"],
      [
        { fault: "missing", seq: 1, to: 12 },
        { fault: "unproven", seq: 13 },
      ],
    ],
    [
      "lines, and the record of the end changed to fit",
      [
        "delete from audit where seq > 7",
        "update audit_heads set seq = 7, hash = (select hash from audit where seq = 7)",
      ],
      [{ fault: "resumed", seq: 8 }],
    ],
    [
      "lines and the record of the end",
      ["delete from audit where seq > 7", "delete from audit_heads"],
      [{ fault: "resumed", seq: 8 }],
    ],
    ["everything", ["delete from audit", "delete from audit_heads"], [{ fault: "resumed", seq: 1 }]],
  ])("%s", async (_, statements, faults) => {
    tamper(...statements);
    await more();
    expect(await verify()).toEqual(faults);
  });
});

describe("an older state that was put back whole", () => {
  test("is found by what an earlier run has printed", async () => {
    const earlier = join(dirname(data), "earlier.json");
    writeFileSync(earlier, (await run(["audit", "verify", "--json", "--data", data])).stdout);
    expect(await verify("--since", earlier)).toEqual([]);
    data = copied(whole.before);
    expect(await verify()).toEqual([]);
    expect(await verify("--since", earlier)).toEqual([{ fault: "not_as_before", seq: 12 }]);
  });

  test("and a file that says nothing of the kind is a mistake", async () => {
    const { code, stderr } = await run(["audit", "verify", "--data", data, "--since", join(data, "root.key")]);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("audit verify --json") });
  });
});

describe("audit verify", () => {
  test("says in words which line is wrong, and nothing of what stands in it", async () => {
    tamper("update audit set detail = 'a forged line' where seq = 5", "delete from audit where seq > 10");
    const { code, stdout, stderr } = await run(["audit", "verify", "--data", data]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    expect(stdout).toBe(
      "acme:\n  line 5 is not what was written\n  lines 11 to 12 are cut off from the end\n10 lines in 1 log: not as they were written.\n",
    );
  });

  test("judges each workspace by itself", async () => {
    await json(["workspaces", "create", "--name", "Other", "--slug", "other", "--data", data]);
    tamper("update audit set event = 'x' where seq = 5");
    expect(await verify("--workspace", "other")).toEqual([]);
    expect(await verify("--workspace", "acme")).toHaveLength(1);
    expect(await verify()).toHaveLength(1);
    expect((await run(["audit", "verify", "--data", data, "--workspace", "none"])).code).toBe(1);
  });

  test("holds after the root key was rotated, and before", async () => {
    await json(["root-key", "rotate", "--data", data]);
    expect(await verify()).toEqual([]);
    tamper("update audit set event = 'x' where seq = 5");
    expect(await verify()).toEqual([{ fault: "changed", seq: 5 }]);
  });

  test("works beside a server that writes", async () => {
    const server = await serve(data);
    let isDone = false;
    const init = { method: "POST", headers: { "content-type": "application/json" }, body: `{"body":"busy"}` };
    const writing = (async () => {
      while (!isDone) await Promise.all(Array.from({ length: 8 }, () => server.request("/v1/posts", whole.key, init)));
    })();
    for (let n = 0; n < 5; n++) expect(await verify()).toEqual([]);
    isDone = true;
    await writing;
    await server.ended("SIGTERM");
  });

  test("cannot be satisfied by another key of the chain", async () => {
    tamper("delete from meta where name = 'audit_chain'");
    const gone = await run(["audit", "verify", "--data", data]);
    expect({ code: gone.code, stderr: gone.stderr }).toEqual({ code: 1, stderr: expect.stringContaining("is gone") });
    expect((await run(["keys", "list", "--data", data])).code).toBe(0);
    expect((await verify()).length).toBeGreaterThan(0);
    tamper("update meta set value = substr(value, 1, 60) || 'AAAA' || substr(value, 65) where name = 'audit_chain'");
    const { code } = await run(["audit", "verify", "--data", data]);
    expect(code).toBe(1);
    const root = readFileSync(join(data, "root.key"), "utf8");
    expect((await run(["serve", "--port", "0", "--data", data])).code).toBe(78);
    expect(readFileSync(join(data, "root.key"), "utf8")).toBe(root);
  });
});
