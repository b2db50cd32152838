import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type AgentScene, agentScene } from "../support/agents.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { type Recorded, startEverything, startModern, type Upstream } from "../support/upstreams.ts";

let everything: Upstream;
let modern: Recorded;
let app: TestApp;
let at: AgentScene;
beforeAll(async () => {
  everything = await startEverything();
  modern = startModern();
  app = await startApp({ config: { outbound_allow: [everything.host, modern.host] } });
  at = await agentScene(app);
  for (const [slug, url] of [
    ["everything", everything.url],
    ["modern", modern.url],
  ] as const) {
    const { body } = await at.ask("POST", "/v1/connectors", { slug, name: slug, url }, at.admin);
    await at.ask("POST", `/v1/connectors/${body.id}/refresh`, {}, at.admin);
  }
});
afterAll(async () => {
  await app.close();
  await everything.stop();
  await modern.stop();
});

const listed = async (method: string, member: string, key: string) =>
  ((await app.rpc(key, method)).body.result[member] as { name: string; uri?: string }[])
    .map(({ name, uri }) => uri ?? name)
    .filter((name) => name.includes("__") || name.includes("+"));
const calls = () => modern.asked.filter(({ body }) => body.includes('"tools/call"')).length;
const proposals = async () => {
  const ref = { type: "ref/prompt", name: "everything__completable-prompt" };
  const params = { ref, argument: { name: "department", value: "E" } };
  return (await app.rpc(at.agent, "completion/complete", params)).body.result.completion.values;
};

describe("a policy that names tools of connectors", () => {
  test("lists and calls those, and no others, in the words that hold for every tool", async () => {
    await at.bind({ allowed_tools: ["list_posts", "everything__echo"] });
    expect(await listed("tools/list", "tools", at.agent)).toEqual(["everything__echo"]);
    const { content } = await at.tool("everything__echo", { message: "hi" });
    expect(content[0].text).toBe("Echo: hi");
    const before = calls();
    for (const name of ["modern__whoami", "everything__get-sum", "nothing__here"]) {
      const { body } = await app.rpc(at.agent, "tools/call", { name, arguments: { text: "x", a: 1, b: 2 } });
      expect(body.result.isError).toBe(true);
      const { error } = JSON.parse(body.result.content[0].text);
      expect(error.code).toBe("forbidden");
      expect(error.message).toStartWith(
        `allowed_tools: the policy of this credential does not name ${name}; it names list_posts, everything__echo. `,
      );
    }
    expect(calls()).toBe(before);
    const usage = (await at.ask("GET", "/v1/usage", undefined, at.admin)).text;
    expect(usage).toContain("forbidden");
  });

  test("leaves its resources and prompts with the whole connector", async () => {
    await at.bind({ allowed_tools: ["everything__echo"] });
    const all = await listed("resources/list", "resources", at.admin);
    expect(all.length).toBeGreaterThan(0);
    expect(await listed("resources/list", "resources", at.agent)).toEqual([]);
    expect(await listed("prompts/list", "prompts", at.agent)).toEqual([]);
    const read = await app.rpc(at.agent, "resources/read", { uri: all[0] });
    expect(read.body.error.data.code).toBe("forbidden");
    const prompt = await app.rpc(at.agent, "prompts/get", { name: "everything__simple-prompt" });
    expect(prompt.body.error.message).toContain("does not name everything__*");
    expect(await proposals()).toEqual([]);
    await at.bind({ allowed_tools: ["everything__*"] });
    expect(await listed("resources/list", "resources", at.agent)).toEqual(
      all.filter((uri) => uri.startsWith("everything+")),
    );
    expect((await app.rpc(at.agent, "resources/read", { uri: all[0] })).body.result.contents.length).toBe(1);
    expect((await app.rpc(at.agent, "prompts/get", { name: "everything__simple-prompt" })).body.result).toBeDefined();
    expect(await proposals()).toContain("Engineering");
    const tools = await listed("tools/list", "tools", at.agent);
    expect([tools.includes("everything__get-sum"), tools.some((name) => name.startsWith("modern"))]).toEqual([
      true,
      false,
    ]);
  });

  test("or none at all leaves out everything of them; one that says nothing of tools leaves all", async () => {
    await at.bind({ allowed_tools: ["list_posts"] });
    expect(await listed("tools/list", "tools", at.agent)).toEqual([]);
    await at.bind({ posts_per_day: 1 });
    expect(await listed("tools/list", "tools", at.agent)).toEqual(await listed("tools/list", "tools", at.admin));
  });
});
