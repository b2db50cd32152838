import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { statSync } from "node:fs";
import { createConnection } from "node:net";
import { join } from "node:path";
import { startApp, type TestApp } from "../support/app.ts";
import { begin, bytesOf, confirm, filesOf, put, read, readyFile, type Upload, uploaded } from "../support/media.ts";
import { gif, jpeg, png } from "../support/pictures.ts";

let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const begun = async (bytes: Uint8Array, type?: string): Promise<Upload> => (await begin(app, key, bytes, type)).body;
const statusOf = async ({ id }: Upload) => (await app.call(key, "GET", `/v1/media/${id}`)).body.status;
const errorOf = async (response: Response) =>
  ((await response.json()) as { error: { code: string; message: string } }).error;

describe("an upload", () => {
  test("is begun, sent, confirmed and read back", async () => {
    const bytes = png();
    const asked = await begin(app, key, bytes, "image/png", { alt: "A launch" });
    expect(asked.status).toBe(201);
    expect(asked.body).toEqual({
      id: expect.stringMatching(/^media_[0-9a-z]{26}$/),
      upload_url: expect.stringMatching(new RegExp(`^${app.url}/media/${app.workspace.id}/media_`)),
      method: "PUT",
      headers: { "Content-Type": "image/png" },
      // An hour, up to the whole second that the address can name.
      expires_at: new Date(Math.ceil((app.clock.now() + 3_600_000) / 1000) * 1000).toISOString(),
    });
    const sent = await put(asked.body, bytes);
    expect([sent.status, await sent.json()]).toEqual([200, { id: asked.body.id, status: "uploaded" }]);
    const confirmed = await confirm(app, key, asked.body);
    expect(confirmed.status).toBe(200);
    expect(confirmed.body).toEqual({
      ...{ id: asked.body.id, filename: "launch.png", content_type: "image/png", size_bytes: bytes.length },
      ...{ status: "ready", width: 3, height: 2, seconds: null, alt: "A launch" },
      sha256: new Bun.CryptoHasher("sha256").update(bytes).digest("hex"),
      url: `${app.url}/v1/media/${asked.body.id}/content`,
      created_at: new Date(app.clock.now()).toISOString(),
      updated_at: new Date(app.clock.now()).toISOString(),
    });
    expect(await bytesOf(await read(app, key, asked.body.id))).toEqual(bytes);
    expect((await app.call(key, "GET", `/v1/media/${asked.body.id}`)).body).toEqual(confirmed.body);
    expect((await confirm(app, key, asked.body)).body).toEqual(confirmed.body);
  });

  test("is kept under ids alone, for its owner alone", async () => {
    const { id } = await uploaded(app, key, png(), "image/png", { filename: "..%2f..%2fetc" });
    expect(filesOf(app).every((name) => /^blob_[0-9a-z]{26}$/.test(name))).toBe(true);
    expect(id).toBeString();
    const [file] = filesOf(app);
    const folder = join(app.folder, "media", app.workspace.id);
    expect(statSync(join(folder, file as string)).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(app.folder, "media")).mode & 0o777).toBe(0o700);
  });

  test("of a name with a path in it, of a kind that is not taken or of no bytes is refused", async () => {
    for (const [field, value] of [
      ["filename", "../../etc/passwd"],
      ["filename", "a\u202egnp.exe"],
      ["content_type", "image/svg+xml"],
      ["content_type", "text/html"],
      ["size_bytes", 0],
      ["size_bytes", 200_000_000],
    ] as const) {
      const { status, body } = await begin(app, key, png(), "image/png", { [field]: value });
      expect([status, body.error.message]).toEqual([400, expect.stringMatching(new RegExp(`^${field}: `))]);
    }
  });

  test("takes its bytes once: of many at the same time one is kept", async () => {
    const bytes = png();
    const upload = await begun(bytes);
    const before = filesOf(app).length;
    const answers = await Promise.all(Array.from({ length: 8 }, () => put(upload, bytes)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array(7).fill(409)]);
    expect(filesOf(app).length).toBe(before + 1);
    const again = await put(upload, bytes);
    expect([again.status, (await errorOf(again)).code]).toEqual([409, "conflict"]);
  });

  test("is confirmed once, however many confirm it at the same time", async () => {
    const upload = await uploaded(app, key, jpeg({ noted: true }), "image/jpeg");
    const before = filesOf(app).length;
    const answers = await Promise.all(Array.from({ length: 6 }, () => confirm(app, key, upload)));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(filesOf(app).length).toBe(before);
  });

  test("cannot be confirmed before its bytes are there", async () => {
    const { status, body } = await confirm(app, key, await begun(png()));
    expect([status, body.error.code]).toEqual([409, "conflict"]);
  });
});

