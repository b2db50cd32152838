import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { type AgentScene, refusal, sceneFor, tomorrow } from "../support/agents.ts";

const { app, scene } = await sceneFor();
/** Where a day passes, so that it stays the same day for the other tests. */
const elsewhere = await sceneFor();
afterAll(() => Promise.all([app.close(), elsewhere.app.close()]));
let at: AgentScene;
beforeEach(async () => {
  at = await scene();
});

const ada = () => at.owner;

describe("posts a day", () => {
  test("are exactly as many under fifty at once, scheduled and published mixed", async () => {
    await at.bind({ posts_per_day: 5 });
    const ids = await Promise.all(Array.from({ length: 50 }, () => at.draft()));
    const replies = await Promise.all(
      ids.map((id, n) => (n % 2 ? at.schedule(id) : at.ask("POST", `/v1/posts/${id}/publish`, {}))),
    );
    expect(replies.filter(({ status }) => status === 200).length).toBe(5);
    const refused = replies.filter(({ status }) => status !== 200);
    expect(new Set(refused.map((reply) => refusal(reply).join(" ")))).toEqual(
      new Set([
        `403 forbidden posts_per_day: the policy of this credential puts 5 on their way on one day, and 2026-11-22 has had them. It counts anew at 2026-11-23T00:00:00+00:00 (UTC). Leave it a draft. ${ada()} may publish it or change that.`,
      ]),
    );
    expect(ids.filter((id) => at.deliveries(id).length > 0).length).toBe(5);
    expect((await at.ask("GET", "/v1/me")).body.policy).toMatchObject({ posts_today: 5, posts_left_today: 0 });
  });

  test("count a post once, however often it is moved or taken back, and not what was refused or only tried", async () => {
    await at.bind({ posts_per_day: 1 });
    const [one, two] = [await at.draft(), await at.draft()];
    expect((await at.schedule(two, "2026-11-22T11:00:00Z")).status).toBe(400);
    expect((await at.ask("POST", `/v1/posts/${one}/schedule?dry_run=true`, { scheduled_at: tomorrow })).status).toBe(
      200,
    );
    for (const when of [tomorrow, "2026-11-24T12:00:00Z"]) expect((await at.schedule(one, when)).status).toBe(200);
    await at.ask("POST", `/v1/posts/${one}/unschedule`, {});
    expect((await at.schedule(two)).status).toBe(403);
    const dry = await at.ask("POST", `/v1/posts/${two}/schedule?dry_run=true`, { scheduled_at: tomorrow });
    expect(refusal(dry).slice(0, 2)).toEqual([403, "forbidden"]);
    expect((await at.schedule(one)).status).toBe(200);
  });

  test("are not given back by deleting a post", async () => {
    await at.bind({ posts_per_day: 1 });
    const one = await at.draft();
    await at.schedule(one);
    await at.ask("POST", `/v1/posts/${one}/unschedule`, {});
    expect((await at.ask("DELETE", `/v1/posts/${one}`)).status).toBe(200);
    expect((await at.schedule(await at.draft())).status).toBe(403);
  });

  test("count anew on the next day of the workspace's time zone", async () => {
    const far = await elsewhere.scene("Pacific/Auckland");
    await far.bind({ posts_per_day: 1 });
    expect((await far.schedule(await far.draft())).status).toBe(200);
    const { day, day_ends_at } = (await far.ask("GET", "/v1/me")).body.policy;
    const { clock } = elsewhere.app;
    const now = clock.now();
    expect([day, Date.parse(day_ends_at) > now]).toEqual([
      new Date(now + 13 * 3_600_000).toISOString().slice(0, 10),
      true,
    ]);
    expect((await far.schedule(await far.draft())).status).toBe(403);
    clock.pass(Date.parse(day_ends_at) - now - 1);
    expect((await far.schedule(await far.draft(), "2026-11-28T12:00:00Z")).status).toBe(403);
    clock.pass(1);
    expect((await far.schedule(await far.draft(), "2026-11-28T12:00:00Z")).status).toBe(200);
  });

  test("at 0 are none: it drafts", async () => {
    await at.bind({ posts_per_day: 0 });
    const id = await at.draft();
    expect((await at.schedule(id, "2026-11-28T12:00:00Z")).body.error.message).toStartWith(
      "posts_per_day: the policy of this credential puts no post on its way. Leave it a draft.",
    );
  });

  test("count what is sent for approval", async () => {
    await at.bind({ posts_per_day: 1, needs_approval: true });
    expect((await at.ask("POST", `/v1/posts/${await at.draft()}/publish`, {})).body.status).toBe("awaiting_approval");
    expect((await at.ask("POST", `/v1/posts/${await at.draft()}/publish`, {})).status).toBe(403);
  });
});
