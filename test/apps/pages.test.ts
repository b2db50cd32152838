import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { AxeBuilder } from "@axe-core/playwright";
import { ClientBrowser } from "../support/client-browser.ts";
import { readyFile } from "../support/media.ts";
import { png } from "../support/pictures.ts";

let client: ClientBrowser;
beforeAll(async () => {
  client = await ClientBrowser.start();
}, 60_000);
afterAll(() => client?.stop());

describe("both pages", () => {
  test("tell the client their size, take up its theme and language, and end when they are told", async () => {
    const id = await client.draft({ body: "Size.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id);
    await client.page.waitForFunction(() => window.told.sizes.length > 0);
    const height = () => frame.locator("body").evaluate((body) => Math.ceil(body.getBoundingClientRect().height));
    expect((await client.told()).sizes.at(-1)?.height).toBe(await height());
    await client.change({ theme: "dark" });
    await frame.locator('html[data-theme="dark"]').waitFor();
    const ground = await frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    expect(ground).toBe("rgb(22, 24, 29)");
    const week = await client.calendar({ from: "2027-03-01" });
    await client.change({ locale: "de-DE" });
    await week.getByText(/^1\.\s?–\s?7\. März 2027$/).waitFor();
    await client.page.evaluate(() => window.end());
  });

  test("by themselves, outside a client, say what they are for", async () => {
    const [{ uri }] = (await client.app.rpc(undefined, "resources/list")).body.result.resources;
    await client.alone(uri);
    await client.page.getByText("This page is for AI clients").waitFor();
  });

  test.each([
    ["light", 320],
    ["dark", 320],
    ["light", 980],
    ["dark", 980],
  ] as const)(
    "have no axe violations and need no scrolling sideways: %s at %d pixels",
    async (theme, width) => {
      const file = await readyFile(client.app, client.key, png());
      const long = `https://example.com/${"a-very-long-address/".repeat(9)}`;
      const account_ids = Object.values(client.on);
      const post = { body: `${"x".repeat(310)} @ann.example.net #tag ${long}`, thread: [{ body: "More." }] };
      const id = await client.draft({ ...post, account_ids, media_ids: [file.id], first_comment: "By the way" });
      await client.call("PUT", "/v1/slots", { slots: [{ weekday: "monday", time: "09:00" }] });
      const looked = async () => {
        const wide = await client.frame?.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide).toBeLessThanOrEqual(0);
        const { violations } = await new AxeBuilder({ page: client.page }).include("iframe").analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      };
      const frame = await client.preview(id, { context: { theme } }, width);
      const tabs = await frame.getByRole("tab").count();
      for (let at = 0; at < tabs; at++) {
        await frame.getByRole("tab").nth(at).click();
        await looked();
      }
      await frame.getByRole("button", { name: "Ask for changes" }).click();
      await looked();
      const week = await client.calendar({ from: "2027-03-15" }, { context: { theme } }, width);
      await looked();
      await week.getByRole("button", { name: "Month" }).click();
      await week.locator(".month").waitFor();
      await week
        .getByRole("button", { name: /Tuesday 16 March/ })
        .first()
        .click();
      await looked();
    },
    120_000,
  );
});
