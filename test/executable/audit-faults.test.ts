import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { copied, faultsIn, type Logged, logged, tamper as tamperIn } from "../support/audit-log.ts";
import { json, run, tidy } from "../support/executable.ts";

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

const swap = (one: number, other: number) => [
  `update audit set seq = -1 where seq = ${one}`,
  `update audit set seq = ${one} where seq = ${other}`,
  `update audit set seq = ${other} where seq = -1`,
];
const copy = (from: number, to: number) =>
  `insert into audit select workspace_id, ${to}, id, at, actor, actor_name, event, target, request_id, detail, hash from audit where seq = ${from}`;

describe("audit verify finds", () => {
  test("nothing wrong with what nobody has touched, and says where it ends", async () => {
    const said = await run(["audit", "verify", "--data", data]);
    expect(said).toEqual({ code: 0, stdout: "12 lines in 1 log: all as they were written.\n", stderr: "" });
    const { ok, lines, workspaces } = await json(["audit", "verify", "--data", data, "--workspace", "acme"]);
    expect({ ok, lines }).toEqual({ ok: true, lines: 12 });
    expect(workspaces).toEqual([
      {
        ...{ workspace: expect.stringMatching(/^ws_/), slug: "acme", lines: 12 },
        end: { seq: 12, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        ...{ faults: [], further_faults: 0 },
      },
    ]);
  });

  test.each(["actor", "actor_name", "event", "target", "request_id", "detail", "id"])(
    "a line whose %s was changed",
    async (column) => {
      tamper(`update audit set ${column} = 'x' where seq = 5`);
      expect(await verify()).toEqual([{ fault: "changed", seq: 5 }]);
    },
  );

  test.each<[string, string[], object[]]>([
    ["whose time was changed", ["update audit set at = at + 1 where seq = 5"], [{ fault: "changed", seq: 5 }]],
    ["whose hash was changed", ["update audit set hash = 'x' where seq = 5"], [{ fault: "changed", seq: 5 }]],
    ["that was the first", ["update audit set event = 'x' where seq = 1"], [{ fault: "changed", seq: 1 }]],
    ["that is the last", ["update audit set event = 'x' where seq = 12"], [{ fault: "changed", seq: 12 }]],
    ["whose hash was the last", ["update audit set hash = 'x' where seq = 12"], [{ fault: "changed", seq: 12 }]],
    [
      "and its hash, which leaves the next one unproven",
      ["update audit set event = 'x', hash = 'y' where seq = 5"],
      [
        { fault: "changed", seq: 5 },
        { fault: "unproven", seq: 6 },
      ],
    ],
    [
      "twice, far apart",
      ["update audit set event = 'x' where seq in (3, 9)"],
      [
        { fault: "changed", seq: 3 },
        { fault: "changed", seq: 9 },
      ],
    ],
    ["that was written before the first", [copy(4, -3)], [{ fault: "changed", seq: -3 }]],
  ])("a line changed %s", async (_, statements, faults) => {
    tamper(...statements);
    expect(await verify()).toEqual(faults);
  });

  test.each<[string, string, object[]]>([
    [
      "one",
      "seq = 5",
      [
        { fault: "missing", seq: 5, to: 5 },
        { fault: "unproven", seq: 6 },
      ],
    ],
    [
      "several",
      "seq in (5, 6, 7)",
      [
        { fault: "missing", seq: 5, to: 7 },
        { fault: "unproven", seq: 8 },
      ],
    ],
    [
      "the first",
      "seq = 1",
      [
        { fault: "missing", seq: 1, to: 1 },
        { fault: "unproven", seq: 2 },
      ],
    ],
    ["the last", "seq = 12", [{ fault: "cut_off", seq: 12, to: 12 }]],
    ["the end", "seq > 7", [{ fault: "cut_off", seq: 8, to: 12 }]],
    ["all", "true", [{ fault: "cut_off", seq: 1, to: 12 }]],
  ])("lines that were deleted: %s", async (_, which, faults) => {
    tamper(`delete from audit where ${which}`);
    expect(await verify()).toEqual(faults);
  });

  test.each<[string, string[], object[]]>([
    [
      "beside each other",
      swap(5, 6),
      [
        { fault: "moved", seq: 5, from: 6 },
        { fault: "moved", seq: 6, from: 5 },
      ],
    ],
    [
      "far apart",
      swap(3, 10),
      [
        { fault: "moved", seq: 3, from: 10 },
        { fault: "moved", seq: 10, from: 3 },
      ],
    ],
    [
      "the last two",
      swap(11, 12),
      [
        { fault: "moved", seq: 11, from: 12 },
        { fault: "moved", seq: 12, from: 11 },
      ],
    ],
  ])("lines that were exchanged: %s", async (_, statements, faults) => {
    tamper(...statements);
    expect(await verify()).toEqual(faults);
  });

  test("lines that were renumbered over a deleted one", async () => {
    tamper(
      "delete from audit where seq = 5",
      "update audit set seq = -seq where seq > 5",
      "update audit set seq = -seq - 1 where seq < 0",
    );
    expect(await verify()).toEqual([
      { fault: "changed", seq: 5 },
      ...[6, 7, 8, 9, 10, 11].map((seq) => ({ fault: "moved", seq, from: seq + 1 })),
      { fault: "cut_off", seq: 12, to: 12 },
    ]);
  });

  test.each([
    ["after the last", "4611686018427387904 + n"],
    ["before the first", "-9223372036854775000 + n"],
  ])("thousands of forged lines with numbers that nobody can count to, %s", async (_, seq) => {
    tamper(
      `with recursive counted (n) as (select 1 union all select n + 1 from counted where n < 3000)
       insert into audit select workspace_id, ${seq}, id, at, actor, actor_name, event, target, request_id, detail, hash
       from audit, counted where seq = 5`,
    );
    expect((await verify()).length).toBeGreaterThan(900);
  });

  test("a line that was copied to the end, with and without the record of the end", async () => {
    tamper(copy(5, 13));
    expect(await verify()).toEqual([
      { fault: "changed", seq: 13 },
      { fault: "beyond_end", seq: 13, to: 13 },
    ]);
    tamper("update audit_heads set seq = 13");
    expect(await verify()).toEqual([
      { fault: "changed", seq: 13 },
      { fault: "end_changed", seq: 13 },
    ]);
  });

  test.each<[string, string[], object[]]>([
    [
      "moved with them",
      [
        "delete from audit where seq > 7",
        "update audit_heads set seq = 7, hash = (select hash from audit where seq = 7)",
      ],
      [{ fault: "end_changed", seq: 7 }],
    ],
    ["removed", ["delete from audit where seq > 7", "delete from audit_heads"], [{ fault: "end_missing", seq: 7 }]],
    ["removed alone", ["delete from audit_heads"], [{ fault: "end_missing", seq: 12 }]],
    [
      "removed with the whole log",
      ["delete from audit", "delete from audit_heads"],
      [{ fault: "end_missing", seq: 0 }],
    ],
  ])("that the record of the end was %s", async (_, statements, faults) => {
    tamper(...statements);
    expect(await verify()).toEqual(faults);
  });
});
