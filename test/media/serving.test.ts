import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { startApp, type TestApp } from "../support/app.ts";
import { bytesOf, filesOf, read, readyFile } from "../support/media.ts";
import { mp4, png } from "../support/pictures.ts";
import { signedIn } from "../support/signed-in.ts";

let app: TestApp;
let key: string;
let id: string;
let etag: string;
const film = mp4({ payload: Buffer.from(Array.from({ length: 5000 }, (_, at) => at % 251)) });
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  const file = await readyFile(app, key, film, "video/mp4", { filename: 'Łaunch "day".mp4' });
  id = file.id;
  etag = `"${file.sha256}"`;
});
afterAll(() => app.close());

const get = (headers: Record<string, string> = {}, method = "GET") => read(app, key, id, headers, method);

describe("a file is served", () => {
  test("whole, as what it is, and so that nothing in it runs", async () => {
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(await bytesOf(answer)).toEqual(film);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "video/mp4",
      "content-length": String(film.length),
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
      "content-disposition": `inline; filename="_aunch _day_.mp4"; filename*=UTF-8''%C5%81aunch%20%22day%22.mp4`,
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, no-cache",
      "accept-ranges": "bytes",
      etag,
    });
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
  });

  test("to HEAD with the same headers and no body", async () => {
    const [whole, head] = [await get(), await get({}, "HEAD")];
    expect(await bytesOf(head)).toHaveLength(0);
    const without = ({ headers }: Response) =>
      Object.fromEntries([...headers].filter(([name]) => !/^(date|x-request-id|ratelimit)$/.test(name)));
    expect(without(head)).toEqual(without(whole));
  });

  test("not again to who has it", async () => {
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const answer = await get({ "if-none-match": known });
      expect([answer.status, (await bytesOf(answer)).length, answer.headers.get("etag")]).toEqual([304, 0, etag]);
    }
    expect((await get({ "if-none-match": '"other"' })).status).toBe(200);
  });

  test("to someone who is signed in, and to nobody who is not", async () => {
    await app.workspace.member("ann@example.com", "viewer");
    const { reading } = await signedIn(app, "ann@example.com");
    const url = `${app.url}/v1/media/${id}/content`;
    expect(await bytesOf(await fetch(url, { headers: reading }))).toEqual(film);
    expect((await fetch(url)).status).toBe(401);
  });

  test("or not, with what to do, where its bytes are gone", async () => {
    const before = filesOf(app);
    const lost = await readyFile(app, key, png());
    const name = filesOf(app).find((one) => !before.includes(one)) as string;
    rmSync(join(app.folder, "media", app.workspace.id, name));
    const answer = await read(app, key, lost.id);
    expect([answer.status, ((await answer.json()) as { error: { code: string } }).error.code]).toEqual([
      503,
      "unavailable",
    ]);
  });
});

