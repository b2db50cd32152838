import { afterAll, expect, test } from "bun:test";
import { serveFixture } from "../support/mcp-fixture.ts";
import { runSuite } from "./suite.ts";

const defects: unknown[] = [];
const server = serveFixture(undefined, { onDefect: (error) => defects.push(error) });
afterAll(() => server.stop());

const aMinuteAndAHalf = 90_000;

test(
  "the official suite passes every scenario that 2026-07-28 requires of a server",
  async () => {
    const { exitCode, passed, failed, output } = await runSuite(server.url, "2026-07-28");
    expect({ exitCode, failed, passed: passed.length }, output).toEqual({ exitCode: 0, failed: [], passed: 37 });
    expect(defects).toEqual([]);
  },
  aMinuteAndAHalf,
);

test(
  "of 2025-11-25 it fails only the four scenarios that need requests from the server on a session",
  async () => {
    const { exitCode, passed, failed, output } = await runSuite(server.url, "2025-11-25", "baseline-2025-11-25.yml");
    expect({ exitCode, failed, passed: passed.length }, output).toEqual({
      exitCode: 0,
      failed: [
        "tools-call-sampling",
        "tools-call-elicitation",
        "elicitation-sep1034-defaults",
        "elicitation-sep1330-enums",
      ],
      passed: 26,
    });
    expect(defects).toEqual([]);
  },
  aMinuteAndAHalf,
);
