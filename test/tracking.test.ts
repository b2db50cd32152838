import { afterAll, beforeEach, describe, expect, test } from "bun:test";
import { addAccount } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";

const app: TestApp = await startApp();
afterAll(() => app.close());

let workspace: TestWorkspace;
let key: string;
let brand: string;
let count = 0;
beforeEach(async () => {
  workspace = await app.addWorkspace(`tracking-${++count}`);
  key = await workspace.key({ limits: { requests_per_minute: 0 } });
  brand = (await done("POST", "/v1/brands", { name: "Ácme Café & Co.", utm: { campaign: "launch" } })).id;
});

const done = async (method: string, path: string, body?: object) => {
  const reply = await app.call(key, method, path, body);
  if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
  return reply.body;
};
const account = (network: string, handle: string) => addAccount(app, workspace.id, network, { handle });
const later = { scheduled_at: "2026-12-01T09:00:00Z" };
const draft = async (fields: object) =>
  (await done("POST", "/v1/posts", { body: "Out.", brand_id: brand, ...fields })).id as string;
/** What scheduling would send, as `[text, link]` for each part of each account. */
async function wouldSend(fields: object): Promise<[string, string | null][]> {
  const id = await draft(fields);
  const { dry_run } = await done("POST", `/v1/posts/${id}/schedule?dry_run=true`, later);
  return dry_run.texts.map(({ text, link }: Record<string, string>) => [text, link]);
}
/** The one link that scheduling would send. */
const linkOf = async (link: string, more: object = {}) =>
  (await wouldSend({ link, account_ids: [account("bluesky", "a.test")], ...more }))[0]?.[1];

describe("the link of a post", () => {
  test("is marked by its network and as social, with what its brand says", async () => {
    expect(await linkOf("https://acme.test/launch")).toBe(
      "https://acme.test/launch?utm_source=bluesky&utm_medium=social&utm_campaign=launch",
    );
  });

  const marked = "utm_source=bluesky&utm_medium=social&utm_campaign=launch";
  test.each([
    ["https://acme.test", `https://acme.test/?${marked}`],
    ["https://acme.test/?", `https://acme.test/?${marked}`],
    ["https://acme.test/a?x=1", `https://acme.test/a?x=1&${marked}`],
    ["https://acme.test/a?x=1&", `https://acme.test/a?x=1&${marked}`],
    ["https://acme.test/a#part", `https://acme.test/a?${marked}#part`],
    ["https://acme.test/a?x=%7Eb+c#/route?y=2", `https://acme.test/a?x=%7Eb+c&${marked}#/route?y=2`],
    ["https://acme.test#top", `https://acme.test/?${marked}#top`],
    ["https://u@acme.test:8443/a;b?q=ü", `https://u@acme.test:8443/a;b?q=ü&${marked}`],
  ])("%s becomes %s, and nothing of it is spelled anew", async (link, expected) => {
    expect(await linkOf(link)).toBe(expected);
  });

  test.each([
    "https://acme.test/?utm_source=mail",
    "https://acme.test/?a=1&UTM_Medium=x",
    "https://acme.test/#utm_id=7",
  ])("%s was marked by hand, and stays as it is", async (link) => {
    expect(await linkOf(link)).toBe(link);
  });

  test("stays as it is where neither the brand nor the post says anything, and where the post says so", async () => {
    const link = "https://acme.test/a";
    expect(await linkOf(link, { utm: { enabled: false } })).toBe(link);
    await done("PATCH", `/v1/brands/${brand}`, { utm: null });
    expect(await linkOf(link)).toBe(link);
    expect(await linkOf(link, { utm: {} })).toBe(`${link}?utm_source=bluesky&utm_medium=social`);
  });

  test("takes the post's words over the brand's, one by one; null leaves one out", async () => {
    const utm = { source: "news", medium: null, content: "{post}", term: "two words!" };
    const id = await draft({ link: "https://acme.test/a", utm, account_ids: [account("x", "@ann")] });
    const post = await done("POST", `/v1/posts/${id}/schedule`, later);
    expect(post.targets[0].link).toBe(
      `https://acme.test/a?utm_source=news&utm_campaign=launch&utm_term=two%20words%21&utm_content=${id}`,
    );
    expect(post.utm).toEqual(utm);
  });

  test("names the network, the account and the brand of each target", async () => {
    const utm = { campaign: "{brand}", content: "{network}/{account}" };
    const ids = [account("mastodon", "@ann@social.test"), account("linkedin", "Acme Inc.")];
    const id = await draft({ link: "https://acme.test/a", utm, account_ids: ids });
    const { targets } = await done("POST", `/v1/posts/${id}/schedule`, later);
    const rest = "utm_medium=social&utm_campaign=acme-cafe-co&utm_content";
    expect(targets.map(({ link }: { link: string }) => link)).toEqual([
      `https://acme.test/a?utm_source=mastodon&${rest}=mastodon%2Fann%40social.test`,
      `https://acme.test/a?utm_source=linkedin&${rest}=linkedin%2FAcme%20Inc%2E`,
    ]);
  });
});