describe("the address of an upload", () => {
  const tampered: Record<string, (url: URL) => void> = {
    "another id": (url) => {
      url.pathname = url.pathname.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    },
    "another workspace": (url) => {
      url.pathname = url.pathname.replace(/ws_./, (start) => (start.endsWith("0") ? "ws_1" : "ws_0"));
    },
    "a later end": (url) => url.searchParams.set("expires", String(Number(url.searchParams.get("expires")) + 60)),
    "another signature": (url) => url.searchParams.set("signature", "A".repeat(43)),
    "no signature": (url) => url.searchParams.delete("signature"),
    "something added": (url) => url.searchParams.set("size", "9"),
    "no query": (url) => {
      url.search = "";
    },
  };
  test.each(Object.entries(tampered))("with %s is refused", async (_what, tamper) => {
    const bytes = png();
    const upload = await begun(bytes);
    const url = new URL(upload.upload_url);
    tamper(url);
    const files = filesOf(app);
    const refused = await put({ ...upload, upload_url: url.href }, bytes);
    expect([refused.status, (await errorOf(refused)).code]).toEqual([403, "forbidden"]);
    expect([filesOf(app), await statusOf(upload)]).toEqual([files, "pending"]);
  });

  test("opens nothing but the upload: nobody reads with it", async () => {
    const { upload_url, id } = await uploaded(app, key, png());
    const url = new URL(upload_url);
    url.pathname += `/${id}.png`;
    expect((await fetch(url)).status).toBe(403);
  });

  test("is over after an hour", async () => {
    const own = await startApp();
    const ownKey = await own.workspace.key();
    const upload: Upload = (await begin(own, ownKey, png())).body;
    own.clock.pass(3_600_000 - 1);
    const early = await put(upload, png().subarray(1));
    expect(early.status).toBe(400);
    own.clock.pass(1);
    const late = await put(upload, png());
    expect([late.status, (await errorOf(late)).message]).toEqual([403, "This address is over; ask for a new one."]);
    await own.close();
  });
});

