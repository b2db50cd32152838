import { expect, test } from "bun:test";
import { Answers } from "../src/contract/answers.ts";

/** An answer that weighs 1,000 bytes under a name of four characters. */
const text = "x".repeat(249);
const nameOf = (n: number) => String(n).padStart(4, "0");
const kept = (answers: Answers, names: readonly number[], stamp = 1) =>
  names.filter((n) => answers.find(nameOf(n), stamp) !== undefined);
const upTo = (many: number) => Array.from({ length: many }, (_, n) => n);

test("kept answers never take more than their room: the ones made longest ago go", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) answers.keep(nameOf(n), 1, { text });
  expect(kept(answers, upTo(20))).toEqual(upTo(20));
  answers.keep(nameOf(20), 1, { text });
  expect(kept(answers, upTo(21))).toEqual(upTo(21).slice(1));
  for (const n of upTo(10_000)) answers.keep(nameOf(n), 1, { text });
  expect(kept(answers, upTo(10_000))).toEqual(upTo(10_000).slice(-20));
});

test("an answer made anew takes the place of the one before, and no more room", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) answers.keep(nameOf(n), 1, { text });
  for (const stamp of upTo(100)) answers.keep(nameOf(0), stamp, { text });
  expect(kept(answers, upTo(20))).toEqual(upTo(20).slice(1));
  expect(kept(answers, upTo(20), 99)).toEqual([0]);
  answers.keep(nameOf(20), 1, { text });
  expect(kept(answers, upTo(21))).toEqual([...upTo(20).slice(2), 20]);
});

test("one that would take more than a sixteenth of the room is not kept, and drives no other out", () => {
  const answers = new Answers(20_000);
  for (const n of upTo(20)) answers.keep(nameOf(n), 1, { text });
  answers.keep("large", 1, { text: "x".repeat(313) });
  expect(answers.find("large", 1)).toBeUndefined();
  expect(kept(answers, upTo(20))).toEqual(upTo(20));
});
