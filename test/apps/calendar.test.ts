import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { ClientBrowser } from "../support/client-browser.ts";

let client: ClientBrowser;
beforeAll(async () => {
  client = await ClientBrowser.start();
}, 60_000);
afterAll(() => client?.stop());

describe("the calendar", () => {
  test("goes from week to week through the client, on the days and hours of the workspace", async () => {
    await client.scheduled("2027-03-01T22:30:00Z", "Late on Monday");
    await client.scheduled("2027-03-08T23:30:00Z", "Early on Tuesday");
    const frame = await client.calendar({ from: "2027-03-01" });
    await frame.getByText(/^1\s?–\s?7 Mar 2027$/).waitFor();
    expect(await frame.locator(".day").nth(0).locator(".entry b").textContent()).toBe("23:30");
    await frame.getByRole("button", { name: "Next week" }).click();
    await frame.getByText(/^8\s?–\s?14 Mar 2027$/).waitFor();
    expect(await frame.locator(".day").nth(1).locator(".entry").textContent()).toContain("Early on Tuesday");
    await frame.getByRole("button", { name: "Previous week" }).click();
    await frame.getByText(/^1\s?–\s?7 Mar 2027$/).waitFor();
    await frame.getByRole("button", { name: "Today" }).click();
    await frame.getByText(/^16\s?–\s?22 Nov 2026$/).waitFor();
    expect(await frame.locator(".today .number").textContent()).toBe("22");
    expect((await client.told()).calls).toEqual(["get_calendar", "get_calendar", "get_calendar"]);
  });

  test("shows a month, and a day of it closely", async () => {
    for (const hour of ["06", "08", "10", "12"]) await client.scheduled(`2027-03-16T${hour}:00:00Z`, `At ${hour}`);
    const frame = await client.calendar({ from: "2027-03-15" });
    await frame.getByRole("button", { name: "Month" }).click();
    await frame.getByText("March 2027", { exact: true }).waitFor();
    expect(await frame.locator(".day").count()).toBe(35);
    const day = frame.getByRole("button", { name: /Tuesday 16 March, 4 posts/ });
    expect(await frame.locator('.day:has([data-key="day-2027-03-16"]) .entry').count()).toBe(3);
    await day.click();
    expect(await frame.locator(".close-up .entry b").allTextContents()).toEqual(["07:00", "09:00", "11:00", "13:00"]);
    await frame.getByRole("button", { name: "Next month" }).click();
    await frame.getByText("April 2027", { exact: true }).waitFor();
  });

  test("tells how long the days are on which clocks change, and loses nothing on them", async () => {
    await client.scheduled("2027-03-28T00:30:00Z", "Before the leap");
    await client.scheduled("2027-03-28T01:30:00Z", "After the leap");
    await client.scheduled("2027-10-31T00:30:00Z", "First of two");
    await client.scheduled("2027-10-31T01:30:00Z", "Second of two");
    const hours = async (from: string) => {
      const day = (await client.calendar({ from })).locator(".day").nth(6);
      return [await day.locator(".odd").textContent(), ...(await day.locator(".entry b").allTextContents())];
    };
    expect(await hours("2027-03-22")).toEqual(["23 h", "01:30", "03:30"]);
    expect(await hours("2027-10-25")).toEqual(["25 h", "02:30", "02:30"]);
  });

  test("goes on by the keyboard from the button that was pressed", async () => {
    const frame = await client.calendar({ from: "2027-03-01" });
    await frame.getByRole("button", { name: "Next week" }).press("Enter");
    await frame.getByText(/^8\s?–\s?14 Mar 2027$/).waitFor();
    await client.page.keyboard.press("Enter");
    await frame.getByText(/^15\s?–\s?21 Mar 2027$/).waitFor();
  });

  test("says of a full day that there is more, and keeps its marks within the day", async () => {
    const { bluesky, mastodon, linkedin, x } = client.on;
    for (let at = 0; at < 31; at++) {
      const id = await client.draft({ body: `Full ${at}`, account_ids: [bluesky, mastodon, linkedin, x] });
      await client.call("POST", `/v1/posts/${id}/schedule`, { scheduled_at: `2027-06-16T08:${10 + at}:00Z` });
    }
    const frame = await client.calendar({ from: "2027-06-14" }, {}, 720);
    expect(await frame.locator(".head .small").textContent()).toContain("30 scheduled · and more on full days");
    const beyond = await frame
      .locator(".entry")
      .evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth));
    expect(beyond).toHaveLength(0);
    expect(await frame.locator(".badges").first().textContent()).toBe("BMin+1");
    await frame.getByRole("button", { name: "Month" }).click();
    await frame.getByRole("button", { name: /Wednesday 16 June, more than 30 posts/ }).click();
    expect(await frame.locator(".close-up").textContent()).toContain("There are more; ask for the list of posts.");
  });

  test("opens a post as its preview, and comes back to it by Escape", async () => {
    const id = await client.scheduled("2027-04-07T09:00:00Z", "Open me");
    const frame = await client.calendar({ from: "2027-04-05" });
    await frame.getByRole("button", { name: /Open me/ }).press("Enter");
    await frame.locator(".opened .text").waitFor();
    expect(await frame.locator(".opened .text").textContent()).toBe("Open me");
    // The hours of the workspace, whatever the reader's own are.
    expect(await frame.locator(".opened .top").textContent()).toContain("11:00");
    await client.change({ timeZone: "Asia/Tokyo", theme: "dark" });
    await frame.locator('html[data-theme="dark"]').waitFor();
    expect(await frame.locator(".opened .top").textContent()).toContain("11:00");
    await frame.getByRole("button", { name: "Take it back" }).click();
    await frame.locator('.pill[data-status="draft"]').waitFor();
    await frame.getByRole("button", { name: "Calendar" }).press("Escape");
    await frame.locator(".days").waitFor();
    await frame.locator(`[data-key="${id}"]`).waitFor({ state: "detached" });
  });

  test("asks for a post for a free slot", async () => {
    await client.call("PUT", "/v1/slots", { slots: [{ weekday: "wednesday", time: "17:30" }] });
    const frame = await client.calendar({ from: "2027-05-03" });
    await frame.getByRole("button", { name: /17:30 free.*ask for a post/ }).click();
    await client.page.waitForFunction(() => window.told.messages.length > 0);
    expect((await client.told()).messages).toEqual([
      "Write a post for the free slot on Wed 5 May, 17:30 (scheduled_at 2027-05-05T15:30:00.000Z).",
    ]);
  });

  test("can be gone through again where the client does not answer for a minute", async () => {
    await client.page.clock.install();
    const frame = await client.calendar({ from: "2027-03-01" }, { silent: ["get_calendar"] });
    await frame.getByRole("button", { name: "Next week" }).click();
    await client.page.waitForFunction(() => window.told.calls.length > 0);
    expect(await frame.getByRole("button", { name: "Next week" }).isDisabled()).toBe(true);
    await client.page.clock.runFor(61_000);
    expect(await frame.getByRole("alert").textContent()).toBe("The client has not answered; try again.");
    await frame.getByText(/^1\s?–\s?7 Mar 2027$/).waitFor();
    expect(await frame.getByRole("button", { name: "Next week" }).isEnabled()).toBe(true);
  });
});