describe("bytes that are not what was declared", () => {
  const big = Buffer.concat([png(), Buffer.alloc(300_000, 7)]);
  /** Sends a body without saying how long it is. */
  const streamed = (upload: Upload, parts: readonly Uint8Array[], headers = upload.headers) =>
    fetch(upload.upload_url, {
      method: "PUT",
      headers,
      body: new ReadableStream({
        async start(controller) {
          for (const part of parts) {
            controller.enqueue(part);
            await Bun.sleep(1);
          }
          controller.close();
        },
      }),
    });
  const other = { "Content-Type": "image/gif" };
  const wrong: Record<string, [(upload: Upload) => Promise<Response>, status: number]> = {
    "too many, and saying so": [(upload) => put(upload, Buffer.concat([big, big])), 413],
    "too many, and not saying so": [(upload) => streamed(upload, [big, big]), 413],
    "too few, and saying so": [(upload) => put(upload, big.subarray(1)), 400],
    "too few, and not saying so": [(upload) => streamed(upload, [big.subarray(0, 1000)]), 400],
    "none at all": [(upload) => put(upload, ""), 400],
    "of another declared type": [(upload) => put(upload, big, other), 415],
    "of no declared type": [(upload) => put(upload, big, {}), 415],
    squeezed: [(upload) => put(upload, big, { ...upload.headers, "content-encoding": "gzip" }), 415],
    "of another kind by their first bytes": [
      (upload) => put(upload, Buffer.concat([gif(), Buffer.alloc(big.length - gif().length)])),
      415,
    ],
    "a web page that says it is a picture": [
      (upload) => put(upload, Buffer.from("<!doctype html><script>alert(1)</script>".padEnd(big.length))),
      415,
    ],
  };
  test.each(Object.entries(wrong))("%s: refused, and nothing is left of them", async (_what, [send, status]) => {
    const upload = await begun(big);
    const files = filesOf(app);
    const refused = await send(upload);
    expect([refused.status, (await errorOf(refused)).code]).toEqual([status, "invalid_request"]);
    expect([filesOf(app), await statusOf(upload)]).toEqual([files, "pending"]);
    expect((await put(upload, big)).status).toBe(200);
  });

  test("broken off: nothing is left of them, and they can come again", async () => {
    const upload = await begun(big);
    const files = filesOf(app);
    const { pathname, search, host } = new URL(upload.upload_url);
    const socket = createConnection(Number(host.split(":")[1]), "127.0.0.1");
    socket.write(
      `PUT ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: image/png\r\nContent-Length: ${big.length}\r\n\r\n`,
    );
    socket.write(big.subarray(0, 100_000));
    while (filesOf(app).length === files.length) await Bun.sleep(5);
    socket.destroy();
    while (filesOf(app).length > files.length) await Bun.sleep(5);
    expect([filesOf(app), await statusOf(upload)]).toEqual([files, "pending"]);
    expect(app.logged()).not.toContain("defect");
    expect((await put(upload, big)).status).toBe(200);
  });

  test("of another kind, and fewer than tell a kind at once: refused", async () => {
    const few = gif().subarray(0, 40);
    expect(few.length).toBeLessThan(64);
    const upload = await begun(few);
    expect((await put(upload, few)).status).toBe(415);
    expect(await statusOf(upload)).toBe("pending");
  });

  test("that are not all there after an hour: refused, and nothing is left of them", async () => {
    const upload = await begun(big);
    const files = filesOf(app);
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(big.subarray(0, 100_000));
        while (filesOf(app).length === files.length) await Bun.sleep(5);
        app.clock.pass(3_600_001);
        controller.enqueue(big.subarray(100_000));
        controller.close();
      },
    });
    const refused = await fetch(upload.upload_url, { method: "PUT", headers: upload.headers, body });
    expect([refused.status, (await errorOf(refused)).message]).toEqual([
      ...[400, "body: took longer than an hour; nothing was kept."],
    ]);
    expect([filesOf(app), await statusOf(upload)]).toEqual([files, "pending"]);
  });

  test("of a kind other than declared once they are all there: refused when they are confirmed", async () => {
    const upload = await uploaded(app, key, Buffer.concat([png().subarray(0, 33), Buffer.alloc(200)]));
    const { status, body } = await confirm(app, key, upload);
    expect([status, body.error.code, body.error.message]).toEqual([
      ...[400, "invalid_request"],
      expect.stringMatching(/^The file /),
    ]);
    expect(await statusOf(upload)).toBe("uploaded");
    expect((await read(app, key, upload.id)).status).toBe(404);
  });
});

test("a preflight for an upload from a page of no known origin is answered without a welcome", async () => {
  const { upload_url } = await begun(png());
  const headers = { origin: "https://evil.example", "access-control-request-method": "PUT" };
  const answer = await fetch(upload_url, { method: "OPTIONS", headers });
  expect(answer.headers.has("access-control-allow-origin")).toBe(false);
});

test("a file can be read by who may read posts, and by nobody else", async () => {
  const { id } = await readyFile(app, key, png());
  const rival = await (await app.addWorkspace("rival")).key();
  const reader = await app.workspace.key({ scopes: ["posts:read"] });
  const other = await app.workspace.key({ scopes: ["media:write"] });
  expect((await read(app, reader, id)).status).toBe(200);
  expect((await read(app, other, id)).status).toBe(403);
  expect((await read(app, rival, id)).status).toBe(404);
  expect((await fetch(`${app.url}/v1/media/${id}/content`)).status).toBe(401);
});
