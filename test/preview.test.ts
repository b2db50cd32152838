import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { networks } from "../src/publishing/networks.ts";
import { addAccount } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { readyFile } from "./support/media.ts";
import { png } from "./support/pictures.ts";

let app: TestApp;
let key: string;
const on: Record<string, string> = {};
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } });
  for (const network of [...networks.keys(), "gone"]) on[network] = connected(network);
});
afterAll(() => app.close());

const connected = (network: string, status = "active", settings = {}) =>
  addAccount(app, app.workspace.id, network, {
    ...{ handle: `acme.${network}`, name: `Acme on ${network}`, status, settings },
  });

const draft = async (post: object): Promise<string> => {
  const reply = await app.call(key, "POST", "/v1/posts", post);
  expect(reply.status).toBe(201);
  return reply.body.id;
};
const seen = async (post: object) => (await app.call(key, "GET", `/v1/posts/${await draft(post)}/preview`)).body;
const text = async (network: string, post: object) =>
  (await seen({ account_ids: [on[network]], ...post })).accounts[0].parts[0];
const marked = ({ text, marks }: { text: string; marks: { kind: string; start: number; end: number }[] }) =>
  marks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe("a preview", () => {
  test("says of each account, in the post's order, what it is called there and how far the post is", async () => {
    const account_ids = [on.x, on.bluesky];
    const { accounts, ...rest } = await seen({ body: "Launch day.", account_ids });
    expect(rest).toMatchObject({ status: "draft", refused: null, violations: [], charges: [{ account_id: on.x }] });
    expect(accounts).toMatchObject([
      { account_id: on.x, network_title: "X", name: "Acme on x", handle: "acme.x", status: "draft", post_url: null },
      { account_id: on.bluesky, network: "bluesky", account_status: "active", error: null },
    ]);
  });

  test("has each network's own length and limit, as scheduling measures them", async () => {
    const body = `👩‍👩‍👧 Launch: https://example.com/a/very/long/address/that/goes/on/and/on`;
    expect(await text("bluesky", { body })).toMatchObject({ length: 69, max_length: 300, unit: "graphemes" });
    expect(await text("bluesky", { body })).toMatchObject({ bytes: 86, max_bytes: 3000 });
    expect(await text("x", { body })).toMatchObject({ length: 34, max_length: 280, unit: "weighted", bytes: null });
    expect(await text("mastodon", { body })).toMatchObject({ length: 33, max_length: 500, unit: "graphemes" });
    const own = connected("mastodon", "active", { limits: { text: { max: 5000 } } });
    expect((await seen({ body, account_ids: [own] })).accounts[0].parts[0].max_length).toBe(5000);
  });

  test("has the text as people read it: the link where it is written, no marks of markup", async () => {
    const post = { body: "1 < 2 [so] *they* say", link: "https://example.com/sum" };
    const parts = await Promise.all([...networks.keys()].map(async (name) => [name, await text(name, post)] as const));
    for (const [name, part] of parts) {
      expect([name, part.text.startsWith("1 < 2 [so] *they* say")]).toEqual([name, true]);
      const written = part.text.endsWith("\n\nhttps://example.com/sum");
      expect([name, part.card_url]).toEqual([name, written ? null : "https://example.com/sum"]);
    }
    const cards = parts.filter(([, { card_url }]) => card_url !== null).map(([name]) => name);
    expect(cards).toEqual(["bluesky", "linkedin", "threads", "facebook", "webhook"]);
  });

  test("marks what can be clicked, as each network has it", async () => {
    const body = "See example.com and https://example.org/x?y=1. Thanks @ann.example.net! #launch #1 a@b.example";
    expect(marked(await text("bluesky", { body }))).toEqual([
      ["link", "example.com"],
      ["link", "https://example.org/x?y=1"],
      ["mention", "@ann.example.net"],
      ["hashtag", "#launch"],
    ]);
    expect(marked(await text("mastodon", { body }))).toEqual([
      ["link", "https://example.org/x?y=1"],
      ["mention", "@ann.example.net"],
      ["hashtag", "#launch"],
    ]);
    expect(marked(await text("discord", { body }))).toEqual([["link", "https://example.org/x?y=1"]]);
    expect(marked(await text("slack", { body }))).toEqual([["link", "https://example.org/x?y=1"]]);
    const [bare] = (await text("x", { body })).marks;
    expect(bare.url).toBe("https://example.com");
  });

  test("has every part: thread, first comment, variants, files with what they show", async () => {
    const file = await readyFile(app, key, png());
    await app.call(key, "PATCH", `/v1/media/${file.id}`, { alt: "A rocket" });
    const { accounts } = await seen({
      body: "Everywhere",
      account_ids: [on.bluesky, on.facebook],
      variants: [{ account_id: on.facebook, body: "On Facebook" }],
      thread: [{ body: "More", media_ids: [file.id] }, { body: "The end" }],
      first_comment: "By the way",
      media_ids: [file.id],
    });
    const parts = accounts.map(({ parts }: { parts: { kind: string; text: string; media: object[] }[] }) =>
      parts.map(({ kind, text, media }) => [kind, text, media.length]),
    );
    const rest = [
      ["thread", "More", 1],
      ["thread", "The end", 0],
      ["comment", "By the way", 0],
    ];
    expect(parts).toEqual([
      [["post", "Everywhere", 1], ...rest],
      [["post", "On Facebook", 1], ...rest],
    ]);
    const [shown] = accounts[0].parts[0].media;
    expect(shown).toMatchObject({ id: file.id, alt: "A rocket", content_type: "image/png" });
    expect(shown.url).toBe(`${app.url}/v1/media/${file.id}/content`);
    expect((await app.call(undefined, "GET", `/v1/media/${file.id}/content`)).status).toBe(401);
  });

  test("has the very violations that scheduling would refuse it for, in the same words", async () => {
    const file = await readyFile(app, key, png());
    const posts = [
      { body: "x".repeat(301), account_ids: [on.bluesky, on.x, on.mastodon] },
      { body: "x", account_ids: [on.instagram, on.threads], thread: Array.from({ length: 30 }, () => ({ body: "y" })) },
      { body: "x".repeat(2000), account_ids: [on.telegram], media_ids: [file.id], first_comment: "z".repeat(9000) },
      { body: "x", account_ids: [on.gone, connected("bluesky", "broken"), connected("x", "disconnected")] },
    ];
    for (const post of posts) {
      const id = await draft(post);
      const { violations, charges } = (await app.call(key, "GET", `/v1/posts/${id}/preview`)).body;
      const schedule = (query: string) =>
        app.call(key, "POST", `/v1/posts/${id}/schedule${query}`, { scheduled_at: "2099-01-01T00:00:00Z" });
      const { dry_run } = (await schedule("?dry_run=true")).body;
      const byText = (all: object[]) => all.map((one) => JSON.stringify(one)).sort();
      expect(violations.length).toBeGreaterThan(0);
      expect(byText(violations)).toEqual(byText(dry_run.violations));
      expect(byText(charges)).toEqual(byText(dry_run.charges));
      const { message } = (await schedule("")).body.error;
      expect(violations.some((one: { message: string }) => message.includes(one.message))).toBe(true);
    }
  });

  test("says what of its state keeps a post from being scheduled, as scheduling says it", async () => {
    const id = await draft({ body: "To nobody" });
    const { refused, accounts } = (await app.call(key, "GET", `/v1/posts/${id}/preview`)).body;
    const schedule = { scheduled_at: "2099-01-01T00:00:00Z" };
    expect(accounts).toEqual([]);
    expect((await app.call(key, "POST", `/v1/posts/${id}/schedule`, schedule)).body.error.message).toBe(refused);
  });

  test("tells of a text that went out before on the same account, and refuses it where scheduling does", async () => {
    const [account, strict] = [connected("bluesky"), connected("x")];
    const post = { body: "Said once, and that is enough.", account_ids: [account, strict] };
    await app.call(key, "POST", `/v1/posts/${await draft(post)}/schedule`, { scheduled_at: "2026-11-22T13:00:00Z" });
    const id = await draft(post);
    const { warnings, violations } = (await app.call(key, "GET", `/v1/posts/${id}/preview`)).body;
    const at = { scheduled_at: "2026-11-22T14:00:00Z" };
    const tried = (await app.call(key, "POST", `/v1/posts/${id}/schedule?dry_run=true`, at)).body;
    expect(warnings).toEqual(tried.warnings);
    expect(warnings.length).toBeGreaterThan(0);
    expect(violations).toEqual(tried.dry_run.violations);
    const other = await seen({ body: "Never said.", account_ids: [account] });
    expect(other.warnings).toBeUndefined();
  });

  test("of a network that this version does not know has no parts and says so", async () => {
    const { accounts, violations } = await seen({ body: "x", account_ids: [on.gone] });
    expect(accounts[0]).toMatchObject({ network_title: "gone", parts: [] });
    expect(violations).toMatchObject([{ limit: "network", message: "This version cannot publish to gone." }]);
  });

  test("is never older than the post, its account and its files", async () => {
    const file = await readyFile(app, key, png());
    const account = connected("bluesky");
    const id = await draft({ body: "before", account_ids: [account], media_ids: [file.id] });
    const read = async () => (await app.call(key, "GET", `/v1/posts/${id}/preview`)).body.accounts[0];
    for (let n = 0; n < 3; n++) {
      await read();
      await app.call(key, "PATCH", `/v1/posts/${id}`, { body: `turn ${n}` });
      await app.call(key, "PATCH", `/v1/media/${file.id}`, { alt: `alt ${n}` });
      expect((await read()).parts[0]).toMatchObject({ text: `turn ${n}`, media: [{ alt: `alt ${n}` }] });
    }
    await app.call(key, "PATCH", `/v1/accounts/${account}`, { status: "paused" });
    expect((await read()).account_status).toBe("paused");
  });
});
