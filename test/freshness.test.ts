import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { Changes } from "../db/open.ts";
import { hasBody, type Operation } from "../src/contract/operation.ts";
import { operations } from "../src/operations/index.ts";
import { addAccounts, leaveUnknown } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { elsewhere } from "./support/database.ts";
import { readyFile, uploaded } from "./support/media.ts";
import { png } from "./support/pictures.ts";

let app: TestApp;
let key: string;
let other: string;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ann@example.com", "owner");
  const free = { limits: { requests_per_minute: 0 } };
  key = await app.workspace.key({ ...free, kind: "user" }, { email: "ann@example.com" });
  other = await app.workspace.key(free);
});
afterAll(() => app.close());

const make = async (body: object = { body: "x" }) => (await app.call(key, "POST", "/v1/posts", body)).body;

describe("an answer is never older than the last write", () => {
  test("across two keys: every read after a write shows it, in the post, the list, the search and the filters", async () => {
    const { id } = await make({ body: "start" });
    for (let n = 0; n < 100; n++) {
      const body = `turn number${n}`;
      await app.call(n % 2 ? key : other, "PATCH", `/v1/posts/${id}`, { body });
      const reader = n % 2 ? other : key;
      const paths = [
        `/v1/posts/${id}`,
        "/v1/posts?limit=1",
        `/v1/posts?q=number${n}`,
        `/v1/posts?brand=${app.workspace.brandId}&limit=1`,
      ];
      for (const path of paths) {
        const reply = (await app.call(reader, "GET", path)).body;
        expect({ path, body: (reply.data?.[0] ?? reply).body }).toEqual({ path, body });
      }
      if (n > 0) expect((await app.call(reader, "GET", `/v1/posts?q=number${n - 1}x`)).body.data).toEqual([]);
    }
    await app.call(key, "DELETE", `/v1/posts/${id}`);
    expect((await app.call(other, "GET", `/v1/posts/${id}`)).status).toBe(404);
    expect((await app.call(other, "GET", "/v1/posts?q=turn")).body.data).toEqual([]);
  });

  test("over MCP as over REST", async () => {
    const { id } = await make();
    for (let n = 0; n < 20; n++) {
      await app.call(key, "PATCH", `/v1/posts/${id}`, { body: `mcp ${n}` });
      const { body } = await app.rpc(other, "tools/call", { name: "get_post", arguments: { id } });
      expect(body.result.structuredContent.body).toBe(`mcp ${n}`);
    }
  });

  test("after another process has committed: its post, its list and its key", async () => {
    const { id } = await make({ body: "before" });
    const reads = () =>
      Promise.all(
        [`/v1/posts/${id}`, "/v1/posts?limit=1"].map(async (path) => {
          const { body } = await app.call(key, "GET", path);
          return (body.data?.[0] ?? body).body;
        }),
      );
    for (let n = 0; n < 3; n++) {
      await reads();
      expect(
        await elsewhere(app.store, [
          "update posts set document = json_set(document, '$.body', ?) where id = ?",
          `changed ${n}`,
          id,
        ]),
      ).toBe(1);
      expect(await reads()).toEqual([`changed ${n}`, `changed ${n}`]);
    }
    const doomed = (await app.call(key, "POST", "/v1/api-keys", { name: "doomed" })).body;
    expect((await app.call(doomed.key, "GET", "/v1/me")).status).toBe(200);
    await elsewhere(app.store, ["update api_keys set status = 'revoked' where id = ?", doomed.id]);
    expect((await app.call(doomed.key, "GET", "/v1/me")).status).toBe(401);
    await elsewhere(app.store, ["update api_keys set status = 'active' where id = ?", doomed.id]);
    expect((await app.call(doomed.key, "GET", "/v1/me")).status).toBe(200);
  });

  test("while another process holds the database, reads go on and writes wait for it", async () => {
    const { id } = await make({ body: "held" });
    const program = `
      const { Database } = require("bun:sqlite");
      const file = new Database(${JSON.stringify(app.store.path)});
      file.run("begin immediate");
      process.stdout.write("held");
      process.stdin.once("data", () => { file.run("commit"); file.close(); process.exit(0); });`;
    const child = Bun.spawn([process.execPath, "-e", program], { stdin: "pipe", stdout: "pipe" });
    await child.stdout.getReader().read();
    const writing = app.call(key, "PATCH", `/v1/posts/${id}`, { body: "written" });
    for (let n = 0; n < 20; n++) expect((await app.call(other, "GET", `/v1/posts/${id}`)).body.body).toBe("held");
    child.stdin.write("go");
    child.stdin.end();
    expect((await writing).body.body).toBe("written");
    expect((await app.call(other, "GET", `/v1/posts/${id}`)).body.body).toBe("written");
    await child.exited;
  });
});

