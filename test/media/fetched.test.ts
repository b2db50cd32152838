import { expect, test } from "bun:test";
import { addAccount } from "../support/accounts.ts";
import { startApp, type TestApp } from "../support/app.ts";
import { begin, confirm, put } from "../support/media.ts";
import { jpeg } from "../support/pictures.ts";

/* Some networks are sent no file: they fetch it, from an address of this server. */

const account = (app: TestApp, network: string) => addAccount(app, app.workspace.id, network, { handle: "@a" });

/** What keeps a post with a picture from going out there. */
async function faultsOn(network: string, config: object) {
  const app = await startApp({ config });
  try {
    const key = await app.workspace.key();
    const { body: upload } = await begin(app, key, jpeg(), "image/jpeg");
    const { pathname, search } = new URL(upload.upload_url);
    await put({ ...upload, upload_url: app.url + pathname + search }, jpeg());
    expect((await confirm(app, key, upload)).status).toBe(200);
    const sent = { body: "Out.", account_ids: [account(app, network)], media_ids: [upload.id] };
    const { id } = (await app.call(key, "POST", "/v1/posts", sent)).body;
    const { body } = await app.call(key, "POST", `/v1/posts/${id}/publish?dry_run=true`);
    const refused = await app.call(key, "POST", `/v1/posts/${id}/publish`);
    const limits = body.dry_run.violations.map(({ limit, part }: { limit: string; part: number }) => [limit, part]);
    return { limits: limits.filter(([limit]: [string]) => limit === "media.address"), said: refused.text };
  } finally {
    await app.close();
  }
}

test.each(["instagram", "threads"])(
  "%s is given no picture that it could not fetch, and that is told in advance",
  async (network) => {
    const { limits, said } = await faultsOn(network, {});
    expect(limits).toEqual([["media.address", 0]]);
    if (network === "threads") expect(said).toContain("media_ids: Threads fetches pictures and videos itself");
    expect((await faultsOn(network, { public_url: "https://crm.example.com" })).limits).toEqual([]);
  },
);

test("who is sent files minds no address", async () => {
  expect((await faultsOn("bluesky", {})).limits).toEqual([]);
});
