import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { Failure } from "../src/contract/failure.ts";
import { createLog, type Fields, type LogFormat, type LogLevel } from "../src/log.ts";
import { newRootKey, rootKey } from "../src/vault/root-key.ts";

const now = () => Date.UTC(2026, 0, 2, 3, 4, 5, 6);
function aLog(format: LogFormat = "json", level: LogLevel = "info") {
  let written = "";
  const stream = {
    write(bytes: Uint8Array) {
      written += Buffer.from(bytes).toString();
      return bytes.length;
    },
  };
  const log = createLog({ level, format, stream, now });
  return { log, written: () => written };
}
function line(fields: Fields, { format = "json" as LogFormat, event = "it happened" } = {}): string {
  const { log, written } = aLog(format);
  log.info(event, fields);
  log.flush();
  return written();
}
const entry = (fields: Fields) => JSON.parse(line(fields)) as Record<string, unknown>;
/** A key of the product's shape, made here because none may stand in a file. */
const aKey = `sk_live_${"Ab3dEf7h"}${"x9".repeat(12)}`;

describe("a line", () => {
  test("as JSON is one object with time, level, event and the fields", () => {
    const written = line({ request_id: "req_1", status: 200, ms: 1.5, ok: true, none: null, left_out: undefined });
    expect(written).toBe(
      '{"time":"2026-01-02T03:04:05.006Z","level":"info","event":"it happened","request_id":"req_1","status":200,"ms":1.5,"ok":true,"none":null}\n',
    );
  });

  test("as text is for reading", () => {
    expect(line({ request_id: "req_1", path: "/v1/posts", words: "two words", status: 200 }, { format: "text" })).toBe(
      '2026-01-02T03:04:05.006Z INFO  it happened request_id=req_1 path=/v1/posts words="two words" status=200\n',
    );
  });

  test.each<LogFormat>(["json", "text"])("stays one line of %s, whatever a caller sends", (format) => {
    const hostile = 'x\n2026-01-02T03:04:05.006Z ERROR forged\r\u2028\u2029\u0085\u001b[2J\u009b2J\u202e"\\';
    const written = line({ hostile, [hostile]: 1, error: new Error(hostile) }, { format, event: hostile });
    expect(written.trimEnd().split(/[\n\r\u2028\u2029\u0085]/)).toHaveLength(1);
    expect(written).not.toMatch(/[\p{Cc}\p{Bidi_Control}]./u);
  });

  test("keeps its own time, level and event against fields of those names", () => {
    expect(entry({ event: "forged", level: "error" })).toMatchObject({
      event: "it happened",
      level: "info",
      event_: "forged",
      level_: "error",
    });
  });

  test("is short, however much there is to say", () => {
    const deep: Record<string, unknown> = {};
    deep.deep = deep;
    expect(
      line({ deep, long: "x".repeat(1e6), many: Array(1e5).fill(1), bytes: new Uint8Array(1e6) }).length,
    ).toBeLessThan(6000);
  });

  test("is written for what cannot be printed too", () => {
    const fields = {
      get broken(): string {
        throw new Error("no");
      },
    };
    expect(entry(fields)).toMatchObject({ event: "it happened", unprintable: true });
    expect(entry({ big: 10n, date: new Date(now()), not: Number.NaN, set: new Set([1]) })).toMatchObject({
      big: "10",
      date: "2026-01-02T03:04:05.006Z",
      not: "NaN",
      set: [1],
    });
  });

  test("is written from its level upwards", () => {
    const { log, written } = aLog("json", "warn");
    for (const level of ["debug", "info", "warn", "error"] as const) log[level](level);
    log.flush();
    const levels = written().trim().split("\n");
    expect(levels.map((text) => JSON.parse(text).event)).toEqual(["warn", "error"]);
    expect([log.writes("info"), log.writes("error")]).toEqual([false, true]);
  });

  test("carries the fields of the log it was written to", () => {
    const { log, written } = aLog();
    log.with({ request_id: "req_1" }).with({ face: "rest" }).info("done", { status: 200 });
    log.flush();
    expect(JSON.parse(written())).toMatchObject({ request_id: "req_1", face: "rest", status: 200 });
  });
});

