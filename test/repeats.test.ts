import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { addAccount } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";
import { readyFile } from "./support/media.ts";
import { png } from "./support/reach.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

let workspace: TestWorkspace;
let key: string;
let [ann, bob] = ["", ""];
let count = 0;
const account = (network: string, of = workspace) => addAccount(app, of.id, network);
beforeEach(async () => {
  workspace = await app.addWorkspace(`repeats-${++count}`);
  key = await workspace.key({ limits: { requests_per_minute: 0 } });
  [ann, bob] = [account("bluesky"), account("bluesky")];
});

const done = async (method: string, path: string, body?: object, as = key) => {
  const reply = await app.call(as, method, path, body);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
  return reply.body;
};
const create = (fields: object) => done("POST", "/v1/posts", { account_ids: [ann], ...fields });
const inDays = (days: number) => new Date(app.clock.now() + days * 86_400_000).toISOString();
const schedule = (id: string, days = 1) => done("POST", `/v1/posts/${id}/schedule`, { scheduled_at: inDays(days) });
const rehearse = (id: string, days = 1) =>
  done("POST", `/v1/posts/${id}/schedule?dry_run=true`, { scheduled_at: inDays(days) });
/** Puts a post on its way; answers its id. */
const onItsWay = async (fields: object, days = 1): Promise<string> => {
  const { id } = await create(fields);
  await schedule(id, days);
  return id;
};
/** What became of a post on an account, as if it had been sent at that time. */
function ended(id: string, state: string, at: number, to = ann): void {
  inDatabase(app.store, (file) =>
    file.run("update deliveries set state = ?, next_at = null, updated_at = ? where post_id = ? and account_id = ?", [
      ...[state, at, id, to],
    ]),
  );
}

describe("a text that is on its way to the same account", () => {
  test("is told of when it is written again, changed to it, rehearsed and scheduled; nothing is refused", async () => {
    const first = await onItsWay({ body: "Launch day is here." });
    const warned = [{ code: "repeated_text", account_id: ann, part: 0, post_id: first, at: inDays(1) }];
    const again = await create({ body: "Launch day is here." });
    expect(again.warnings).toMatchObject(warned);
    expect(again.warnings[0].message).toContain(first);
    const other = await create({ body: "Something else." });
    expect(other.warnings).toBeUndefined();
    const changed = await done("PATCH", `/v1/posts/${other.id}`, { body: "Launch day is here." });
    expect(changed.warnings).toMatchObject(warned);
    expect(await rehearse(again.id)).toMatchObject({ warnings: warned, dry_run: { violations: [] } });
    expect(await schedule(again.id)).toMatchObject({ status: "scheduled", warnings: warned });
    expect((await done("GET", `/v1/posts/${again.id}`)).warnings).toBeUndefined();
  });

  test.each([
    ["  LAUNCH\n\nday is  here. ", "capitals and spaces"],
    ["Launch day is h\u200bere.", "what nobody sees"],
    ["Launch day is ｈere.", "another form of a letter"],
  ])("%j is the same but for %s", async (body) => {
    await onItsWay({ body: "Launch day is here." });
    expect((await create({ body })).warnings).toHaveLength(1);
  });

  test("is the same whatever its links are marked with, and another where they lead elsewhere", async () => {
    await onItsWay({ body: "Read this.", link: "https://acme.test/a?utm_source=x&b=1" });
    expect((await create({ body: "Read this.", link: "https://acme.test/a?b=1" })).warnings).toHaveLength(1);
    expect((await create({ body: "Read this.", link: "https://acme.test/b?b=1" })).warnings).toBeUndefined();
    expect((await create({ body: "Read this." })).warnings).toBeUndefined();
    await onItsWay({ body: "See https://acme.test/c?utm_source=x", link: "https://acme.test/c?utm_source=x" });
    expect((await create({ body: "See https://acme.test/c" })).warnings).toHaveLength(1);
  });

  test("counts for its own account: not for another one, and not for another workspace", async () => {
    await onItsWay({ body: "Only on Ann's." });
    expect((await create({ body: "Only on Ann's.", account_ids: [bob] })).warnings).toBeUndefined();
    const both = await create({ body: "Only on Ann's.", account_ids: [bob, ann] });
    expect(both.warnings).toMatchObject([{ account_id: ann }]);
    const other = await app.addWorkspace(`repeats-other-${count}`);
    const theirs = account("bluesky", other);
    const made = await done("POST", "/v1/posts", { body: "Only on Ann's.", account_ids: [theirs] }, await other.key());
    expect(made.warnings).toBeUndefined();
  });

  test("is the account's own variant, a part of a thread or a comment, and part of the same post", async () => {
    const variants = [{ account_id: bob, body: "For Bob." }];
    const thread = [{ body: "Second part." }];
    const first = await onItsWay({
      body: "For all.",
      account_ids: [ann, bob],
      variants,
      thread,
      first_comment: "Last.",
    });
    expect((await create({ body: "For all.", account_ids: [bob] })).warnings).toBeUndefined();
    const made = await create({ body: "For Bob.", account_ids: [ann, bob], thread: [{ body: "Last." }] });
    expect(made.warnings).toMatchObject([
      { account_id: ann, part: 1, post_id: first },
      { account_id: bob, part: 0, post_id: first },
      { account_id: bob, part: 1, post_id: first },
    ]);
    const twice = await create({ body: "Again.", thread: [{ body: "Between." }, { body: "again." }] });
    expect(twice.warnings).toMatchObject([{ part: 2, post_id: twice.id }]);
  });
});