describe("a part of a file", () => {
  const last = film.length - 1;
  test.each([
    ["bytes=0-0", 0, 0],
    ["bytes=10-19", 10, 19],
    ["bytes=100-", 100, last],
    ["bytes=-7", last - 6, last],
    [`bytes=${last}-${last + 500}`, last, last],
    [`bytes=-${film.length * 2}`, 0, last],
    ["bytes=9999999-,5-9", 5, 9],
    ["BYTES= 3-4 ", 3, 4],
  ])("%s", async (range, from, to) => {
    const answer = await get({ range });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([206, `bytes ${from}-${to}/${film.length}`]);
    expect(answer.headers.get("content-length")).toBe(String(to - from + 1));
    expect(await bytesOf(answer)).toEqual(film.subarray(from, to + 1));
    const head = await get({ range }, "HEAD");
    expect([head.status, head.headers.get("content-length")]).toEqual([206, String(to - from + 1)]);
  });

  test.each(["bytes=999999-", "bytes=999999-1000000", "bytes=-0"])("%s is not there: 416", async (range) => {
    const answer = await get({ range });
    expect([answer.status, answer.headers.get("content-range")]).toEqual([416, `bytes */${film.length}`]);
    expect(await bytesOf(answer)).toHaveLength(0);
  });

  test.each([
    "lines=1-2",
    "bytes=",
    "bytes=5-1",
    "bytes=a-b",
    "bytes=1-2-3",
    "bytes=--1",
    "bytes=0-,0-",
    `bytes=${Array.from({ length: 17 }, (_, at) => `${at}-${at}`).join()}`,
  ])("%s is not heeded: the whole", async (range) => {
    const answer = await get({ range });
    expect([answer.status, (await bytesOf(answer)).length]).toEqual([200, film.length]);
  });

  test("that is of the file as it was is the whole of what it is now", async () => {
    expect((await get({ range: "bytes=0-1", "if-range": etag })).status).toBe(206);
    for (const old of ['"other"', `W/${etag}`, "Sun, 22 Nov 2026 12:00:00 GMT"])
      expect((await get({ range: "bytes=0-1", "if-range": old })).status).toBe(200);
  });

  test("and another come together, each with its place", async () => {
    const answer = await get({ range: "bytes=0-3, 50-59,-2" });
    expect(answer.status).toBe(206);
    const boundary = /^multipart\/byteranges; boundary=(\w+)$/.exec(answer.headers.get("content-type") ?? "")?.[1];
    const body = await bytesOf(answer);
    const places = [
      [0, 3],
      [50, 59],
      [last - 1, last],
    ] as const;
    const parts = places.map(
      ([from, to]) =>
        `\r\n--${boundary}\r\ncontent-type: video/mp4\r\ncontent-range: bytes ${from}-${to}/${film.length}\r\n\r\n${film.subarray(from, to + 1).toString("latin1")}`,
    );
    expect(body.toString("latin1")).toBe(`${parts.join("")}\r\n--${boundary}--\r\n`);
  });
});

describe("the address for networks", () => {
  test("opens one file without a credential for some hours, and is given out under https alone", async () => {
    expect((await app.running.media.mediaFor(app.workspace.id, [id])).get(id)?.url).toBeNull();
    const own = await startApp({ config: { public_url: "https://crm.example.com" } });
    const ownKey = await own.workspace.key();
    const here = (url: string) => url.replace("https://crm.example.com", own.url);
    const upload = await own.call(ownKey, "POST", "/v1/media/upload-url", {
      ...{ filename: "a.png", content_type: "image/png", size_bytes: png().length },
    });
    const sent = { method: "PUT", headers: upload.body.headers, body: new Uint8Array(png()) };
    await fetch(here(upload.body.upload_url), sent);
    await own.call(ownKey, "POST", `/v1/media/${upload.body.id}/confirm`);
    const file = (await own.running.media.mediaFor(own.workspace.id, [upload.body.id])).get(upload.body.id);
    expect(file).toMatchObject({ filename: "a.png", type: "image/png", bytes: png().length, width: 3, height: 2 });
    expect(await file?.content().then((blob) => blob.bytes())).toEqual(new Uint8Array(png()));
    const url = here(file?.url ?? "");
    expect(new URL(url).pathname).toBe(`/media/${own.workspace.id}/${upload.body.id}/${upload.body.id}.png`);
    const answer = await fetch(url);
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(await bytesOf(answer)).toEqual(png());
    expect((await fetch(url, { method: "HEAD" })).headers.get("content-length")).toBe(String(png().length));
    expect((await fetch(url, { headers: { range: "bytes=0-3" } })).status).toBe(206);
    expect((await fetch(url.replace("signature=", "signature=A"))).status).toBe(403);
    expect((await fetch(url, { method: "PUT", body: "x" })).status).toBe(405);
    const other = await own.addWorkspace("rival");
    expect((await fetch(url.replace(own.workspace.id, other.id))).status).toBe(403);
    own.clock.pass(6 * 3_600_000);
    expect((await fetch(url)).status).toBe(403);
    await own.close();
  });

  test("of what is not ready, deleted or another workspace's is given to no network", async () => {
    const gone = await readyFile(app, key, png());
    const rival = await app.addWorkspace("rival");
    await app.call(key, "DELETE", `/v1/media/${gone.id}`);
    expect(await app.running.media.mediaFor(app.workspace.id, [gone.id])).toEqual(new Map());
    expect(await app.running.media.mediaFor(rival.id, [id])).toEqual(new Map());
  });
});
