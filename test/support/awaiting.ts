import type { TestApp } from "./app.ts";

/** A post that awaits approval, asked for by a key of its own. */
export async function awaitingPost(app: TestApp, account: string): Promise<string> {
  const robot = await app.workspace.key({ name: "robot" });
  const { id } = (await app.call(robot, "GET", "/v1/me")).body.credential;
  const post = (await app.call(robot, "POST", "/v1/posts", { body: "May I?", account_ids: [account] })).body;
  const admin = await app.workspace.key();
  await app.call(admin, "PUT", "/v1/approval-policy", { require_approval: "never", needs_approval: [id] });
  const asked = await app.call(robot, "POST", `/v1/posts/${post.id}/publish`);
  if (asked.body.status !== "awaiting_approval") throw new Error(asked.text);
  return post.id;
}
