import { afterEach, beforeEach, expect, test } from "bun:test";
import type { Act } from "../db/act.ts";
import { brandsOf } from "../db/posts/brands.ts";
import { postsOf } from "../db/posts/posts.ts";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
});
afterEach(() => app.close());

const actOf = (id: string, limit: number): Act => ({
  ...{ event: "create_post", workspace: app.workspace.id, actor: "key_x", actorName: "x", requestId: `req_${id}` },
  ...{ at: app.clock.now(), eventId: `evt_${id}`, most: 0, seal: () => id },
  quota: { name: "posts", month: "2026-11", limit },
});
const create = (
  id: string,
  { limit = 1, accountIds = [] as string[], brandId = app.workspace.brandId as string | undefined } = {},
) =>
  postsOf(app.store, app.workspace.id)
    .create(actOf(id, limit), id, {
      ...{ brandId, accountIds, mediaIds: [] },
      compose: (brand) => ({ status: "draft", time: 0, text: id, document: `{"id":"${id}","brand":"${brand}"}` }),
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

test("a post goes to the first brand that is left when another unit of its transaction has removed one", async () => {
  const brands = brandsOf(app.store, app.workspace.id);
  const at = (id: string) => ({ ...actOf(id, 9), quota: undefined });
  await brands.create(at("0"), "brand_0", "{}");
  const unnamed = { limit: 9, brandId: undefined };
  // The first one looks up the first brand, and is refused before it writes anything.
  const ends = await Promise.all([
    create("post_4", { ...unnamed, accountIds: ["acct_none"] }),
    brands.remove(at("1"), "brand_0", "removed"),
    create("post_5", unnamed),
  ]);
  expect(ends).toEqual(["unknown_reference", "removed", "made"]);
  expect(await postsOf(app.store, app.workspace.id).find("post_5")).toContain(app.workspace.brandId);
});
