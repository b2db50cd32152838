import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { operations } from "../src/operations/index.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { takesBody } from "./support/operations-table.ts";
import { brokenOff, rawRequest } from "./support/raw.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const head = (more: string, start = "POST /v1/posts") =>
  `${start} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${key}\r\n${more}\r\n`;
const json = "Content-Type: application/json\r\n";
const chunked = (...parts: string[]) =>
  `${[...parts, ""].map((part) => `${Buffer.byteLength(part).toString(16)}\r\n${part}\r\n`).join("")}`;
const post = (body: string | Uint8Array, type: string | null = "application/json") =>
  fetch(`${app.url}/v1/posts`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, ...(type !== null && { "content-type": type }) },
    body: body as BodyInit,
  });
const messageOf = async (reply: Response) => ((await reply.json()) as { error: { message: string } }).error.message;

describe("a body that is no JSON object", () => {
  const malformed: Record<string, string> = {
    "ends too soon": '{"body":"a"',
    "goes on after its end": '{"body":"a"} x',
    "has a comment": '{"body":"a"/* */}',
    "has a trailing comma": '{"body":"a",}',
    "uses single quotes": "{'body':'a'}",
    "says NaN": '{"body":NaN}',
    "is white space": "  ",
    "is nested beyond all measure": "[".repeat(400_000),
  };
  test.each(Object.entries(malformed))("%s: 400", async (_why, body) => {
    const reply = await post(body);
    expect(reply.status).toBe(400);
    expect(await messageOf(reply)).toBe("The body is not valid JSON.");
  });

  test.each(["[]", "null", '"text"', "7", "true"])("%s: 400", async (body) => {
    const reply = await post(body);
    expect(reply.status).toBe(400);
    expect(await messageOf(reply)).toBe("body: must be a JSON object.");
  });

  const bytes: Record<string, number[]> = {
    "a stray continuation": [0x80],
    "half a character": [0xe2, 0x82],
    "an overlong form": [0xc0, 0xaf],
    "a surrogate": [0xed, 0xa0, 0x80],
    "beyond Unicode": [0xf4, 0x90, 0x80, 0x80],
  };
  test.each(Object.entries(bytes))("with invalid UTF-8 (%s): 400", async (_why, wrong) => {
    const reply = await post(Buffer.concat([Buffer.from('{"body":"'), Buffer.from(wrong), Buffer.from('"}')]));
    expect(reply.status).toBe(400);
    expect(await messageOf(reply)).toBe("body: is not valid UTF-8.");
  });

  test("that is compressed: 415", async () => {
    const reply = await fetch(`${app.url}/v1/posts`, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json", "content-encoding": "gzip" },
      body: Bun.gzipSync(Buffer.from('{"body":"a"}')),
    });
    expect(reply.status).toBe(415);
    expect(await messageOf(reply)).toBe("Content-Encoding: is not read; send the body as it is.");
  });

  test("of an object nested 150,000 deep: 400", async () => {
    const reply = await post(`{"body":${'{"a":'.repeat(150_000)}1${"}".repeat(150_001)}`);
    expect(reply.status).toBe(400);
  });
});

describe("a field that is given twice", () => {
  const twice: [field: string, body: string][] = [
    ["body", '{"body":"a","body":"b"}'],
    ["body", '{"body":"a","b\\u006fdy":"a"}'],
    ["body", '{"body":"\\\\","body":"{\\"}"}'],
    ["body", '{"thread":[{"body":"a"},{"body":"b","body":"c"}],"body":"d"}'],
    ["link", ' { "link" : null , "tags" : [ ] , "link" : null , "body" : "a" } '],
  ];
  test.each(twice)("%s in %s: 400", async (field, body) => {
    const reply = await post(body);
    expect(reply.status).toBe(400);
    expect(await messageOf(reply)).toBe(`${field}: is given twice; give it once.`);
  });

  test.each([
    '{"body":"body","thread":[{"body":"body"},{"body":"\\"body\\":"}],"tags":["body","tags",":"]}',
    '{"body":"{\\"body\\":1,\\"body\\":2}"}',
    '{"body":"\\\\","tags":["\\\\"]}',
  ])("but not in %s", async (body) => {
    expect((await post(body)).status).toBe(201);
  });
});

