import { afterAll, beforeAll, expect, test } from "bun:test";
import type { Act } from "../db/act.ts";
import { postsOf } from "../db/posts.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const actOf = (id: string, limit: number): Act => ({
  ...{ event: "create_post", workspace: app.workspace.id, actor: "key_x", actorName: "x", requestId: `req_${id}` },
  ...{ at: app.clock.now(), eventId: `evt_${id}`, most: 0, seal: () => id },
  quota: { name: "posts", month: "2026-11", limit },
});
const create = (id: string) =>
  postsOf(app.store, app.workspace.id)
    .create(actOf(id, 1), id, {
      ...{ brandId: app.workspace.brandId, accountIds: [], mediaIds: [] },
      compose: () => ({ status: "draft", time: 0, text: id, document: `{"id":"${id}"}` }),
    })
    .then(
      () => "made",
      (error) => error.reason,
    );

test("a post that a used-up quota refuses does not make the work beside it start over", async () => {
  expect(await create("post_1")).toBe("made");
  let runs = 0;
  const beside = () =>
    app.store.write([], async () => {
      runs++;
    });
  const ends = await Promise.all([beside(), create("post_2"), beside(), create("post_3"), beside()]);
  expect(ends).toEqual([undefined, "quota_used_up", undefined, "quota_used_up", undefined]);
  expect(runs).toBe(3);
  expect(await postsOf(app.store, app.workspace.id).find("post_2")).toBeUndefined();
});
