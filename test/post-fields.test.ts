import { afterAll, beforeAll, expect, test } from "bun:test";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";
import { readyFile } from "./support/media.ts";
import { jpeg } from "./support/pictures.ts";

/* What keeps a post from going out is told with the field in which it is to be mended. */

const account = "acct_01k0000000000000000000fld";
let app: TestApp;
let key: string;
let pictures: string[];
beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  addAccounts(app, app.workspace.id, [account]);
  pictures = [];
  for (let n = 0; n < 5; n++) pictures.push((await readyFile(app, key, jpeg(), "image/jpeg")).id);
});
afterAll(() => app.close());

const long = "x".repeat(301);
const cases: [field: string, post: () => object][] = [
  ["body", () => ({ body: long })],
  ["variants.0.body", () => ({ variants: [{ account_id: account, body: long }] })],
  ["media_ids", () => ({ media_ids: pictures })],
  ["thread.1.body", () => ({ thread: [{ body: "second" }, { body: long }] })],
  ["thread.0.media_ids", () => ({ thread: [{ body: "second", media_ids: pictures }] })],
  ["first_comment", () => ({ thread: [{ body: "second" }], first_comment: long })],
];

test.each(cases)("%s", async (field, post) => {
  const { body: draft } = await app.call(key, "POST", "/v1/posts", {
    ...{ body: `Launch of ${field}`, account_ids: [account] },
    ...post(),
  });
  const refused = await app.call(key, "POST", `/v1/posts/${draft.id}/publish`, {});
  expect([refused.status, refused.body.error.code]).toEqual([400, "invalid_request"]);
  expect(refused.body.error.message).toStartWith(`${field}: Bluesky takes `);
});

test("account_ids", async () => {
  const broken = "acct_01k0000000000000000000brk";
  addAccounts(app, app.workspace.id, [broken]);
  inDatabase(app.store, (file) => file.run("update accounts set status = 'broken' where id = ?", [broken]));
  const { body: draft } = await app.call(key, "POST", "/v1/posts", { body: "Launch", account_ids: [broken] });
  const refused = await app.call(key, "POST", `/v1/posts/${draft.id}/publish`, {});
  expect(refused.body.error.message).toBe(`account_ids: a.test is broken; connect it again. (${broken})`);
});
