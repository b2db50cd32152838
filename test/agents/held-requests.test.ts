import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { newId } from "../../src/contract/id.ts";
import { invoke } from "../../src/contract/invoke.ts";
import { publishPost, schedulePost } from "../../src/operations/publishing.ts";
import { type AgentScene, sceneFor, tomorrow } from "../support/agents.ts";

const { app, scene } = await sceneFor();
afterAll(() => app.close());
let at: AgentScene;
beforeEach(async () => {
  at = await scene();
});

/** A request that has been let in, and whose body is still to come; what becomes of it once it has. */
async function held(post: string, key = at.agent, how: "publish" | "schedule" = "publish") {
  app.running.look();
  const { principal } = await app.running.gate.keys.verify(key);
  const { promise, resolve } = Promise.withResolvers<object>();
  const context = app.running.contextOf(principal, { requestId: newId("req"), overMcp: false });
  const answer = (
    how === "publish"
      ? invoke(publishPost, context, () => promise, "")
      : invoke(schedulePost, context, () => promise, "")
  ) as Promise<unknown>;
  const outcome = answer.then(
    () => "sent",
    (error) => error.code,
  );
  return () => {
    resolve(how === "publish" ? { id: post } : { id: post, scheduled_at: tomorrow });
    return outcome;
  };
}
const heldAll = (many: number) =>
  Promise.all(
    Array.from({ length: many }, async (_, n) => held(await at.draft(), at.agent, n % 2 ? "publish" : "schedule")),
  );
const finished = async (requests: readonly (() => Promise<string>)[]) =>
  (await Promise.all(requests.map((finish) => finish()))).sort();

describe("requests that were let in before", () => {
  test("count where their key's successor counts, once it is rotated", async () => {
    await at.bind({ posts_per_day: 2 });
    const requests = await heldAll(8);
    const next = (await at.ask("POST", `/v1/api-keys/${at.agentId}/rotate`, { overlap_seconds: 3600 })).body.key;
    const outcomes = await finished(requests);
    expect(outcomes).toEqual([...Array(6).fill("forbidden"), "sent", "sent"]);
    expect((await at.ask("GET", "/v1/me", undefined, next)).body.policy.posts_left_today).toBe(0);
  });

  test.each([
    ["no post a day", { posts_per_day: 0 }],
    ["other tools", { allowed_tools: ["list_posts"] }],
    ["no account", { allowed_accounts: [] }],
    ["quiet hours", { quiet_hours: [{ from: "13:01", to: "13:00" }] }],
  ])("go by a policy that was tightened meanwhile to %s", async (_what, tighter) => {
    await at.bind({ posts_per_day: 100 });
    const requests = await heldAll(4);
    await at.bind(tighter);
    expect(await finished(requests)).toEqual(Array(4).fill("forbidden"));
  });

  test("go by a policy that was set meanwhile, and by none that was taken away", async () => {
    const requests = await heldAll(2);
    await at.bind({ posts_per_day: 0 });
    expect(await finished(requests)).toEqual(["forbidden", "forbidden"]);
    await at.bind({ posts_per_day: 5 });
    const others = await heldAll(2);
    await at.ask("DELETE", `/v1/agent-policies/${at.agentId}`, undefined, at.admin);
    expect(await finished(others)).toEqual(["sent", "sent"]);
  });

  test("wait for a person where approval was asked for meanwhile", async () => {
    const post = await at.draft();
    const finish = await held(post);
    await at.bind({ needs_approval: true });
    expect(await finish()).toBe("sent");
    expect(at.deliveries(post)).toEqual([]);
  });
});