describe("a text that was said before", () => {
  test("is told of for thirty days after it went out, and where its outcome is unknown", async () => {
    for (const state of ["published", "unknown"]) {
      const body = `It is ${state}.`;
      const id = await onItsWay({ body });
      const at = app.clock.now() - 29 * 86_400_000;
      ended(id, state, at);
      const [warning] = (await create({ body })).warnings;
      expect(warning).toMatchObject({ post_id: id, at: new Date(at).toISOString() });
      expect(warning.message).toContain("went out");
      ended(id, state, app.clock.now() - 31 * 86_400_000);
      expect((await create({ body })).warnings).toBeUndefined();
    }
  });

  test("is held against when the other goes out, in a preview too", async () => {
    const body = "Once a month.";
    const first = await onItsWay({ body });
    ended(first, "published", app.clock.now());
    for (const [days, isTold] of [
      [20, true],
      [45, false],
    ] as const) {
      const { warnings = [] } = await done("GET", `/v1/posts/${await onItsWay({ body }, days)}/preview`);
      expect(warnings.some(({ post_id }: { post_id: string }) => post_id === first)).toBe(isTold);
    }
  });

  test("is forgotten where it failed, was called off, or the post was taken back or deleted", async () => {
    const body = "Never out.";
    const id = await onItsWay({ body });
    for (const state of ["failed", "canceled"]) {
      ended(id, state, app.clock.now());
      expect((await create({ body })).warnings).toBeUndefined();
    }
    ended(id, "scheduled", app.clock.now());
    expect((await create({ body })).warnings).toHaveLength(1);
    await done("POST", `/v1/posts/${id}/unschedule`);
    expect((await create({ body })).warnings).toBeUndefined();
    await schedule(id);
    expect((await create({ body })).warnings).toHaveLength(1);
    expect((await rehearse(id)).warnings).toBeUndefined();
  });

  test("is far enough away where the new time is", async () => {
    await onItsWay({ body: "Every quarter." }, 1);
    const { id } = await create({ body: "Every quarter." });
    expect((await rehearse(id, 30)).warnings).toHaveLength(1);
    expect((await rehearse(id, 32)).warnings).toBeUndefined();
  });
});