describe("text that no database gives back as it was sent", () => {
  const wrong = { "a NUL": "\\u0000", "a high surrogate alone": "\\ud800", "a low surrogate alone": "x\\udc00" };
  const places: Record<string, string> = {
    body: '{"body":"a§"}',
    "tags.0": '{"body":"a","tags":["§"]}',
    "thread.1.body": '{"body":"a","thread":[{"body":"b"},{"body":"c§"}]}',
  };
  for (const [what, written] of Object.entries(wrong))
    test.each(Object.entries(places))(`${what} in %s: 400 that names it`, async (field, body) => {
      const reply = await post(body.replace("§", written));
      expect(reply.status).toBe(400);
      expect(await messageOf(reply)).toStartWith(`${field}: holds a NUL or half of a character pair`);
    });

  test("in the name of a field: 400", async () => {
    for (const name of ["\\u0000", "\\ud800"]) {
      expect((await post(`{"body":"a","${name}":1}`)).status).toBe(400);
      const reply = await app.call(key, "POST", "/v1/api-keys", `{"name":"a","metadata":{"${name}":"x"}}`);
      expect(reply.body.error.message).toStartWith("metadata");
    }
  });
});

describe("the type of a body", () => {
  const types = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "text/json",
    "application/jsonx",
    "multipart/form-data",
  ];
  test.each(types)("%s: 415, for every operation with a body", async (type) => {
    for (const { method, path } of operations.filter(takesBody)) {
      const address = path.replace(":id", "post_01k");
      const reply = await app.call(key, method, address, '{"body":"a"}', { "content-type": type });
      expect(reply).toMatchObject({ status: 415, body: { error: { code: "invalid_request" } } });
    }
  });
  test("none: 415", async () => {
    expect((await post(Buffer.from('{"body":"a"}'), null)).status).toBe(415);
  });
  test.each(["application/json", "application/json; charset=utf-8", "APPLICATION/JSON", "application/vnd.x+json"])(
    "%s is taken",
    async (type) => {
      expect((await post('{"body":"a"}', type)).status).toBe(201);
    },
  );
  test("does not matter where there is no body", async () => {
    const { body } = await app.call(key, "POST", "/v1/posts", { body: "a" });
    const reply = await app.call(key, "PATCH", `/v1/posts/${body.id}`, "", { "content-type": "text/plain" });
    expect(reply.status).toBe(200);
  });
});

describe("the size of a body", () => {
  const filled = (bytes: number) => {
    const frame = { body: "a", link: `https://example.com/${"é".repeat(10)}` };
    const text = JSON.stringify(frame);
    return text + " ".repeat(bytes - Buffer.byteLength(text));
  };

  test("1,000,000 bytes are taken, one more is 413: by its length and in chunks", async () => {
    expect((await post(filled(1_000_000))).status).toBe(201);
    expect((await post(filled(1_000_001))).status).toBe(413);
    const part = (bytes: number) => chunked(...(filled(bytes).match(/.{1,60000}/gs) ?? []));
    const sent = (bytes: number) => rawRequest(app.url, head(`${json}Transfer-Encoding: chunked\r\n`) + part(bytes));
    expect((await sent(1_000_000)).status).toBe(201);
    const over = await sent(1_000_001);
    expect(over.status).toBe(413);
    expect(over.text).toContain('"code":"invalid_request"');
  });

  test("a length that is too large is refused before the body comes", async () => {
    const reply = await rawRequest(app.url, head(`${json}Content-Length: 900000000\r\n`));
    expect(reply.status).toBe(413);
  });

  test("a key's own limit counts, and 0 is none", async () => {
    const small = await app.workspace.key({ limits: { body_bytes: 100 } });
    const call = (key: string, size: number) => app.call(key, "POST", "/v1/posts", filled(size));
    expect((await call(small, 100)).status).toBe(201);
    expect((await call(small, 101)).status).toBe(413);
    const large = await app.workspace.key({ limits: { body_bytes: 0 } });
    expect((await call(large, 3_000_000)).status).toBe(201);
  });

  test("the refusal of a huge field name does not repeat it", async () => {
    const reply = await app.call(key, "POST", "/v1/posts", { body: "a", ["x".repeat(900_000)]: 1 });
    expect(reply.status).toBe(400);
    expect(reply.text.length).toBeLessThan(1000);
  });
});

