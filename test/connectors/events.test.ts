import { expect, test } from "bun:test";
import { eventsOf } from "../../src/connectors/remote/events.ts";

async function* inParts(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const eventsIn = (text: string, size: number) => Array.fromAsync(eventsOf(inParts(text, size)));

const stream =
  ': a comment\n\ndata: one\n\ndata:two\r\ndata: lines\r\n\r\nevent: x\rid: 1\rdata: {"é":"☃😀"}\r\rdata:\n\n' +
  "retry: 5\n\ndata: after\r\n\ndata: cut off";

test.each([1, 2, 3, 5, 8, 1000])("events are the same however their bytes come: %d at a time", async (size) => {
  expect(await eventsIn(stream, size)).toEqual(["one", "two\nlines", '{"é":"☃😀"}', "after"]);
});

test("a megabyte that comes byte by byte costs what its length costs, not its square", async () => {
  const [event] = await eventsIn(`data: ${"x".repeat(1_000_000)}\n\n`, 1);
  expect(event?.length).toBe(1_000_000);
}, 15_000);
