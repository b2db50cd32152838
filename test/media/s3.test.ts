import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { join } from "node:path";
import { BadConfiguration } from "../../src/config/bad-configuration.ts";
import { readConfig } from "../../src/config.ts";
import { bucketOf } from "../../src/media/bucket.ts";
import { s3Store } from "../../src/media/s3.ts";
import { Spool } from "../../src/media/spool.ts";
import { hasS3, type S3, startS3 } from "../servers/s3.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { begin, bytesOf, confirm, filesOf, put, read, readyFile, uploaded } from "../support/media.ts";
import { jpeg, mp4, png } from "../support/pictures.ts";

describe.skipIf(!hasS3)("media in a bucket", () => {
  let s3: S3;
  let app: TestApp;
  let key: string;
  const settings = (secret: string) => ({ media_store: s3.store, media_store_key: s3.key, media_store_secret: secret });
  beforeAll(async () => {
    s3 = await startS3();
    app = await startApp({ config: settings(s3.secret) });
    key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  }, 60_000);
  afterAll(async () => {
    await app?.close();
    await s3?.stop();
  });

  test("are uploaded, cleaned, served, handed to networks and deleted as on a disk, which keeps nothing", async () => {
    const before = new Set(s3.names());
    const added = () => s3.names().filter((name) => !before.has(name));
    const file = await readyFile(app, key, jpeg({ noted: true, orientation: 6 }), "image/jpeg");
    expect(file).toMatchObject({ width: 8, height: 16 });
    expect(added()).toEqual([expect.stringMatching(new RegExp(`^crm/${app.workspace.id}/blob_[0-9a-z]{26}$`))]);
    expect(filesOf(app)).toEqual([]);
    const bytes = await bytesOf(await read(app, key, file.id));
    expect(bytes.toString("latin1")).not.toContain("Berlin");
    expect(new Bun.CryptoHasher("sha256").update(bytes).digest("hex")).toBe(file.sha256);
    const sent = (await app.running.media.mediaFor(app.workspace.id, [file.id])).get(file.id);
    expect(await sent?.content().then((blob) => blob.bytes())).toEqual(new Uint8Array(bytes));
    expect((await app.call(key, "DELETE", `/v1/media/${file.id}`)).status).toBe(200);
    expect(added()).toEqual([]);
  });

  test("are read in parts, and never from an address of the bucket", async () => {
    const film = mp4({ payload: Buffer.alloc(12_000_000, 7) });
    const { id } = await readyFile(app, key, film, "video/mp4");
    const part = await read(app, key, id, { range: "bytes=100-199" });
    expect([part.status, part.url, part.redirected]).toEqual([206, `${app.url}/v1/media/${id}/content`, false]);
    expect(await bytesOf(part)).toEqual(film.subarray(100, 200));
    const parts = await read(app, key, id, { range: "bytes=0-9,-5" });
    expect((await bytesOf(parts)).toString("latin1")).toContain(film.subarray(-5).toString("latin1"));
    expect(await bytesOf(await read(app, key, id))).toEqual(film);
  });

  test("that are refused, or sent twice, are not left in it", async () => {
    const before = s3.names();
    const upload = (await begin(app, key, png())).body;
    expect((await put(upload, png().subarray(1))).status).toBe(400);
    expect(s3.names()).toEqual(before);
    const answers = await Promise.all([1, 2, 3].map(() => put(upload, png())));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(s3.names().length).toBe(before.length + 1);
    expect(filesOf(app)).toEqual([]);
  });

  test("that nobody confirms go with their bytes", async () => {
    const own = await startApp({ config: settings(s3.secret) });
    const ownKey = await own.workspace.key();
    const before = s3.names();
    await uploaded(own, ownKey, png());
    expect(s3.names().length).toBe(before.length + 1);
    // The list of this server is broken, so what comes after the forgetting cannot be done.
    await own.running.media.upkeep(own.clock.now() + 3 * 3_600_000, new AbortController().signal).catch(() => {});
    expect(s3.names()).toEqual(before);
    await own.close();
  });

  test("behind a wrong secret, or behind nothing at all, are unavailable: 503, nothing kept, and nothing said of the secret", async () => {
    for (const config of [
      settings("another"),
      { ...settings(s3.secret), media_store: "s3://media?endpoint=http://127.0.0.1:1" },
    ]) {
      const own = await startApp({ config });
      const ownKey = await own.workspace.key();
      const upload = (await begin(own, ownKey, png())).body;
      const answer = await put(upload, png());
      const text = await answer.text();
      expect([answer.status, JSON.parse(text).error.code]).toEqual([503, "unavailable"]);
      expect(text + own.logged()).not.toContain("another");
      expect(filesOf(own)).toEqual([]);
      expect((await confirm(own, ownKey, upload)).status).toBe(409);
      await own.close();
    }
  });
});