describe("a request that is no proper HTTP", () => {
  test("DELETE with a body that nobody reads: 400", async () => {
    const { body } = await app.call(key, "POST", "/v1/posts", { body: "a" });
    const refused = await app.call(key, "DELETE", `/v1/posts/${body.id}`, { force: true });
    expect(refused).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    expect((await app.call(key, "GET", `/v1/posts/${body.id}`)).status).toBe(200);
    expect((await app.call(key, "DELETE", `/v1/posts/${body.id}`, "")).status).toBe(200);
  });

  test.each(["[:::", "a b", "a/b", "", "%zz"])(
    "with the host %p: answered without regard to it, and no defect in the log",
    async (host) => {
      for (const [path, status] of [
        ["/v1/me", 200],
        ["/v1/posts?limit=1", 200],
        ["/nothing", 400],
      ] as const) {
        const request = `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${key}\r\n\r\n`;
        expect((await rawRequest(app.url, request)).status).toBe(status);
      }
      expect(app.logged().includes('"event":"defect"')).toBe(false);
    },
  );

  test("with both a length and chunks: 400", async () => {
    const reply = await rawRequest(
      app.url,
      head(`${json}Content-Length: 12\r\nTransfer-Encoding: chunked\r\n`) + chunked('{"body":"a"}'),
    );
    expect(reply.status).toBe(400);
  });

  test("with a header of 100 KB: 431; with one of 10 KB it is served", async () => {
    expect((await rawRequest(app.url, head(`X-Large: ${"a".repeat(100_000)}\r\n`, "GET /v1/me"))).status).toBe(431);
    expect((await rawRequest(app.url, head(`X-Large: ${"a".repeat(10_000)}\r\n`, "GET /v1/me"))).status).toBe(200);
  });

  test("HEAD is answered like GET, without the body", async () => {
    expect(await app.call(key, "HEAD", "/v1/posts")).toMatchObject({ status: 200, text: "" });
    expect(await app.call(undefined, "HEAD", "/v1/posts")).toMatchObject({ status: 401, text: "" });
  });

  test.each([
    ["rest", "with a length", () => head(`${json}Content-Length: 50\r\n`)],
    ["rest", "in chunks", () => `${head(`${json}Transfer-Encoding: chunked\r\n`)}32\r\n`],
    ["mcp", "with a length", () => head(`${json}Content-Length: 50\r\n`, "POST /mcp")],
  ])("%s: a body that is broken off, %s: 400, and no defect in the log", async (face, _how, start) => {
    const counted = async () => {
      const { text } = await app.call(undefined, "GET", "/metrics");
      const lines = text.split("\n").filter((line) => line.includes(`face="${face}",status="400"`));
      return lines.join();
    };
    const before = await counted();
    await brokenOff(app.url, `${start()}{"body":`);
    while ((await counted()) === before) await Bun.sleep(5);
    expect(app.logged().includes('"event":"defect"')).toBe(false);
  });

  test("nothing of all this was a defect", () => {
    expect(app.logged().includes('"event":"defect"')).toBe(false);
  });
});
