import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { selfHosted } from "../../src/contract/plans.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { inDatabase } from "../support/database.ts";
import { begin, confirm, filesOf, put, readyFile, uploaded } from "../support/media.ts";
import { jpeg, png } from "../support/pictures.ts";

const day = 86_400_000;
const small = { ...selfHosted, name: "small", mediaBytes: 1000 };
let app: TestApp;
let key: string;
beforeAll(async () => {
  app = await startApp({
    config: { plans: new Map([...[selfHosted, small].map((plan) => [plan.name, plan] as const)]) },
  });
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

const going = new AbortController().signal;
const list = async (app: TestApp, key: string) =>
  ((await app.call(key, "GET", "/v1/media?limit=50")).body.data as { id: string }[]).map((file) => file.id);

describe("a file that a post holds", () => {
  test("cannot be deleted; once no post does, it can, with its bytes", async () => {
    const files = filesOf(app);
    const { id } = await readyFile(app, key, png());
    const post = await app.call(key, "POST", "/v1/posts", { body: "Look.", media_ids: [id] });
    expect(post.status).toBe(201);
    const held = await app.call(key, "DELETE", `/v1/media/${id}`);
    expect([held.status, held.body.error]).toEqual([
      409,
      { code: "conflict", message: "A post holds this file; take it out there first." },
    ]);
    await app.call(key, "PATCH", `/v1/posts/${post.body.id}`, { media_ids: [] });
    expect((await app.call(key, "DELETE", `/v1/media/${id}`)).body).toEqual({ id, deleted: true });
    expect(filesOf(app)).toEqual(files);
    expect((await app.call(key, "GET", `/v1/media/${id}`)).status).toBe(404);
  });

  test("must have been confirmed", async () => {
    const { id } = await uploaded(app, key, png());
    const { status, body } = await app.call(key, "POST", "/v1/posts", { body: "Look.", media_ids: [id] });
    expect([status, body.error.message]).toEqual([400, `media_ids: there is no media ${id} in this workspace.`]);
  });

  test("is deleted or held, never both, when both are asked for at the same time", async () => {
    for (let round = 0; round < 10; round++) {
      const { id } = await readyFile(app, key, png());
      const [post, gone] = await Promise.all([
        app.call(key, "POST", "/v1/posts", { body: "Look.", media_ids: [id] }),
        app.call(key, "DELETE", `/v1/media/${id}`),
      ]);
      expect([post.status, gone.status].join()).toMatch(/^(201,409|400,200)$/);
    }
  });
});

describe("a file", () => {
  test("is listed newest first, page by page, and by how far it is", async () => {
    const workspace = await app.addWorkspace("lists");
    const own = await workspace.key();
    const ids: string[] = [];
    for (let count = 0; count < 5; count++) ids.unshift((await begin(app, own, png())).body.id);
    const first = await app.call(own, "GET", "/v1/media?limit=2");
    expect(first.body.data.map((file: { id: string }) => file.id)).toEqual(ids.slice(0, 2));
    const second = await app.call(own, "GET", `/v1/media?limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body.data.map((file: { id: string }) => file.id)).toEqual(ids.slice(2, 4));
    const { id } = await readyFile(app, own, png());
    expect((await app.call(own, "GET", "/v1/media?status=ready")).body.data).toMatchObject([{ id, status: "ready" }]);
  });

  test("is described, and described no more", async () => {
    const { id } = await readyFile(app, key, png());
    expect((await app.call(key, "PATCH", `/v1/media/${id}`, { alt: "A rocket" })).body.alt).toBe("A rocket");
    expect((await app.call(key, "GET", `/v1/media/${id}`)).body.alt).toBe("A rocket");
    expect((await app.call(key, "PATCH", `/v1/media/${id}`, { alt: null })).body.alt).toBeNull();
  });
});

test("a dry run of confirming and of deleting leaves every byte where it is", async () => {
  const file = await uploaded(app, key, jpeg({ noted: true }), "image/jpeg");
  const before = filesOf(app);
  const confirming = await app.call(key, "POST", `/v1/media/${file.id}/confirm?dry_run=true`);
  expect([confirming.status, confirming.body.status]).toEqual([200, "ready"]);
  expect((await app.call(key, "DELETE", `/v1/media/${file.id}?dry_run=true`)).status).toBe(200);
  expect(filesOf(app)).toEqual(before);
  expect((await app.call(key, "GET", `/v1/media/${file.id}`)).body.status).toBe("uploaded");
  expect((await confirm(app, key, file)).status).toBe(200);
});

describe("the room that a plan has", () => {
  test("is never passed, whoever asks at the same time, and is there again once something is deleted", async () => {
    const workspace = await app.addWorkspace("small", "small");
    const own = await workspace.key();
    const bytes = Buffer.alloc(300);
    const asked = await Promise.all(Array.from({ length: 8 }, () => begin(app, own, bytes)));
    expect(asked.map(({ status }) => status).sort()).toEqual([201, 201, 201, 402, 402, 402, 402, 402]);
    const full = await begin(app, own, bytes);
    expect(full.body.error).toEqual({
      code: "quota_exceeded",
      message: "The plan has room for 1000 bytes of media, and 900 are used; delete what no post needs any more.",
    });
    expect((await begin(app, own, Buffer.alloc(100))).status).toBe(201);
    expect((await app.call(own, "GET", "/v1/usage")).body.media).toEqual({ bytes: 1000, limit: 1000 });
    const [one] = asked.filter(({ status }) => status === 201);
    await app.call(own, "DELETE", `/v1/media/${one?.body.id}`);
    expect((await begin(app, own, bytes)).status).toBe(201);
  });

  test("is no concern of another workspace", async () => {
    expect((await begin(app, key, Buffer.alloc(5000))).status).toBe(201);
  });
});

describe("upkeep", () => {
  const ownApp = async () => {
    const own = await startApp();
    return { own, ownKey: await own.workspace.key() };
  };

  test("forgets uploads that nobody confirmed, with their bytes, and keeps what is ready or may still come", async () => {
    const { own, ownKey } = await ownApp();
    const { id } = await readyFile(own, ownKey, png());
    const kept = filesOf(own);
    await begin(own, ownKey, png());
    await uploaded(own, ownKey, png());
    own.clock.pass(2 * 3_600_000);
    const late = (await begin(own, ownKey, png())).body;
    await own.running.media.upkeep(own.clock.now() + 1000, going);
    expect(await list(own, ownKey)).toEqual([late.id, id]);
    expect(filesOf(own)).toEqual(kept);
    await own.close();
  });

  test("removes files that no row knows once they are a day old, and nothing that is not its own", async () => {
    const { own, ownKey } = await ownApp();
    await readyFile(own, ownKey, png());
    const kept = filesOf(own);
    const folder = join(own.folder, "media", own.workspace.id);
    // What a process leaves that dies between writing a file and its row, and after removing a row.
    writeFileSync(join(folder, `blob_${"0".repeat(26)}`), "left over");
    const elsewhere = join(own.folder, "media", `ws_${"0".repeat(26)}`);
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, `blob_${"0".repeat(26)}`), "of a workspace that is gone");
    writeFileSync(join(folder, "notes.txt"), "mine");
    await own.running.media.upkeep(Date.now(), going);
    expect(filesOf(own)).toEqual([...kept, "notes.txt"].sort());
    await own.close();
  });

  test("leaves a young file that no row knows: it may be on its way", async () => {
    const { own, ownKey } = await ownApp();
    await uploaded(own, ownKey, png());
    inDatabase(own.store, (file) => file.run("delete from media"));
    const files = filesOf(own);
    await own.running.media.upkeep(Date.now(), going);
    expect(filesOf(own)).toEqual(files);
    await own.running.media.upkeep(Date.now() + 2 * day, going);
    expect(filesOf(own)).toEqual([]);
    await own.close();
  });

  test("removes what a process that died was writing, and not what this one writes", async () => {
    const { own, ownKey } = await ownApp();
    const unfinished = join(own.folder, "media", "unfinished");
    mkdirSync(unfinished, { recursive: true });
    writeFileSync(join(unfinished, `blob_${"0".repeat(26)}`), "half a pic");
    const upload = (await begin(own, ownKey, Buffer.concat([png(), Buffer.alloc(100_000)]))).body;
    const release = Promise.withResolvers<void>();
    const sending = put(
      upload,
      new ReadableStream({
        async start(controller) {
          controller.enqueue(new Uint8Array(png()));
          await release.promise;
          controller.enqueue(new Uint8Array(100_000));
          controller.close();
        },
      }),
    );
    while (readdirSync(unfinished).length < 2) await Bun.sleep(5);
    await own.running.media.upkeep(own.clock.now(), going);
    expect(readdirSync(unfinished).length).toBe(1);
    release.resolve();
    expect((await sending).status).toBe(200);
    await own.close();
  });

  test("says that bytes are gone, and keeps what is known of the files: a folder may just not be mounted", async () => {
    const { own, ownKey } = await ownApp();
    const { id } = await readyFile(own, ownKey, png());
    rmSync(join(own.folder, "media"), { recursive: true });
    await own.running.media.upkeep(Date.now() + 2 * day, going);
    expect(own.logged()).toContain('"event":"media_gone"');
    expect(await list(own, ownKey)).toEqual([id]);
    await own.close();
  });
});

test("bytes that cannot be written are nobody's fault: 503, and the upload can come again", async () => {
  const own = await startApp();
  const ownKey = await own.workspace.key();
  const bytes = jpeg({ noted: true });
  const upload = (await begin(own, ownKey, bytes, "image/jpeg")).body;
  writeFileSync(join(own.folder, "media"), "in the way");
  const refused = await put(upload, bytes);
  expect(refused.status).toBe(503);
  rmSync(join(own.folder, "media"));
  expect((await put(upload, bytes)).status).toBe(200);
  expect((await confirm(own, ownKey, upload)).status).toBe(200);
  await own.close();
});
