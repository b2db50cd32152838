import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { ClientBrowser } from "../support/client-browser.ts";
import { readyFile } from "../support/media.ts";
import { mp4, png } from "../support/pictures.ts";

let client: ClientBrowser;
beforeAll(async () => {
  client = await ClientBrowser.start();
}, 60_000);
afterAll(() => client?.stop());

describe("the preview of a post", () => {
  test("shows each account's own text, length and faults, in the words of scheduling", async () => {
    const body = `${"Launch day is here. ".repeat(15)}#launch`;
    const id = await client.draft({
      body,
      account_ids: [client.on.bluesky, client.on.mastodon],
      link: "https://example.com/launch",
    });
    const frame = await client.preview(id);
    const { violations } = await client.call("GET", `/v1/posts/${id}/preview`);
    expect(await frame.getByRole("tab").allTextContents()).toHaveLength(2);
    expect(await frame.locator(".violations li").allTextContents()).toEqual([violations[0].message]);
    expect(await frame.locator(".meter").textContent()).toBe("307 of 300 characters, 7 too many");
    expect(await frame.locator(".text .marked").allTextContents()).toEqual(["#launch"]);
    expect(await frame.locator(".link-card .marked").textContent()).toBe("example.com/launch");
    await frame.getByRole("tab", { name: "mastodon" }).click();
    expect(await frame.locator(".meter").textContent()).toBe("332 of 500 characters");
    expect(await frame.locator(".violations li").count()).toBe(0);
    expect(await frame.getByRole("button", { name: "Schedule" }).count()).toBe(0);
  });

  test("goes from account to account by the keyboard", async () => {
    const id = await client.draft({
      body: "By keyboard.",
      account_ids: [client.on.bluesky, client.on.x, client.on.linkedin],
    });
    const frame = await client.preview(id);
    await frame.getByRole("tab", { name: "bluesky" }).focus();
    const chosen = () => frame.locator('[role="tab"][aria-selected="true"] .handle').textContent();
    for (const [press, handle] of [
      ["ArrowRight", "acme.x"],
      ["End", "acme.linkedin"],
      ["ArrowRight", "acme.bluesky"],
      ["ArrowLeft", "acme.linkedin"],
      ["Home", "acme.bluesky"],
    ] as const) {
      await client.page.keyboard.press(press);
      expect(await chosen()).toBe(handle);
    }
    expect(await frame.locator('[role="tab"][tabindex="0"]').count()).toBe(1);
    await client.page.keyboard.press("Tab");
    expect(await frame.locator(":focus").textContent()).toBe("Schedule");
  });

  test("follows every tool that answers a post, by asking for its preview through the client", async () => {
    const args = { body: "Made by a tool.", account_ids: [client.on.x] };
    const frame = await client.opened({ tool: "create_post", args });
    await frame.locator(".meter").waitFor();
    expect(await frame.locator(".text").textContent()).toBe("Made by a tool.");
    expect((await client.told()).calls).toEqual(["preview_post"]);
  });

  test("shows pictures that the client reads for it, and what is known of those that it cannot draw", async () => {
    const file = await readyFile(client.app, client.key, png());
    await client.call("PATCH", `/v1/media/${file.id}`, { alt: "A blue square" });
    const film = await readyFile(client.app, client.key, mp4(), "video/mp4");
    const id = await client.draft({ body: "Look.", account_ids: [client.on.webhook], media_ids: [file.id, film.id] });
    const frame = await client.preview(id);
    await frame.locator(".picture img").waitFor();
    expect(await frame.locator(".picture img").getAttribute("src")).toStartWith("data:image/png;base64,");
    expect(await frame.locator(".picture").first().getAttribute("aria-label")).toBe("A blue square");
    expect(await frame.locator(".picture .about").count()).toBe(1);
    expect(await frame.locator(".alts li").allTextContents()).toEqual([
      "ALTA blue square",
      expect.stringContaining("no description"),
    ]);
    expect(client.outside()).toEqual([]);
  });

  test("schedules, at the next free slot or at a time, and takes back", async () => {
    await client.call("PUT", "/v1/slots", { slots: [{ weekday: "monday", time: "09:00" }] });
    const id = await client.draft({ body: "Schedule me.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id, { context: { timeZone: "Asia/Tokyo" } });
    await frame.getByRole("button", { name: "Schedule" }).click();
    await frame.getByRole("button", { name: "Next free slot" }).click();
    await frame.locator('.pill[data-status="scheduled"]').waitFor();
    expect(await client.post(id)).toMatchObject({ status: "scheduled", scheduled_at: "2026-11-23T08:00:00.000Z" });
    expect((await client.told()).notes[0]).toContain(
      `scheduled the post; it is Scheduled for 2026-11-23T08:00:00.000Z (${id})`,
    );
    await frame.getByRole("button", { name: "Take it back" }).click();
    await frame.locator('.pill[data-status="draft"]').waitFor();
    expect((await client.post(id)).scheduled_at).toBeNull();
    await frame.getByRole("button", { name: "Schedule" }).click();
    await frame.getByLabel("or at this time (Asia/Tokyo)").fill("2099-07-01T10:30");
    await frame.getByRole("button", { name: "Schedule then" }).click();
    await frame.locator('.pill[data-status="scheduled"]').waitFor();
    // The machine's own clock stands in New York; times are read as they are shown.
    expect((await client.post(id)).scheduled_at).toBe("2099-07-01T01:30:00.000Z");
    expect(await frame.locator(".top").textContent()).toContain("10:30");
  });

  test("says what the server refuses, and stays as it was", async () => {
    const id = await client.draft({ body: "Refuse me.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id);
    await client.call("PUT", "/v1/slots", { slots: [] });
    await frame.getByRole("button", { name: "Schedule" }).click();
    await frame.getByRole("button", { name: "Next free slot" }).click();
    const alert = frame.getByRole("alert");
    await alert.waitFor();
    expect(await alert.textContent()).toBe("There is no next free slot: the workspace has no slots; set some first.");
    expect((await client.post(id)).status).toBe("draft");
  });

  test("passes on a person's word on what waits for approval, of the very post that they saw", async () => {
    await client.app.workspace.member("ann@example.com", "owner");
    await client.call("PUT", "/v1/approval-policy", { require_approval: "always" });
    const id = await client.draft({ body: "May I?", account_ids: [client.on.bluesky] });
    await client.call("POST", `/v1/posts/${id}/schedule`, { scheduled_at: "2099-01-01T09:00:00Z" });
    await client.call("PUT", "/v1/approval-policy", { require_approval: "never" });
    const service = client.key;
    client.key = await client.app.workspace.key(
      { kind: "user", limits: { requests_per_minute: 0 } },
      { email: "ann@example.com" },
    );
    const frame = await client.preview(id);
    expect(await frame.locator(".pill").textContent()).toBe("Waits for approval");
    // Somebody changes it and asks anew, behind the person's back.
    client.app.clock.pass(1000);
    await client.app.call(service, "PATCH", `/v1/posts/${id}`, { body: "May I do something else?" });
    await client.app.call(service, "PUT", "/v1/approval-policy", { require_approval: "always" });
    await client.app.call(service, "POST", `/v1/posts/${id}/schedule`, { scheduled_at: "2099-01-01T09:00:00Z" });
    await client.app.call(service, "PUT", "/v1/approval-policy", { require_approval: "never" });
    await frame.getByRole("button", { name: "Approve" }).click();
    await frame.getByRole("alert").waitFor();
    expect(await frame.getByRole("alert").textContent()).toContain("read it again first");
    expect((await client.post(id)).approval.state).toBe("required");
    await client.preview(id);
    await frame.getByRole("button", { name: "Approve" }).click();
    await frame.locator('.pill[data-status="scheduled"]').waitFor();
    expect((await client.post(id)).approval.state).toBe("approved");
    client.key = service;
  });

  test("keeps what a person has written when it is drawn anew, and asks for it once", async () => {
    const id = await client.draft({ body: "Keep.", account_ids: Object.values(client.on).slice(0, 4) });
    const frame = await client.preview(id, { context: { timeZone: "Europe/Berlin" } }, 360);
    await frame.getByRole("tab").nth(3).click();
    const scrolled = () => frame.getByRole("tablist").evaluate((list) => list.scrollLeft);
    const before = await scrolled();
    expect(before).toBeGreaterThan(0);
    await frame.getByRole("button", { name: "Schedule" }).click();
    expect(await scrolled()).toBe(before);
    // In the hour that clocks leap over, and past: refused, and still there.
    await frame.locator("#at").fill("2026-03-29T02:30");
    await frame.locator("form").evaluate((form: HTMLFormElement) => form.setAttribute("novalidate", ""));
    await frame.getByRole("button", { name: "Schedule then" }).click();
    await frame.getByRole("alert").waitFor();
    expect(await frame.locator("#at").inputValue()).toBe("2026-03-29T02:30");
    await frame.getByRole("button", { name: "Ask for changes" }).click();
    await frame.getByLabel("What should be different?").fill("Half a thou");
    await client.change({ theme: "dark" });
    await frame.locator('html[data-theme="dark"]').waitFor();
    expect(await frame.getByLabel("What should be different?").inputValue()).toBe("Half a thou");
    await frame.locator("form").evaluate((form: HTMLFormElement) => {
      form.requestSubmit();
      form.requestSubmit();
    });
    await frame.getByLabel("What should be different?").waitFor({ state: "detached" });
    expect((await client.told()).messages).toEqual([`Change the post ${id}: Half a thou`]);
  });

  test("names the accounts on which something is to be mended, and is worked by the keyboard alone", async () => {
    const on = [client.on.bluesky, client.on.x, client.on.instagram];
    const frame = await client.preview(await client.draft({ body: "No picture.", account_ids: on }), {}, 360);
    expect(await frame.locator(".verdict.bad").textContent()).toBe("1 thing to mend on acme.instagram.");
    const id = await client.draft({ body: "By keys.", account_ids: [client.on.bluesky] });
    const { page } = client;
    await client.preview(id);
    await frame.getByRole("button", { name: "Schedule" }).press("Enter");
    await frame.locator("#at").fill("2099-07-01T10:30");
    await frame.getByRole("button", { name: "Schedule then" }).press("Enter");
    await frame.locator('.pill[data-status="scheduled"]:focus').waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await frame.locator('.pill[data-status="draft"]:focus').waitFor();
  });

  test("tells what became of it on each account, where to see it, and of which year it is", async () => {
    const on = [client.on.bluesky, client.on.mastodon, client.on.x];
    const id = await client.draft({ body: "Partly.", account_ids: on });
    const [time, seen] = ["2099-01-01T09:00:00.000Z", "https://bsky.example/post/1"];
    client.write(
      `update posts set status = 'partially_published', document = json_set(document, '$.status', 'partially_published',
       '$.published_at', ?, '$.targets[0].status', 'published', '$.targets[0].url', ?, '$.targets[1].status', 'failed',
       '$.targets[1].error', 'No.', '$.targets[2].status', 'unknown') where id = ?`,
      [time, seen, id],
    );
    const frame = await client.preview(id, {}, 360);
    expect(await frame.locator(".top").textContent()).toContain("2099");
    expect(await frame.locator(".names").first().textContent()).toContain("2099");
    const marks = await frame.getByRole("tab").locator(".wrong").allTextContents();
    expect(marks).toEqual(["! Failed", "? Outcome unknown"]);
    await frame.getByRole("link", { name: "See it on Bluesky" }).click();
    expect((await client.told()).links).toEqual([seen]);
  });

  test("asks for changes in the conversation, in a person's name", async () => {
    const id = await client.draft({ body: "Change me.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id);
    await frame.getByRole("button", { name: "Ask for changes" }).click();
    await frame.getByLabel("What should be different?").fill("Shorter, please");
    await frame.getByRole("button", { name: "Ask for it" }).click();
    await frame.getByLabel("What should be different?").waitFor({ state: "detached" });
    expect((await client.told()).messages).toEqual([`Change the post ${id}: Shorter, please`]);
  });

  test("opens links through the client, which asks the person", async () => {
    const id = await client.draft({ body: "See https://example.com/a?b=1&c=2.", account_ids: [client.on.bluesky] });
    const frame = await client.preview(id);
    await frame.getByRole("link", { name: "https://example.com/a?b=1&c=2" }).click();
    expect((await client.told()).links).toEqual(["https://example.com/a?b=1&c=2"]);
    expect(client.outside()).toEqual([]);
  });

  test("shows what it can where a client lets it do nothing", async () => {
    const id = await client.draft({ body: "Plain https://example.com/x", account_ids: [client.on.bluesky] });
    const frame = await client.opened({ tool: "get_post", args: { id }, can: [] });
    expect(await frame.locator(".text").textContent()).toBe("Plain https://example.com/x");
    // Nobody has looked whether it does.
    expect(await frame.locator(".verdict").textContent()).toBe(
      "Whether it fits its accounts is not known here; ask for its preview.",
    );
    expect(await frame.getByRole("button").count()).toBe(0);
    expect(await frame.getByRole("link").count()).toBe(0);
  });

  test("reads an answer that a client passes on as text alone, and says what was refused", async () => {
    const id = await client.draft({ body: "As text.", account_ids: [client.on.bluesky] });
    const answer = await client.app.rpc(client.key, "tools/call", { name: "preview_post", arguments: { id } });
    const { content } = answer.body.result;
    const frame = await client.preview(id, { result: { content } });
    expect(await frame.locator(".text").textContent()).toBe("As text.");
    const none = await client.preview("post_01k0000000000000000000none");
    expect(await none.getByRole("alert").textContent()).toBe("There is no such post in this workspace.");
  });
});
