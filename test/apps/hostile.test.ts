import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { ClientBrowser } from "../support/client-browser.ts";

let client: ClientBrowser;
beforeAll(async () => {
  client = await ClientBrowser.start();
}, 60_000);
afterAll(() => client?.stop());

describe("texts of those who mean harm", () => {
  const hostile = [
    "<img src=x onerror=\"parent.postMessage({jsonrpc:'2.0',method:'owned'},'*')\"><script>document.title=\"owned\"</script>",
    "javascript:alert(1) [x](javascript:alert(1)) <a href='javascript:alert(1)'>x</a> data:text/html,<script>1</script>",
    "</script><script>document.title='owned'</script><style>*{display:none}</style>",
    "\u202eevil\u202c \u2066right to left\u2069 \u{1F468}\u200D\u{1F469}\u200D\u{1F467} {{constructor.constructor('x')()}}",
    "https://evil.example/<img src=x onerror=1> @<b>bold</b> #<i>tag</i>",
  ];

  test("are words on every network's card: nothing of them runs, and nothing is fetched", async () => {
    const account = client.connected("bluesky", "<b>handle</b>", "<script>name</script>");
    for (const body of hostile) {
      const { bluesky: _, ...others } = client.on;
      const account_ids = [account, ...Object.values(others)];
      const id = await client.draft({ body, account_ids, thread: [{ body }], first_comment: body });
      const frame = await client.preview(id);
      const tabs = await frame.getByRole("tab").count();
      for (let at = 0; at < tabs; at++) {
        await frame.getByRole("tab").nth(at).click();
        expect(await frame.locator(".text").first().textContent()).toContain(body);
        expect(await frame.locator("#page script, #page style, #page b:has-text('bold'), #page img").count()).toBe(0);
        for (const link of await frame.getByRole("link").all())
          expect(await link.getAttribute("href")).toMatch(/^https?:\/\//);
      }
      expect(await frame.locator("title").textContent()).toBe("Post preview");
      expect(client.outside()).toEqual([]);
    }
  }, 60_000);

  test("are words in the calendar, its errors included", async () => {
    const id = await client.draft({ body: hostile[0], account_ids: [client.on.bluesky] });
    client.write(
      `update posts set status = 'failed', time = ?, document = json_set(document, '$.status', 'failed',
       '$.scheduled_at', '2027-02-03T09:00:00.000Z', '$.targets[0].status', 'failed', '$.targets[0].error', ?) where id = ?`,
      [Date.parse("2027-02-03T09:00:00Z"), hostile[2] as string, id],
    );
    const frame = await client.calendar({ from: "2027-02-01" });
    expect(await frame.locator(".entry-text").textContent()).toBe(
      hostile[0]?.slice(0, 140) + ((hostile[0]?.length ?? 0) > 140 ? "…" : ""),
    );
    await frame.locator(".entry").click();
    expect(await frame.locator(".look > .alert").textContent()).toBe(hostile[2] as string);
    expect(await frame.locator("#page script, #page img, #page style").count()).toBe(0);
    expect(client.outside()).toEqual([]);
  });

  test("a client that sends nonsense changes nothing: strange colours, zones, languages", async () => {
    const id = await client.draft({ body: "Steady.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id);
    await client.page.evaluate(() =>
      window.change({
        theme: "dark",
        locale: "not a locale",
        timeZone: "Mars/Olympus",
        styles: { variables: { "--color-background-primary": "url(https://evil.example/x.png)" } },
      } as never),
    );
    await client.page.waitForFunction(() => true);
    expect(await frame.locator(".text").textContent()).toBe("Steady.");
    expect(await frame.locator("html").getAttribute("data-theme")).toBe("dark");
    expect(client.outside()).toEqual([]);
  });
});
