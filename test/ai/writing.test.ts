import { afterAll, afterEach, beforeEach, describe, expect, test } from "bun:test";
import { startAnthropic } from "../doubles/anthropic.ts";
import { startOpenAi } from "../doubles/openai.ts";
import { startApp, type TestApp } from "../support/app.ts";

/* What is written and how it is asked for, against doubles of the two protocols. */

const secret = "model-key-1";
const openai = startOpenAi(secret);
const anthropic = startAnthropic(secret);
let app: TestApp;
let key: string;

const doubles = { openai, anthropic } as const;
const start = (kind: keyof typeof doubles, more: object = {}) =>
  startApp({
    config: { ai_provider: kind, ai_base_url: doubles[kind].base, ai_api_key: secret, ai_model: "small-1", ...more },
  });
const ask = (path: string, body: object, headers: object = {}) =>
  app.call(key, "POST", `/v1/ai/${path}`, body, headers);

afterAll(() => Promise.all([openai.stop(), anthropic.stop()]));
afterEach(async () => {
  await app.close();
  expect([...openai.departures.splice(0), ...anthropic.departures.splice(0)]).toEqual([]);
});

describe.each(["openai", "anthropic"] as const)("by %s", (kind) => {
  const double = doubles[kind];
  beforeEach(async () => {
    app = await start(kind);
    key = await app.workspace.key();
  });

  test.each([
    ["rewrite", { text: "We launch.", tone: "friendly" }, { text: "We launch, friends." }],
    ["compose", { prompt: "Our launch" }, { text: "Launch day is here." }],
    ["optimise", { text: "We launch." }, { text: "Today we launch. Come!" }],
    ["hashtags", { text: "We launch." }, { hashtags: ["#launch", "#news"] }],
    ["thread", { text: "We launch. It was long." }, { posts: ["We launch.", "It was long."] }],
    ["ideas", { topic: "launch" }, { ideas: ["Show the team.", "Tell the story."] }],
  ])("%s answers 200 and its data alone", async (path, body, data) => {
    double.says(JSON.stringify(data));
    const reply = await ask(path, body);
    expect(reply.body).toEqual({ data });
    expect(reply.status).toBe(200);
  });

  test("an answer that is in no form is mended once, and told what was wrong", async () => {
    double.says(kind === "openai" ? "Sure! Here it is" : '{"wrong":1}', '{"text":"Mended."}');
    const reply = await ask("rewrite", { text: "We launch." });
    expect(reply.body).toEqual({ data: { text: "Mended." } });
    const { messages } = double.seen.at(-1)?.json ?? {};
    const said = messages.filter(({ role }: { role: string }) => role !== "system");
    expect(said).toHaveLength(3);
    expect(JSON.stringify(said[2])).toContain("That cannot be used.");
  });

  test("and not twice", async () => {
    double.says('{"wrong":1}');
    const before = double.seen.length;
    const reply = await ask("rewrite", { text: "We launch." });
    expect(reply.status).toBe(503);
    expect(reply.body.error.message).toBe("The model small-1 gave no answer in the form asked for, twice.");
    expect(double.seen.length - before).toBe(2);
  });

  test("what a caller hears while it is written, and the same answer at the end", async () => {
    double.says('{"text":"Launch day\\nis \\u00fcber here \\"now\\"."}');
    const reply = await ask("rewrite", { text: "We launch." }, { accept: "text/event-stream" });
    expect(reply.headers.get("content-type")).toBe("text/event-stream");
    const events = reply.text
      .split("\n\n")
      .filter((block) => block.startsWith("event:"))
      .map((block) => /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [])
      .map(([, name, data]) => ({ name, data: JSON.parse(data ?? "") }));
    expect(events.at(-1)).toEqual({ name: "result", data: { data: { text: 'Launch day\nis über here "now".' } } });
    const steps = events.slice(0, -1);
    expect(steps.every(({ name }) => name === "progress")).toBe(true);
    expect(steps.map(({ data }) => data.progress)).toEqual(steps.map((_, at) => at + 1));
    expect(steps[0]?.data.message).toBe("Asking small-1.");
    expect(steps.map(({ data }) => data.piece ?? "").join("")).toBe('Launch day\nis über here "now".');
    expect(double.seen.at(-1)?.json.stream).toBe(true);
  });
});