describe("no secret is printed", () => {
  test.each([
    "key",
    "secret",
    "token",
    "password",
    "authorization",
    "cookie",
    "Authorization",
    "x-api-key",
    "set-cookie",
  ])("under the name %s", (name) => {
    expect(entry({ [name]: "hush" })[name]).toBe("[redacted]");
    expect(entry({ [name]: { of: "hush" } })[name]).toBe("[redacted]");
    expect(entry({ [name]: 123456 })[name]).toBe("[redacted]");
  });

  test.each(["client_secret", "accessToken", "apiKey", "metrics_token", "cookies", "refresh_tokens"])(
    "under %s",
    (name) => {
      expect(line({ deep: [{ [name]: "hush" }] })).not.toContain("hush");
      expect(line({ map: new Map([[name, "hush"]]) })).not.toContain("hush");
    },
  );

  test("but ids and counts are", () => {
    expect(entry({ key_id: "key_1", tokens: 7, monkey: "x" })).toMatchObject({
      key_id: "key_1",
      tokens: 7,
      monkey: "x",
    });
  });

  test("of an API key more than its lookup", () => {
    const shown = "sk_live_Ab3dEf7h…";
    expect(entry({ note: `the key ${aKey}.` }).note).toBe(`the key ${shown}.`);
    expect(entry({ header: `Bearer ${aKey}` }).header).toBe(`Bearer ${shown}`);
    for (const hidden of [
      { e: new Error(aKey, { cause: aKey }) },
      { [aKey]: 1 },
      { list: [aKey] },
      { url: new URL(`http://x/?k=${aKey}`) },
    ])
      expect(line(hidden)).not.toContain(aKey.slice(17));
    const { log, written } = aLog();
    log.defect(aKey, { error: new Error(aKey) });
    expect(written()).not.toContain(aKey.slice(17));
  });

  test("in a token, wherever it stands", () => {
    const jwt = [{ alg: "RS256" }, { sub: "ada" }, "signed"].map((part) =>
      Buffer.from(JSON.stringify(part)).toString("base64url"),
    );
    const refresh = `rt_${"0".repeat(26)}.${"1".repeat(26)}.7.${"x".repeat(43)}`;
    const { words } = entry({ words: `at /x/${jwt.join(".")}, then ${refresh} and part_of more` });
    expect(words).toBe("at /x/[token], then [token] and part_of more");
  });

  test("behind Bearer", () => {
    expect(entry({ header: "authorization: Bearer abc.def-ghi_jkl~/+== and more" }).header).toBe(
      "authorization: Bearer … and more",
    );
    expect(entry({ header: "BEARER\tabc.def" }).header).toBe("BEARER …");
  });

  test("of a root key anything", () => {
    expect(entry({ root: rootKey(newRootKey()) }).root).toBe("[root key]");
  });
});

describe("an error", () => {
  const error = new TypeError("it broke", { cause: new Error("because") });

  test("is its name and message, with its cause", () => {
    const { log, written } = aLog();
    log.error("failed", { error });
    expect(JSON.parse(written()).error).toEqual({
      name: "TypeError",
      message: "it broke",
      cause: { name: "Error", message: "because" },
    });
  });

  test("that is a refusal keeps its code", () => {
    expect(entry({ error: new Failure("not_found", "No.") }).error).toMatchObject({
      name: "Failure",
      code: "not_found",
    });
  });

  test("shows its stack when it is a defect, or at level debug", () => {
    const { log, written } = aLog();
    log.defect("failed", { error });
    expect(JSON.parse(written()).error.stack).toContain("log.test.ts");
    const debug = aLog("json", "debug");
    debug.log.info("failed", { error });
    debug.log.flush();
    expect(JSON.parse(debug.written()).error.stack).toContain("log.test.ts");
  });
});

describe("writing", () => {
  test("happens once for all lines of a turn, and at once for an error", async () => {
    let writes = 0;
    const stream = {
      write(bytes: Uint8Array) {
        writes++;
        return bytes.length;
      },
    };
    const log = createLog({ level: "info", format: "json", stream });
    for (let lines = 0; lines < 100; lines++) log.info("line");
    expect(writes).toBe(0);
    await new Promise((done) => setImmediate(done));
    expect(writes).toBe(1);
    log.error("line");
    expect(writes).toBe(2);
  });

  test("to a slow reader keeps every byte in order", () => {
    let written = "";
    let turn = 0;
    const stream = {
      write(bytes: Uint8Array) {
        const some = turn++ % 20 === 0 ? 0 : Math.min(7, bytes.length);
        written += Buffer.from(bytes.subarray(0, some)).toString("latin1");
        return some;
      },
    };
    const log = createLog({ level: "info", format: "json", stream, now });
    for (let number = 0; number < 20; number++) log.info("line", { number });
    log.flush();
    const lines = written.trim().split("\n");
    expect(lines.map((text) => JSON.parse(text).number)).toEqual(Array.from({ length: 20 }, (_, number) => number));
  });

  test("to a reader who never reads holds a bounded amount, then says how many lines it dropped", () => {
    let open = false;
    let written = "";
    const stream = {
      write(bytes: Uint8Array) {
        if (open) written += Buffer.from(bytes).toString();
        return open ? bytes.length : 0;
      },
    };
    const log = createLog({ level: "info", format: "json", stream, now });
    for (let number = 0; number < 20_000; number++) log.info("line", { words: "x".repeat(200) });
    open = true;
    log.flush();
    log.info("back");
    log.flush();
    const lines = written
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(written.length).toBeLessThan(1_100_000);
    expect(lines.at(-1).event).toBe("back");
    expect(lines.at(-2)).toMatchObject({
      level: "warn",
      event: "log lines dropped",
      lines: 20_000 - (lines.length - 2),
    });
  });

  test("reaches a pipe whole when the process exits right after flush", async () => {
    const script = `
      const { createLog } = await import(${JSON.stringify(join(import.meta.dir, "../src/log.ts"))});
      const log = createLog({ level: "info", format: "json" });
      for (let number = 0; number < 3000; number++) log.info("line", { words: "x".repeat(300) });
      log.flush();
      process.exit(0);`;
    const run = Bun.spawn([process.execPath, "-e", script], { stderr: "pipe" });
    const lines = (await new Response(run.stderr).text()).trim().split("\n");
    expect(lines).toHaveLength(3000);
  });
});
