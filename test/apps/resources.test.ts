import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { appNames, bundled } from "../../src/faces/mcp/apps/bundle.ts";
import { addAccounts } from "../support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "../support/app.ts";
import { postModern } from "../support/mcp-fixture.ts";
import { begin, readyFile } from "../support/media.ts";
import { png } from "../support/pictures.ts";

let app: TestApp;
let rival: TestWorkspace;
let key: string;
let theirKey: string;
beforeAll(async () => {
  app = await startApp();
  rival = await app.addWorkspace("rival");
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  theirKey = await rival.key({ limits: { requests_per_minute: 0 } });
});
afterAll(() => app.close());

interface Page {
  readonly uri: string;
  readonly name: string;
  readonly size: number;
}
const pages = async (): Promise<Page[]> => (await app.rpc(undefined, "resources/list")).body.result.resources;
const read = (credential: string | undefined, uri: string) => app.rpc(credential, "resources/read", { uri });

describe("the pages that clients show", () => {
  test("are listed and read by anyone, the same in both eras", async () => {
    const listed = await pages();
    expect(listed).toMatchObject([
      { name: "preview", title: "Post preview", mimeType: "text/html;profile=mcp-app" },
      { name: "calendar", title: "Calendar", mimeType: "text/html;profile=mcp-app" },
    ]);
    const modern = await (await postModern(`${app.url}/mcp`, "resources/list")).json();
    expect(modern.result).toMatchObject({ resources: listed, cacheScope: "public", resultType: "complete" });
    for (const { uri, size } of listed) {
      expect(uri).toMatch(/^ui:\/\/socialcrm\/[a-z]+\/[0-9a-f]{12}\.html$/);
      const [content] = (await read(undefined, uri)).body.result.contents;
      expect(content).toMatchObject({ uri, mimeType: "text/html;profile=mcp-app" });
      expect(Buffer.byteLength(content.text)).toBe(size);
      const again = await (await postModern(`${app.url}/mcp`, "resources/read", { uri }, { "mcp-name": uri })).json();
      expect(again.result).toMatchObject({ contents: [content], cacheScope: "public", ttlMs: 86_400_000 });
    }
  });

  test("ask for nothing outside, and say so: an empty policy, one text, no address that would be loaded", async () => {
    const none = { connectDomains: [], resourceDomains: [], frameDomains: [], baseUriDomains: [] };
    for (const { uri } of await pages()) {
      const [{ text, _meta }] = (await read(undefined, uri)).body.result.contents;
      expect(_meta.ui).toEqual({ csp: none, prefersBorder: false });
      expect(text).toContain("default-src 'none'");
      expect(text).not.toMatch(/<link|<img|<iframe|<script[^>]+src|@import|url\(|innerHTML|outerHTML|eval\(|fetch\(/);
      expect([...text.matchAll(/<\/script/g)]).toHaveLength(1);
      expect(text.length).toBeLessThan(64_000);
    }
  });

  test("are the same bytes whenever they are made, and their address is theirs alone", async () => {
    const listed = await pages();
    for (const name of appNames) {
      const html = await bundled(name);
      expect(html).toBe(await bundled(name));
      const version = new Bun.CryptoHasher("sha256").update(html).digest("hex").slice(0, 12);
      expect(listed.find((page) => page.name === name)?.uri).toBe(`ui://socialcrm/${name}/${version}.html`);
    }
  });

  test("of another version are not found, in the words of each era", async () => {
    for (const uri of ["ui://socialcrm/preview/0123456789ab.html", "ui://socialcrm/preview", "ui://other/x"]) {
      const message = `Resource not found: ${uri}`;
      expect((await read(undefined, uri)).body.error).toEqual({ code: -32002, message, data: { uri } });
      const modern = await (await postModern(`${app.url}/mcp`, "resources/read", { uri }, { "mcp-name": uri })).json();
      expect(modern.error).toEqual({ code: -32602, message, data: { uri } });
    }
  });

  test("stand at the tools whose answers they show", async () => {
    const { tools } = (await app.rpc(undefined, "tools/list")).body.result;
    const shown = new Map(
      tools.flatMap(({ name, _meta }: { name: string; _meta: { ui?: { resourceUri: string } } }) =>
        _meta.ui ? [[name, _meta.ui.resourceUri.split("/")[3]]] : [],
      ),
    );
    const preview = ["create_post", "get_post", "update_post", "preview_post", "schedule_post"];
    expect(Object.fromEntries(shown)).toEqual({
      ...Object.fromEntries(preview.map((name) => [name, "preview"])),
      get_calendar: "calendar",
    });
  });

  test("are told of to a client that opens a connection, in both eras", async () => {
    const extensions = { "io.modelcontextprotocol/ui": { mimeTypes: ["text/html;profile=mcp-app"] } };
    const legacy = await app.rpc(undefined, "initialize", { protocolVersion: "2025-11-25", capabilities: {} });
    expect(legacy.body.result.capabilities).toMatchObject({ extensions, resources: {}, completions: {} });
    const modern = await (await postModern(`${app.url}/mcp`, "server/discover")).json();
    expect(modern.result.capabilities).toMatchObject({ extensions });
  });
});

describe("what a workspace has, as resources", () => {
  const data = async (credential: string, uri: string) => (await read(credential, uri)).body;

  test("is listed as templates and read as its tool would answer", async () => {
    const { resourceTemplates } = (await app.rpc(undefined, "resources/templates/list")).body.result;
    expect(resourceTemplates.map(({ uriTemplate }: { uriTemplate: string }) => uriTemplate)).toEqual([
      "socialcrm://posts/{id}",
      "socialcrm://brands/{id}",
      "socialcrm://media/{id}",
    ]);
    const post = (await app.call(key, "POST", "/v1/posts", { body: "Read me." })).body;
    const [content] = (await data(key, `socialcrm://posts/${post.id}`)).result.contents;
    expect(content).toMatchObject({ uri: `socialcrm://posts/${post.id}`, mimeType: "application/json" });
    expect(JSON.parse(content.text)).toEqual(post);
    const brand = await data(key, `socialcrm://brands/${app.workspace.brandId}`);
    expect(JSON.parse(brand.result.contents[0].text).id).toBe(app.workspace.brandId);
  });

  test("has the bytes of a file that is ready, and of no other", async () => {
    const bytes = png();
    const { id } = await readyFile(app, key, bytes);
    const [content] = (await data(key, `socialcrm://media/${id}`)).result.contents;
    const file = await fetch(`${app.url}/v1/media/${id}/content`, { headers: { authorization: `Bearer ${key}` } });
    expect(content.mimeType).toBe("image/png");
    expect(Buffer.from(content.blob, "base64")).toEqual(Buffer.from(await file.arrayBuffer()));
    const pending = (await begin(app, key, bytes)).body.id;
    expect((await data(key, `socialcrm://media/${pending}`)).error.message).toContain("confirm_media");
  });

  test("is no larger than the credential's answers may be", async () => {
    const small = await app.workspace.key({ limits: { response_bytes: 2_000 } });
    const post = (await app.call(key, "POST", "/v1/posts", { body: "x".repeat(3_000) })).body.id;
    const { error } = await data(small, `socialcrm://posts/${post}`);
    expect(error.message).toBe("This is larger than an answer to this credential may be.");
    const { id } = await readyFile(app, key, png());
    const least = await app.workspace.key({ limits: { response_bytes: 50 } });
    expect((await data(least, `socialcrm://media/${id}`)).error.message).toContain("larger than goes into a message");
  });

  test("of another workspace is not found, like what is not there at all", async () => {
    const post = (await app.call(theirKey, "POST", "/v1/posts", { body: "Secret of the rival" })).body.id;
    const { id: file } = await readyFile(app, theirKey, png());
    for (const uri of [
      `posts/${post}`,
      `brands/${rival.brandId}`,
      `media/${file}`,
      "posts/post_01k0",
      "posts/acct_01k0",
    ]) {
      const { error } = await data(key, `socialcrm://${uri}`);
      expect(error).toEqual({
        code: -32002,
        message: `Resource not found: socialcrm://${uri}`,
        data: { uri: `socialcrm://${uri}` },
      });
    }
    for (const uri of [
      "socialcrm://posts/../brands",
      "socialcrm://keys/key_01k0",
      "file:///etc/passwd",
      "socialcrm://",
    ])
      expect((await data(key, uri)).error.code).toBe(-32002);
  });

  test("needs a credential, and the scope of its tool", async () => {
    const post = (await app.call(key, "POST", "/v1/posts", { body: "Scoped." })).body.id;
    const refused = await read(undefined, `socialcrm://posts/${post}`);
    expect([refused.status, refused.body.error.message]).toEqual([401, "Missing Authorization header."]);
    const narrow = await app.workspace.key({ scopes: ["brands:read"] });
    const { error } = await data(narrow, `socialcrm://posts/${post}`);
    expect(error).toEqual({ code: -32003, message: "This credential lacks the scope posts:read." });
    expect((await data(narrow, `socialcrm://brands/${app.workspace.brandId}`)).result.contents).toHaveLength(1);
    const caller = await app.workspace.key({ scopes: ["mcp:call:social"] });
    expect((await data(caller, `socialcrm://posts/${post}`)).result.contents).toHaveLength(1);
  });
});

describe("completions", () => {
  const complete = async (credential: string, ref: object, name: string, value: string) =>
    (await app.rpc(credential, "completion/complete", { ref, argument: { name, value } })).body;
  const ofPrompt = (name: string) => ({ type: "ref/prompt", name });
  const ofTemplate = (kind: string) => ({ type: "ref/resource", uri: `socialcrm://${kind}/{id}` });
  const values = async (credential: string, ref: object, name: string, value: string): Promise<string[]> =>
    (await complete(credential, ref, name, value)).result.completion.values;

  test("propose brands by name, accounts by handle, posts by id or by words in them", async () => {
    const brand = (await app.call(key, "POST", "/v1/brands", { name: "Harbor Coffee" })).body.id;
    addAccounts(app, app.workspace.id, ["acct_01k0000000000000000000cmp"]);
    const post = (await app.call(key, "POST", "/v1/posts", { body: "Cinnamon rolls on Sunday" })).body.id;
    expect(await values(key, ofPrompt("plan_a_week"), "brand", "har")).toEqual(["Harbor Coffee"]);
    expect(await values(key, ofPrompt("plan_a_week"), "brand", "coff")).toEqual(["Harbor Coffee"]);
    expect(await values(key, ofPrompt("review_week"), "account", "@A.t")).toEqual(["a.test"]);
    expect(await values(key, ofPrompt("look_into_failures"), "post", "cinnamon rol")).toEqual([post]);
    expect(await values(key, ofPrompt("look_into_failures"), "post", post.slice(0, -1))).toContain(post);
    expect(await values(key, ofTemplate("brands"), "id", "harb")).toEqual([brand]);
    expect(await values(key, ofTemplate("posts"), "id", "")).toContain(post);
  });

  test("propose a hundred values at most, and say that there are more", async () => {
    const many = await app.addWorkspace("many");
    const busy = await many.key({ limits: { requests_per_minute: 0 } });
    for (let n = 0; n < 120; n++) await app.call(busy, "POST", "/v1/brands", { name: `Brand ${n}` });
    const { completion } = (await complete(busy, ofPrompt("plan_a_week"), "brand", "b")).result;
    expect([completion.values.length, completion.hasMore]).toEqual([100, true]);
    expect((await complete(busy, ofPrompt("plan_a_week"), "brand", "brand 11")).result.completion).toEqual({
      ...{ values: expect.arrayContaining(["Brand 11", "Brand 119"]), total: 11, hasMore: false },
    });
  });

  test("say that there are more where not everything was looked through", async () => {
    const crowd = await app.addWorkspace("crowd");
    const busy = await crowd.key({ limits: { requests_per_minute: 0 } });
    const body = "Porridge";
    await Promise.all(Array.from({ length: 51 }, () => app.call(busy, "POST", "/v1/posts", { body })));
    const { completion } = (await complete(busy, ofPrompt("look_into_failures"), "post", "porridge")).result;
    expect(completion).toEqual({ values: expect.any(Array), hasMore: true });
    expect(completion.values).toHaveLength(50);
  });

  test("are of one workspace, and of what a credential may read", async () => {
    await app.call(theirKey, "POST", "/v1/brands", { name: "Rival Brand" });
    const theirs = (await app.call(theirKey, "POST", "/v1/posts", { body: "Rival words" })).body.id;
    expect(await values(key, ofPrompt("plan_a_week"), "brand", "rival")).toEqual([]);
    expect(await values(key, ofPrompt("look_into_failures"), "post", "rival")).toEqual([]);
    expect(await values(key, ofTemplate("posts"), "id", theirs)).toEqual([]);
    const narrow = await app.workspace.key({ scopes: ["posts:read"] });
    expect(await values(narrow, ofPrompt("plan_a_week"), "brand", "")).toEqual([]);
    const none = await app.rpc(undefined, "completion/complete", {
      ref: ofPrompt("plan_a_week"),
      argument: { name: "brand", value: "" },
    });
    expect(none.status).toBe(401);
  });

  test("for what there is not are refused with words", async () => {
    const wrong = [
      [{ type: "ref/resource", uri: "socialcrm://keys/{id}" }, "Unknown resource template: socialcrm://keys/{id}"],
      [ofPrompt("forget"), "Unknown prompt: forget"],
      [{ type: "ref/tool", name: "x" }, "ref must name a prompt or a resource template"],
      ["x", "ref must be an object"],
    ] as const;
    for (const [ref, message] of wrong)
      expect((await complete(key, ref as object, "id", "")).error).toEqual({
        code: -32602,
        message: `Invalid params: ${message}`,
      });
  });
});