const account = "acct_01k0000000000000000000fresh".slice(0, 31);
const later = { scheduled_at: "2099-01-01T00:00:00Z" };

let drafts = 0;

/** What each writing operation is sent. */
const writes: Record<string, (id: string) => object> = {
  // No text twice on one account: the answer would warn of it, which no list does.
  create_post: () => ({ body: `draft number ${++drafts}`, account_ids: [account] }),
  update_post: (id) => ({ id, body: "changed" }),
  delete_post: (id) => ({ id }),
  schedule_post: (id) => ({ id, ...later }),
  publish_post: (id) => ({ id }),
  unschedule_post: (id) => ({ id }),
  reconcile_post: (id) => ({ id, account_id: account, outcome: "published" }),
  create_media_upload: () => ({ filename: "a.png", content_type: "image/png", size_bytes: 100 }),
  confirm_media: (id) => ({ id }),
  update_media: (id) => ({ id, alt: "A blue square." }),
  delete_media: (id) => ({ id }),
  approve_post: (id) => ({ id }),
  reject_post: (id) => ({ id }),
  create_brand_profile: () => ({ name: "made" }),
  update_brand_profile: (id) => ({ id, name: "changed" }),
  delete_brand_profile: (id) => ({ id }),
};

/** A post that waits for a person. */
async function awaiting(id: string) {
  const { id: needs } = (await app.call(other, "GET", "/v1/me")).body.credential;
  await app.call(key, "PUT", "/v1/approval-policy", { require_approval: "never", needs_approval: [needs] });
  await app.call(other, "POST", `/v1/posts/${id}/schedule`, later);
}

/** What has to be so before some of them can be done. */
const before: Record<string, (id: string) => unknown> = {
  unschedule_post: (id) => app.call(key, "POST", `/v1/posts/${id}/schedule`, later),
  reconcile_post: (id) => leaveUnknown(app, app.workspace.id, id, account),
  approve_post: awaiting,
  reject_post: awaiting,
};

/** What is made for them, where that is more than one call. */
const made: Record<string, () => Promise<{ id: string }>> = {
  confirm_media: () => uploaded(app, key, png()),
  update_media: () => readyFile(app, key, png()),
  delete_media: () => readyFile(app, key, png()),
};

/** What an answer tells that another one tells too: a preview is no post, but says as much of its state. */
const shared = (told: object, other: object) =>
  Object.fromEntries(Object.entries(told).filter(([name]) => Object.hasOwn(other, name)));

describe("no kept answer outlives a write", () => {
  beforeAll(() => addAccounts(app, app.workspace.id, [account]));
  const lasting = operations.filter((operation) => operation.lasting);
  const writing = operations.filter(
    ({ effect, noun }) => effect !== "reads" && lasting.some((one) => one.noun === noun),
  );

  test("to anything that is kept: every write is in the walk", () => {
    expect(writing.map(({ name }) => name).sort()).toEqual(Object.keys(writes).sort());
  });

  test.each(writing.map((operation) => [operation.name, operation] as const))("%s", async (name, write) => {
    const send = async (operation: Operation, input: Record<string, unknown>) => {
      const { id, ...rest } = input;
      const path = operation.path.replace(":id", String(id));
      const body = hasBody(operation) ? rest : undefined;
      const { status, body: answer } = await app.call(key, operation.method, path, body);
      return { status, answer };
    };
    const create = operations.find(({ noun, effect }) => noun === write.noun && effect === "creates") as Operation;
    const plainly = async () =>
      (await send(create, (writes[create.name] as () => object)() as Record<string, unknown>)).answer;
    const { id } = await (made[name] ?? plainly)();
    const reads = () =>
      Promise.all(
        lasting
          .filter(({ noun }) => noun === write.noun)
          .map((read) => send(read, read.path.includes(":id") ? { id } : {})),
      );
    await before[name]?.(id);
    await reads();
    const done = await send(write, writes[name]?.(id) as Record<string, unknown>);
    expect(done.status).toBeLessThan(300);
    for (const { status, answer } of await reads()) {
      const shown = answer.data ? answer.data.find((one: { id: string }) => one.id === done.answer.id) : answer;
      if (write.effect === "deletes") expect(shown?.error?.code).toBe(answer.data ? undefined : "not_found");
      else if (answer.data && name === "create_media_upload") expect(shown.status).toBe("pending");
      else if (answer.data) expect(shown).toEqual(done.answer);
      else if (write.effect === "updates") expect(answer).toMatchObject(shared(done.answer, answer));
      else expect(status).toBe(200);
    }
  });
});

