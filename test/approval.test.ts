import { Database } from "bun:sqlite";
import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { readyFile } from "./support/media.ts";
import { jpeg } from "./support/pictures.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

let workspace: TestWorkspace;
/** A service key of the operator's, one that may only draft, and the owner's own. */
let [admin, robot, owner] = ["", "", ""];
let robotId = "";
let account = "";
let count = 0;
const free = { limits: { requests_per_minute: 0 } };
beforeEach(async () => {
  count++;
  workspace = await app.addWorkspace(`approval-${count}`);
  admin = await workspace.key(free);
  robot = await workspace.key({ ...free, name: "robot" });
  const email = `owner-${count}@example.com`;
  await workspace.member(email, "owner");
  owner = await workspace.key({ ...free, kind: "user" }, { email });
  account = `acct_01k00000000000000000ap${count}`;
  addAccounts(app, workspace.id, [account]);
  robotId = (await app.call(robot, "GET", "/v1/me")).body.credential.id;
  await policy({ require_approval: "never", needs_approval: [robotId] });
});

const policy = (body: object, as = admin) => app.call(as, "PUT", "/v1/approval-policy", body);
const draft = async (as = robot) =>
  (await app.call(as, "POST", "/v1/posts", { body: "Out.", account_ids: [account] })).body.id as string;
const on = (id: string, verb: string, as: string, body: object = {}) =>
  app.call(as, "POST", `/v1/posts/${id}/${verb}`, body);
const later = { scheduled_at: "2026-12-01T09:00:00Z" };
const asked = async () => {
  const id = await draft();
  return { id, reply: await on(id, "schedule", robot, later) };
};
const deliveries = (id: string) => {
  const file = new Database(app.store.path, { readonly: true });
  const rows = file.query("select state, next_at from deliveries where post_id = ?").values(id);
  file.close();
  return rows;
};