test("the files of a bucket are listed page by page, and nothing in it is ours but files of ours", async () => {
  const ours = Array.from({ length: 5 }, (_, at) => `ws_${"0".repeat(26)}/blob_${String(at).repeat(26)}`);
  const keys = [...ours, `ws_${"0".repeat(26)}/notes.txt`, "ws_backup.tar"].map((name) => `crm/${name}`).sort();
  const asked: string[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch({ url }) {
      const query = new URL(url).searchParams;
      asked.push(`${query.get("list-type")} ${query.get("prefix")}`);
      const rest = keys.filter((key) => key > (query.get("start-after") ?? ""));
      const page = rest.slice(0, 3).map((key) => `<Contents><Key>${key}</Key><Size>1</Size></Contents>`);
      const more = `<IsTruncated>${rest.length > 3}</IsTruncated>`;
      return new Response(
        `<?xml version="1.0"?><ListBucketResult><Name>media</Name>${more}${page.join("")}</ListBucketResult>`,
        { headers: { "content-type": "application/xml" } },
      );
    },
  });
  const bucket = bucketOf(`s3://media/crm?endpoint=http://127.0.0.1:${server.port}`);
  if (!bucket) throw new Error("no bucket");
  const store = s3Store(bucket, { id: "id", key: "key" }, new Spool(join("/nonexistent"), false));
  const found: string[] = [];
  for await (const names of store.names()) found.push(...names);
  expect(found).toEqual(ours);
  expect(new Set(asked)).toEqual(new Set(["2 crm/ws_"]));
  await server.stop(true);
});

describe("the setting media_store", () => {
  const from = (env: Record<string, string>) => () => readConfig({ env, cwd: "/" });
  const secret = { SOCIALCRM_MEDIA_STORE_KEY: "id", SOCIALCRM_MEDIA_STORE_SECRET: "secret" };
  test("takes a bucket with a folder, an endpoint and a region", () => {
    expect(bucketOf("s3://media/a/b/?endpoint=https://s3.example.com&region=eu-central-1")).toEqual({
      ...{ bucket: "media", prefix: "a/b/", endpoint: "https://s3.example.com", region: "eu-central-1" },
    });
    expect(from({ SOCIALCRM_MEDIA_STORE: "s3://media", ...secret })().media_store).toBe("s3://media");
  });

  test.each([
    "media",
    "https://s3.example.com/media",
    "s3://",
    "s3://M",
    "s3://media?endpoint=ftp://x",
    "s3://media?secret=x",
    "s3://id:secret@media",
  ])("refuses %s", (text) => {
    expect(from({ SOCIALCRM_MEDIA_STORE: text, ...secret })).toThrow(BadConfiguration);
  });

  test("is nothing without its key and its secret, nor these without it", () => {
    const { SOCIALCRM_MEDIA_STORE_KEY: id } = secret;
    expect(from({ SOCIALCRM_MEDIA_STORE: "s3://media" })).toThrow("media_store_key");
    expect(from({ SOCIALCRM_MEDIA_STORE: "s3://media", SOCIALCRM_MEDIA_STORE_KEY: id as string })).toThrow(
      "media_store_secret",
    );
    expect(from(secret)).toThrow("media_store");
  });
});