describe("what is written", () => {
  beforeEach(async () => {
    app = await start("openai");
    key = await app.workspace.key();
  });
  const long = (sentences: number) =>
    Array.from({ length: sentences }, (_, at) => `Sentence ${at + 1} is here.`).join(" ");

  test("is asked for shorter once where it breaks a limit, and what it breaks is told", async () => {
    openai.says(JSON.stringify({ text: long(30) }), '{"text":"Short."}');
    const reply = await ask("rewrite", { text: "x", networks: ["bluesky", "mastodon"] });
    expect(reply.body).toEqual({ data: { text: "Short." } });
    const [system] = openai.seen.at(-1)?.json.messages ?? [];
    expect(system.content).toContain("- Bluesky: at most 300 characters and 3000 bytes");
    expect(openai.seen.at(-1)?.json.messages.at(-1).content).toContain("Bluesky takes 300 characters;");
  });

  test("is cut at the end of a sentence where it is too long even then", async () => {
    openai.says(JSON.stringify({ text: long(30) }));
    const { text } = (await ask("rewrite", { text: "x", networks: ["bluesky"] })).body.data;
    expect(text.length).toBeLessThanOrEqual(300);
    expect(text).toMatch(/^Sentence 1 .*Sentence \d+ is here\.$/);
  });

  test("is cut between words with a mark, and never within what a reader calls a character", async () => {
    openai.says(JSON.stringify({ text: "word ".repeat(200) }));
    const words = (await ask("rewrite", { text: "x", networks: ["x"] })).body.data.text;
    expect(words).toMatch(/^(word )+word…$/);
    expect(words.length).toBeLessThanOrEqual(280);
    const family = "👨‍👩‍👧‍👦";
    openai.says(JSON.stringify({ text: family.repeat(400) }));
    const families = (await ask("rewrite", { text: "x", networks: ["bluesky"] })).body.data.text;
    expect(families).toMatch(/…$/);
    expect(families.slice(0, -1).replaceAll(family, "")).toBe("");
    expect(Buffer.byteLength(families)).toBeLessThanOrEqual(3000);
  });

  test("keeps an address whole", async () => {
    const text = `${"a".repeat(20)} ${"b".repeat(250)} https://example.com/${"c".repeat(100)}`;
    openai.says(JSON.stringify({ text }));
    const cut = (await ask("rewrite", { text: "x", networks: ["bluesky"] })).body.data.text;
    expect(cut).toBe(`${"a".repeat(20)} ${"b".repeat(250)}…`);
  });

  test("as a thread is parted, and loses nothing", async () => {
    const text = long(40);
    openai.says(JSON.stringify({ posts: [text] }));
    const { posts } = (await ask("thread", { text: "x" })).body.data;
    expect(posts.length).toBeGreaterThan(2);
    expect(posts.every((post: string) => post.length <= 280)).toBe(true);
    expect(posts.join(" ")).toBe(text);
  });

  test("is no thread on a network that has none", async () => {
    const reply = await ask("thread", { text: "x", networks: ["linkedin"] });
    expect(reply.body.error).toEqual({ code: "invalid_request", message: "networks: LinkedIn has no threads." });
  });

  test("names hashtags that every network takes, each once", async () => {
    const hashtags = [
      "# Launch Day!",
      "launchday",
      "#LAUNCHDAY",
      "#2026",
      "Größe",
      "",
      "a-b",
      ...Array.from({ length: 20 }, (_, n) => `t${n}`),
    ];
    openai.says(JSON.stringify({ hashtags }));
    const found = (await ask("hashtags", { text: "x" })).body.data.hashtags;
    expect(found.slice(0, 4)).toEqual(["#LaunchDay", "#Größe", "#ab", "#t0"]);
    expect(found).toHaveLength(10);
  });

  test("holds no control characters, nor what hides or turns text around; flags stay", async () => {
    openai.says(
      JSON.stringify({
        text: "\u001b[31mHi\u0000\u202e there\u{e0041}\u{e0042}\r\n🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}\u2066!",
      }),
    );
    const { text } = (await ask("rewrite", { text: "x" })).body.data;
    expect(text).toBe("[31mHi there\n🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}!");
  });

  test("is not followed by a network that there is not, nor for a brand that there is not", async () => {
    const unknown = await ask("rewrite", { text: "x", networks: ["myspace"] });
    expect(unknown.status).toBe(400);
    expect(unknown.body.error.message).toStartWith("networks.0: must be one of: bluesky, mastodon, ");
    const other = await app.addWorkspace("other");
    for (const brand_id of [other.brandId, "brand_01k00000000000000000000000"]) {
      const reply = await ask("rewrite", { text: "x", brand_id });
      expect(reply.text).toBe(
        '{"error":{"code":"not_found","message":"There is no such brand profile in this workspace."}}',
      );
    }
  });

  test("in a dry run is nothing: what would be asked is told, and nothing counted", async () => {
    const before = openai.seen.length;
    const reply = await ask("rewrite?dry_run=true", { text: "We launch.", networks: ["bluesky"] });
    expect(reply.headers.get("dry-run")).toBe("true");
    expect(reply.body).toEqual({
      data: { text: "" },
      dry_run: {
        ...{ provider: "openai", model: "small-1", host: new URL(openai.url).host, own: false },
        ...{ input_tokens: expect.any(Number), most_output_tokens: 4096, quota_left: null },
        limits: ["Bluesky: at most 300 characters and 3000 bytes"],
      },
    });
    expect(openai.seen.length).toBe(before);
    expect((await app.call(key, "GET", "/v1/ai/calls")).body.data).toEqual([]);
  });
});

describe("a server that does not know how a form is asked for", () => {
  test.each([
    [["json_schema"], "json_object"],
    [["json_schema", "json_object"], undefined],
  ])("%p is asked otherwise, and from then on at once", async (unknown, last) => {
    app = await start("openai", { ai_model: `model-${unknown.length}` });
    key = await app.workspace.key();
    for (const form of unknown)
      openai.next(/completions/, openai.failed(400, "unsupported", `response_format ${form} is not supported`));
    openai.says('{"text":"Said."}');
    expect((await ask("rewrite", { text: "x" })).body).toEqual({ data: { text: "Said." } });
    expect(openai.seen.at(-1)?.json.response_format?.type).toBe(last);
    const before = openai.seen.length;
    expect((await ask("rewrite", { text: "x" })).status).toBe(200);
    expect(openai.seen.length - before).toBe(1);
    expect(openai.seen.at(-1)?.json.response_format?.type).toBe(last);
  });
});