describe("a credential that needs approval", () => {
  test("tells webhooks of no post that is scheduled before a person has approved it", async () => {
    const hook = { url: "https://hooks.example.com/in", events: ["post.scheduled"] };
    const { body: made } = await app.call(admin, "POST", "/v1/webhooks", hook);
    const told = async () => {
      const { body } = await app.call(admin, "GET", `/v1/webhooks/${made.id}/deliveries`);
      return body.data.map(({ body: sent }: { body: string }) => JSON.parse(sent).data.post.status);
    };
    const { id } = await asked();
    expect(await told()).toEqual([]);
    await on(id, "approve", owner);
    expect(await told()).toEqual(["scheduled"]);
  });

  test("asks by scheduling: the post waits, and nothing of it is on its way", async () => {
    const { id, reply } = await asked();
    expect(reply.body).toMatchObject({
      status: "awaiting_approval",
      scheduled_at: "2026-12-01T09:00:00.000Z",
      approval: { state: "required", requested_by: robotId, decided_by: null },
    });
    expect(deliveries(id)).toEqual([]);
    const waiting = await app.call(admin, "GET", "/v1/posts?status=awaiting_approval");
    expect(waiting.body.data.map((post: { id: string }) => post.id)).toEqual([id]);
  });

  test("is told so by a dry run, and others are not", async () => {
    const id = await draft();
    const dry = async (as: string) =>
      (await app.call(as, "POST", `/v1/posts/${id}/schedule?dry_run=true`, later)).body.dry_run.needs_approval;
    expect([await dry(robot), await dry(admin)]).toEqual([true, false]);
  });

  test("once approved the post goes out at its time; who decided is recorded, in the post and in the audit log", async () => {
    const { id } = await asked();
    const reply = await on(id, "approve", owner, { note: "Fine." });
    expect(reply.body).toMatchObject({ status: "scheduled", scheduled_at: "2026-12-01T09:00:00.000Z" });
    const { user } = (await app.call(owner, "GET", "/v1/me")).body;
    expect(reply.body.approval).toMatchObject({ state: "approved", decided_by: user.id, note: "Fine." });
    expect(deliveries(id)).toEqual([["scheduled", Date.parse("2026-12-01T09:00:00Z")]]);
    const audit = await app.call(admin, "GET", "/v1/audit?event=approve_post");
    expect(audit.body.data[0].target).toBe(id);
  });

  test("a dry run of the approval tells when it would go out, and every limit that it breaks by now", async () => {
    const other = `${account}x`;
    addAccounts(app, workspace.id, [other]);
    const two = { body: "Out.", account_ids: [account, other] };
    const { id } = (await app.call(robot, "POST", "/v1/posts", two)).body;
    await on(id, "schedule", robot, later);
    const dry = (as: string) => app.call(as, "POST", `/v1/posts/${id}/approve?dry_run=true`, {});
    const sound = await dry(owner);
    expect(sound.body).toMatchObject({ status: "awaiting_approval", approval: { state: "required" } });
    const at = "2026-12-01T09:00:00.000Z";
    expect(sound.body.dry_run).toMatchObject({ would_publish_at: at, needs_approval: false, violations: [] });
    for (const each of two.account_ids) await app.call(admin, "DELETE", `/v1/accounts/${each}`);
    const broken = (await dry(owner)).body.dry_run.violations;
    expect(broken.map((one: { account_id: string; limit: string }) => [one.account_id, one.limit])).toEqual(
      two.account_ids.map((each) => [each, "account"]),
    );
    expect([(await dry(robot)).status, (await on(id, "approve", owner)).status]).toEqual([403, 400]);
    expect(deliveries(id)).toEqual([]);
  });

  test("asks to publish now: it goes out when it is approved", async () => {
    const id = await draft();
    expect((await on(id, "publish", robot)).body).toMatchObject({ status: "awaiting_approval", scheduled_at: null });
    await on(id, "approve", owner);
    expect(deliveries(id)).toEqual([["scheduled", app.clock.now()]]);
  });

  test("whose post is rejected has a draft again, with a word; it cannot go out", async () => {
    const { id } = await asked();
    const reply = await on(id, "reject", owner, { note: "Not so." });
    expect(reply.body).toMatchObject({
      status: "draft",
      scheduled_at: null,
      approval: { state: "rejected", note: "Not so." },
    });
    expect(deliveries(id)).toEqual([]);
    expect((await on(id, "approve", owner)).status).toBe(409);
  });

  test("and edits what it asked for, or what was approved, has to ask again", async () => {
    const { id } = await asked();
    const edited = await app.call(robot, "PATCH", `/v1/posts/${id}`, { body: "Other." });
    expect(edited.body).toMatchObject({ status: "draft", scheduled_at: null, approval: { state: "none" } });
    expect((await on(id, "approve", owner)).status).toBe(409);
    await on(id, "schedule", robot, later);
    await on(id, "approve", owner);
    await on(id, "unschedule", robot);
    expect((await app.call(robot, "PATCH", `/v1/posts/${id}`, { body: "Third." })).body.approval.state).toBe("none");
    expect((await on(id, "schedule", robot, later)).body.status).toBe("awaiting_approval");
    expect(deliveries(id)).toEqual([]);
  });

  test("cannot move what is scheduled by others or with approval", async () => {
    const { id } = await asked();
    await on(id, "approve", owner);
    expect((await on(id, "publish", robot)).status).toBe(409);
    expect(deliveries(id)).toEqual([["scheduled", Date.parse("2026-12-01T09:00:00Z")]]);
  });

  test("holds a slot while it waits", async () => {
    await app.call(admin, "PUT", "/v1/slots", { slots: [{ weekday: "monday", time: "09:00" }] });
    const slot = { scheduled_at: "next-free-slot" };
    const first = await on(await draft(), "schedule", robot, slot);
    const second = await on(await draft(admin), "schedule", admin, slot);
    expect([first.body.scheduled_at, second.body.scheduled_at]).toEqual([
      "2026-11-23T09:00:00.000Z",
      "2026-11-30T09:00:00.000Z",
    ]);
  });

  test("makes and becomes none that needs no approval", async () => {
    const made = await app.call(robot, "POST", "/v1/api-keys", { name: "made" });
    const turned = await app.call(admin, "POST", `/v1/api-keys/${robotId}/rotate`);
    for (const { body } of [made, turned]) {
      const id = await draft(body.key);
      expect((await on(id, "publish", body.key)).body.status).toBe("awaiting_approval");
    }
    const loose = await policy({ require_approval: "never" }, turned.body.key);
    expect([loose.status, loose.body.error.code]).toEqual([403, "forbidden"]);
  });
});