describe("writes at the same time", () => {
  test("of fifty callers to fifty fields of one post lose nothing", async () => {
    const { id } = await make();
    const links = Array.from({ length: 50 }, (_, n) => ({ label: `l${n}`, url: `https://example.com/${n}` }));
    const brand = (await app.call(key, "POST", "/v1/brands", { name: "busy" })).body.id;
    const changes = [{ tags: ["kept"] }, { link: "https://example.com/kept" }, { thread: [{ body: "kept" }] }];
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        app.call(n % 2 ? key : other, "PATCH", `/v1/posts/${id}`, n < 3 ? changes[n] : { body: `b${n}` }),
      ),
    );
    expect(replies.every(({ status }) => status === 200)).toBe(true);
    const post = (await app.call(key, "GET", `/v1/posts/${id}`)).body;
    expect(post).toMatchObject({ tags: ["kept"], link: "https://example.com/kept", thread: [{ body: "kept" }] });
    expect(post.body).toMatch(/^b\d+$/);
    expect((await app.call(key, "GET", `/v1/posts?q=${post.body}`)).body.data).toEqual([post]);
    await Promise.all([
      app.call(key, "PATCH", `/v1/brands/${brand}`, { voice: "kept" }),
      app.call(other, "PATCH", `/v1/brands/${brand}`, { audience: "kept" }),
      app.call(key, "PATCH", `/v1/brands/${brand}`, { links }),
    ]);
    expect((await app.call(key, "GET", `/v1/brands/${brand}`)).body).toMatchObject({
      voice: "kept",
      audience: "kept",
      links,
    });
  });

  test("the one that fails takes nothing of its neighbours along", async () => {
    const before = (await app.call(key, "GET", "/v1/posts?limit=50")).body.data.length;
    const replies = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        n % 4 === 3
          ? app.call(key, "PATCH", "/v1/posts/post_01k0000000000000000000000", { body: "no" })
          : app.call(key, "POST", "/v1/posts", {
              body: `neighbour${n}`,
              ...(n % 4 === 2 && { account_ids: ["acct_01k"] }),
            }),
      ),
    );
    expect(replies.map(({ status }) => status)).toEqual(
      Array.from({ length: 40 }, (_, n) => [201, 201, 400, 404][n % 4] as number),
    );
    const { data } = (await app.call(key, "GET", "/v1/posts?limit=50")).body;
    expect(data.length - before).toBe(20);
    expect((await app.call(key, "GET", "/v1/posts?q=neighbour&limit=50")).body.data.length).toBe(20);
  });

  test("the last brand stays, however many delete at once", async () => {
    const workspace = await app.addWorkspace("last-brand");
    const key = await workspace.key();
    const brands = [workspace.brandId];
    for (let n = 0; n < 4; n++) brands.push((await app.call(key, "POST", "/v1/brands", { name: `n${n}` })).body.id);
    const replies = await Promise.all(brands.map((id) => app.call(key, "DELETE", `/v1/brands/${id}`)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 409]);
    expect((await app.call(key, "GET", "/v1/brands")).body.data.length).toBe(1);
  });
});

describe("text comes back as it was sent", () => {
  const texts: Record<string, string> = {
    emoji: "👩‍👩‍👧‍👦 🏳️‍🌈 🇪🇺",
    "combining marks": "e\u0301 ≠ é",
    "right to left": "مرحبا \u202eעולם\u202c",
    "beyond the basic plane": "𝕿𝖍𝖊 𐍈",
    "quotes and signs": `"'\\ \` <script>&amp;</script> %s {{x}} \u2028\u2029`,
    "control characters": "\u0001\u001f\t\r\n\u007f\ufeff",
    "100,000 characters": "ä".repeat(100_000),
    "the words of SQL": "'); drop table posts; --",
  };
  test.each(Object.entries(texts))("%s", async (_what, body) => {
    const made = await make({ body, thread: [{ body }], tags: ["ünï"] });
    const { headers, body: read } = await app.call(key, "GET", `/v1/posts/${made.id}`);
    expect(read.body === body && read.thread[0].body === body).toBe(true);
    expect(read).toEqual(made);
    expect(headers.get("content-type")).toBe("application/json");
    expect((await app.call(key, "GET", "/v1/posts?limit=1")).body.data[0]).toEqual(made);
  });
});

test("changes are told apart after ten million of another process's, and one topic's are not another's", () => {
  let foreign = true;
  const changes = new Changes(() => foreign);
  for (let n = 0; n < 10_000_000; n++) changes.look();
  foreign = false;
  const [first, other] = [changes.stamp("a"), changes.stamp("b")];
  changes.bump("a");
  const second = changes.stamp("a");
  expect(second).not.toBe(first);
  expect(changes.stamp("b")).toBe(other);
  changes.bump("a");
  expect([first, second]).not.toContain(changes.stamp("a"));
});