describe("where the network surely refuses it", () => {
  let x = "";
  beforeEach(() => {
    x = account("x");
  });
  const refusal = (id: string, days: number) =>
    app.call(key, "POST", `/v1/posts/${id}/schedule`, { scheduled_at: inDays(days) });

  test("X: the very same words within a day are a violation; a day later, or in other words, they are not", async () => {
    const on = { account_ids: [x], link: "https://acme.test/a" };
    const first = await onItsWay({ body: "Said once.", ...on });
    const { id } = await create({ body: "Said once.", ...on });
    const dry = await rehearse(id, 1.5);
    expect(dry.dry_run.violations).toMatchObject([
      { account_id: x, part: 0, limit: "repeat_after", measured: 43_200, allowed: 86_400 },
    ]);
    const refused = await refusal(id, 1.5);
    expect([refused.status, refused.body.error.code]).toEqual([400, "invalid_request"]);
    expect(refused.body.error.message).toContain(first);
    expect((await rehearse(id, 2)).dry_run.violations).toEqual([]);
    const other = await create({ body: "said ONCE.", ...on });
    const near = await rehearse(other.id, 1.5);
    expect([near.dry_run.violations, near.warnings.length]).toEqual([[], 1]);
  });

  test("of two that await approval, whoever approves the second is warned", async () => {
    await done("PUT", "/v1/approval-policy", { require_approval: "always" });
    const email = `repeats-approver-${count}@example.com`;
    await workspace.member(email, "owner");
    const owner = await workspace.key({ kind: "user" }, { email });
    const approved: { warnings?: unknown }[] = [];
    const ids = [(await create({ body: "Said twice." })).id, (await create({ body: "Said twice." })).id];
    for (const id of ids) expect(await schedule(id)).toMatchObject({ status: "awaiting_approval" });
    for (const id of ids) approved.push(await done("POST", `/v1/posts/${id}/approve`, {}, owner));
    expect(approved.map(({ warnings }) => warnings)).toMatchObject([
      undefined,
      [{ code: "repeated_text", account_id: ann, post_id: ids[0] }],
    ]);
  });

  test("X: of two that await approval, the second is refused when it is approved", async () => {
    await done("PUT", "/v1/approval-policy", { require_approval: "always" });
    const email = `repeats-owner-${count}@example.com`;
    await workspace.member(email, "owner");
    const owner = await workspace.key({ kind: "user" }, { email });
    const ids: string[] = [];
    for (const _ of [1, 2]) {
      const { id } = await create({ body: "Said once.", account_ids: [x] });
      expect(await schedule(id)).toMatchObject({ status: "awaiting_approval" });
      ids.push(id);
    }
    const replies: number[] = [];
    for (const id of ids) replies.push((await app.call(owner, "POST", `/v1/posts/${id}/approve`, {})).status);
    expect(replies).toEqual([200, 400]);
  });

  test("X: a picture beside either of the two makes it a warning alone, in one post's thread too", async () => {
    const { id: picture } = await readyFile(app, key, png(4, 3, [9, 9, 9]));
    const media_ids = [picture];
    const first = await onItsWay({ body: "Shown once.", account_ids: [x], media_ids });
    const violations = async (fields: object) => {
      const { id } = await create({ account_ids: [x], ...fields });
      const { dry_run, warnings } = await rehearse(id);
      expect(warnings.length).toBeGreaterThan(0);
      return dry_run.violations;
    };
    expect(await violations({ body: "Shown once." })).toEqual([]);
    await done("POST", `/v1/posts/${first}/unschedule`);
    await onItsWay({ body: "Shown once.", account_ids: [x] });
    expect(await violations({ body: "Shown once.", media_ids })).toEqual([]);
    expect(await violations({ body: "Shown once." })).toHaveLength(1);
    expect(await violations({ body: "In a thread.", media_ids, thread: [{ body: "In a thread." }] })).toEqual([]);
  });

  test("X: a thread that repeats itself is one too, and other networks only warn", async () => {
    const thread = [{ body: "Same." }];
    const { id } = await create({ body: "Same.", thread, account_ids: [x, ann] });
    const dry = await rehearse(id);
    expect(dry.dry_run.violations).toMatchObject([{ account_id: x, part: 1, limit: "repeat_after" }]);
    expect(dry.warnings.map(({ account_id }: { account_id: string }) => account_id).sort()).toEqual([ann, x].sort());
  });
});