describe("who approves", () => {
  test("is a person who is owner or admin, with another credential than asked", async () => {
    const { id } = await asked();
    const email = `member-${count}@example.com`;
    await workspace.member(email, "member");
    const member = await workspace.key({ kind: "user", scopes: ["posts:publish", "posts:read"] }, { email });
    for (const as of [robot, admin, member]) expect((await on(id, "approve", as)).body.error.code).toBe("forbidden");
    await policy({ require_approval: "always" });
    const own = await draft(owner);
    expect((await on(own, "publish", owner)).body.status).toBe("awaiting_approval");
    expect((await on(own, "approve", owner)).body.error.code).toBe("forbidden");
    const second = await workspace.key({ kind: "user" }, { email: `owner-${count}@example.com` });
    expect((await on(own, "approve", second)).body.status).toBe("scheduled");
    expect(deliveries(id)).toEqual([]);
  });

  test("approves what they read: a post that was changed since is refused", async () => {
    const { id, reply } = await asked();
    app.clock.pass(1000);
    await app.call(robot, "PATCH", `/v1/posts/${id}`, { body: "Something else." });
    await on(id, "schedule", robot, later);
    const stale = await on(id, "approve", owner, { updated_at: reply.body.updated_at });
    expect([stale.status, deliveries(id)]).toEqual([409, []]);
    const { updated_at } = (await app.call(owner, "GET", `/v1/posts/${id}`)).body;
    expect((await on(id, "approve", owner, { updated_at })).status).toBe(200);
  });
});

test("a workspace that always asks lets nothing leave without a person", async () => {
  await policy({ require_approval: "always" });
  const id = await draft(admin);
  expect((await on(id, "publish", admin)).body.status).toBe("awaiting_approval");
  expect(deliveries(id)).toEqual([]);
  expect((await on(id, "approve", owner)).body.status).toBe("scheduled");
});

test("a time that has passed before the approval has to be chosen anew", async () => {
  const id = await draft();
  await on(id, "schedule", robot, { scheduled_at: new Date(app.clock.now() + 60_000).toISOString() });
  app.clock.pass(120_000);
  expect((await on(id, "approve", owner)).status).toBe(409);
  const again = { scheduled_at: new Date(app.clock.now() + 60_000).toISOString() };
  expect((await on(id, "approve", owner, again)).body.scheduled_at).toBe(again.scheduled_at);
});

describe("what a file is described by", () => {
  const described = (id: string, alt: string, as = robot) => app.call(as, "PATCH", `/v1/media/${id}`, { alt });
  const shownBy = async (media: string) =>
    (await app.call(robot, "POST", "/v1/posts", { body: "Out.", account_ids: [account], media_ids: [media] })).body.id;

  test("stays as it was read while its post waits, is scheduled, and may be tried again as it was approved", async () => {
    const { id: media } = await readyFile(app, robot, jpeg(), "image/jpeg", { alt: "A rocket" });
    const id = await shownBy(media);
    expect((await described(media, "A red rocket")).status).toBe(200);
    expect((await on(id, "schedule", robot, later)).body.status).toBe("awaiting_approval");
    const refusal = await described(media, "Something else");
    expect([refusal.status, refusal.body.error]).toEqual([
      409,
      {
        code: "conflict",
        message: `The post ${id} is awaiting_approval and shows this file; take it back first.`,
      },
    ]);
    expect((await on(id, "approve", owner)).body.status).toBe("scheduled");
    for (const as of [robot, admin]) expect((await described(media, "Something else", as)).status).toBe(409);
    const file = new Database(app.store.path);
    file.run("update posts set status = 'failed', document = json_set(document, '$.status', 'failed') where id = ?", [
      id,
    ]);
    file.close();
    expect((await described(media, "Something else")).body.error.message).toContain("was approved");
    expect((await app.call(robot, "GET", `/v1/media/${media}`)).body.alt).toBe("A red rocket");
  });

  test("can be changed again once its post is taken back", async () => {
    const { id: media } = await readyFile(app, robot, jpeg(), "image/jpeg");
    const id = await shownBy(media);
    await on(id, "schedule", robot, later);
    await on(id, "unschedule", robot);
    expect((await described(media, "A rocket")).body.alt).toBe("A rocket");
  });
});