describe("links in texts", () => {
  const marked = "?utm_source=mastodon&utm_medium=social&utm_campaign=launch";

  test("are marked where they lead to a domain that is named, in every part; others are not", async () => {
    await done("PATCH", `/v1/brands/${brand}`, { utm: { campaign: "launch", domains: ["acme.test"] } });
    const id = account("mastodon", "@ann");
    const texts = await wouldSend({
      account_ids: [id],
      body: "unused",
      variants: [{ account_id: id, body: "See https://acme.test/a, (https://shop.acme.test/b) and acme.test!" }],
      thread: [{ body: "Not https://notacme.test/ nor https://acme.test.evil.test/" }],
      first_comment: "Or https://acme.test/a?x=1#top.",
    });
    expect(texts.map(([text]) => text)).toEqual([
      `See https://acme.test/a${marked}, (https://shop.acme.test/b${marked}) and acme.test!`,
      "Not https://notacme.test/ nor https://acme.test.evil.test/",
      `Or https://acme.test/a?x=1&${marked.slice(1)}#top.`,
    ]);
  });

  test("the post's own link is marked where it stands in its text, and stands there once", async () => {
    const link = "https://elsewhere.test/a";
    const texts = await wouldSend({ account_ids: [account("mastodon", "@ann")], body: `Read ${link} now.`, link });
    expect(texts).toEqual([[`Read ${link}${marked} now.`, `${link}${marked}`]]);
  });
});

describe("what is measured", () => {
  test("is what would be sent: a link that is written out counts with its marks", async () => {
    await done("PATCH", `/v1/brands/${brand}`, { utm: { domains: ["acme.test"] } });
    const link = "https://acme.test/";
    const id = await draft({ body: `${"a".repeat(270)} ${link}`, account_ids: [account("bluesky", "a.test")] });
    const { dry_run } = await done("POST", `/v1/posts/${id}/schedule?dry_run=true`, later);
    const sent = `${"a".repeat(270)} ${link}?utm_source=bluesky&utm_medium=social`;
    expect(dry_run.texts[0].text).toBe(sent);
    expect(dry_run.violations).toMatchObject([{ limit: "text.max", measured: sent.length, allowed: 300 }]);
    const refused = await app.call(key, "POST", `/v1/posts/${id}/schedule`, later);
    expect(refused.status).toBe(400);
    const preview = await done("GET", `/v1/posts/${id}/preview`);
    expect(preview.accounts[0].parts[0]).toMatchObject({ text: sent, length: sent.length });
  });

  test("stays what is sent, whatever the brand says meanwhile; a draft is marked anew", async () => {
    const link = "https://acme.test/a";
    const id = await draft({ link, account_ids: [account("bluesky", "a.test")] });
    const scheduled = await done("POST", `/v1/posts/${id}/schedule`, later);
    expect(scheduled.tracking).toMatchObject({ source: "{network}", campaign: "launch" });
    await done("PATCH", `/v1/brands/${brand}`, { utm: { campaign: "other" } });
    expect((await done("GET", `/v1/posts/${id}`)).targets[0].link).toContain("utm_campaign=launch");
    const draftAgain = await done("POST", `/v1/posts/${id}/unschedule`);
    expect([draftAgain.tracking, draftAgain.targets[0].link]).toEqual([null, null]);
    const again = await done("POST", `/v1/posts/${id}/schedule`, later);
    expect(again.targets[0].link).toContain("utm_campaign=other");
  });

  test("is what a person approves: what the brand says later does not change it", async () => {
    await done("PUT", "/v1/approval-policy", { require_approval: "always" });
    const id = await draft({ link: "https://acme.test/a", account_ids: [account("bluesky", "a.test")] });
    const asked = await done("POST", `/v1/posts/${id}/schedule`, later);
    expect(asked.status).toBe("awaiting_approval");
    expect(asked.targets[0].link).toContain("utm_campaign=launch");
    await done("PATCH", `/v1/brands/${brand}`, { utm: { campaign: "other" } });
    const email = `tracking-owner-${count}@example.com`;
    await workspace.member(email, "owner");
    const owner = await workspace.key({ kind: "user" }, { email });
    const approved = await app.call(owner, "POST", `/v1/posts/${id}/approve`, {});
    expect(approved.body.targets[0].link).toContain("utm_campaign=launch");
  });
});

test.each([
  [{ campaign: "{unknown}" }, "utm.campaign"],
  [{ source: " " }, "utm.source"],
  [{ domains: ["https://acme.test"] }, "utm.domains.0"],
  [{ utm_source: "x" }, "utm.utm_source"],
])("%j is refused by the name of its field", async (utm, field) => {
  for (const [method, path] of [
    ["PATCH", `/v1/brands/${brand}`],
    ["POST", "/v1/posts"],
  ] as const) {
    const reply = await app.call(key, method, path, { ...(method === "POST" && { body: "x" }), utm });
    expect([reply.status, reply.body.error.message]).toEqual([400, expect.stringContaining(field)]);
  }
});
