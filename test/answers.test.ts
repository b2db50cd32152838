import { expect, test } from "bun:test";
import { Type as T } from "@sinclair/typebox";
import { type Answer, Answers } from "../src/contract/answers.ts";
import { operation } from "../src/contract/operation.ts";
import { closed, Id } from "../src/contract/schema.ts";
import { operations } from "../src/operations/index.ts";
import { startApp } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";

/** An answer that weighs 1,000 bytes under a name of four characters. */
const text = "x".repeat(249);
const nameOf = (n: number) => String(n).padStart(4, "0");
const kept = (answers: Answers, names: readonly number[], stamp = 1) =>
  names.filter((n) => answers.find(nameOf(n), stamp) !== undefined);
/** Keeps what is asked for again. */
const keep = (answers: Answers, name: string, stamp: number, answer: Answer) => {
  answers.keep(name, stamp, answer);
  answers.keep(name, stamp, answer);
};
const upTo = (many: number) => Array.from({ length: many }, (_, n) => n);

test("kept answers never take more than their room: the ones made longest ago go", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) keep(answers, nameOf(n), 1, { text });
  expect(kept(answers, upTo(20))).toEqual(upTo(20));
  keep(answers, nameOf(20), 1, { text });
  expect(kept(answers, upTo(21))).toEqual(upTo(21).slice(1));
  for (const n of upTo(10_000)) keep(answers, nameOf(n), 1, { text });
  expect(kept(answers, upTo(10_000))).toEqual(upTo(10_000).slice(-20));
});

test("an answer made anew takes the place of the one before, and no more room", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) keep(answers, nameOf(n), 1, { text });
  for (const stamp of upTo(100)) keep(answers, nameOf(0), stamp, { text });
  expect(kept(answers, upTo(20))).toEqual(upTo(20).slice(1));
  expect(kept(answers, upTo(20), 99)).toEqual([0]);
  keep(answers, nameOf(20), 1, { text });
  expect(kept(answers, upTo(21))).toEqual([...upTo(20).slice(2), 20]);
});

test("one that would take more than a sixteenth of the room is not kept, and drives no other out", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) keep(answers, nameOf(n), 1, { text });
  keep(answers, "large", 1, { text: "x".repeat(313) });
  expect(answers.find("large", 1)).toBeUndefined();
  expect(kept(answers, upTo(20))).toEqual(upTo(20));
});

test("an answer is kept from the second time that it is asked for", () => {
  const answers = new Answers(20_000);
  answers.keep(nameOf(0), 1, { text });
  expect(kept(answers, [0])).toEqual([]);
  answers.keep(nameOf(0), 2, { text });
  expect(kept(answers, [0], 2)).toEqual([0]);
});

test("what is asked for once each leaves no trace but the latest names", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(4001)) answers.keep(nameOf(n), 1, { text });
  answers.keep(nameOf(0), 1, { text });
  answers.keep(nameOf(4000), 1, { text });
  expect(kept(answers, [0, 4000])).toEqual([4000]);
});

test("an answer that was being made while something was written is kept for nobody who comes after that", async () => {
  let gate = Promise.resolve();
  const begun: (() => void)[] = [];
  const readSlowly = operation({
    name: "read_slowly",
    route: "GET /v1/slow/:id",
    noun: "post",
    summary: "Read slowly",
    description: "Made for this test.",
    scope: "posts:read",
    connector: "social",
    effect: "reads",
    lasting: true,
    input: closed({ id: Id("post", "The post.") }),
    output: T.Object({ body: T.String() }),
    async run({ data }, { id }) {
      const text = String(await data.posts.find(id));
      begun.shift()?.();
      await gate;
      return text;
    },
  });
  const app = await startApp({ operations: [...operations, readSlowly] });
  const key = await app.workspace.key();
  const { id } = (await app.call(key, "POST", "/v1/posts", { body: "before" })).body;
  const read = async () => (await app.call(key, "GET", `/v1/slow/${id}`)).body.body;
  expect(await read()).toBe("before");
  const open = Promise.withResolvers<void>();
  gate = open.promise;
  const isBegun = new Promise<void>((resolve) => begun.push(resolve));
  const slow = read();
  await isBegun;
  await app.call(key, "PATCH", `/v1/posts/${id}`, { body: "after" });
  open.resolve();
  expect(await slow).toBe("before");
  expect([await read(), await read()]).toEqual(["after", "after"]);
  await app.close();
});

test("two workspaces that ask alike are answered each with its own, though neither has changed since another process wrote", async () => {
  const app = await startApp();
  const workspaces = [app.workspace, await app.addWorkspace("beside")];
  const keys = await Promise.all(workspaces.map((workspace) => workspace.key()));
  for (const [n, key] of keys.entries()) await app.call(key, "POST", "/v1/posts", { body: `of ${n}` });
  inDatabase(app.store, (file) => file.run("insert into meta values ('elsewhere', '')"));
  for (let round = 0; round < 3; round++)
    for (const [n, key] of keys.entries()) {
      const { data } = (await app.call(key, "GET", "/v1/posts")).body;
      expect(data.map(({ body }: { body: string }) => body)).toEqual([`of ${n}`]);
    }
  await app.close();
});
