import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { open, send, sessionCookie } from "./support/pages.ts";
import { signedIn } from "./support/signed-in.ts";

const password = "seven green lamps";
let app: TestApp;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("owner@example.com", "owner");
});
afterAll(() => app.close());

let count = 0;
async function someone() {
  const email = `person${++count}@example.com`;
  await app.workspace.member(email, "member");
  return email;
}
const me = async (headers: object) => (await app.call(undefined, "GET", "/v1/me", undefined, headers)).status;
const idIn = (text: string) => /name="id" value="(sess_\w+)"/.exec(text)?.[1] ?? "";

describe("the account page", () => {
  test("is for people who are signed in, and they come back to it", async () => {
    expect((await open(app, "/account?said=x")).to).toBe("/sign-in?next=%2Faccount%3Fsaid%3Dx");
    expect((await send(app, "/account/profile", { name: "x" })).to).toBe("/sign-in?next=%2Faccount");
  });

  test("changes the name, and says why not", async () => {
    const { reading } = await signedIn(app, await someone());
    expect((await send(app, "/account/profile", { name: " Ada <Lovelace> " }, reading)).to).toBe("/account?said=name");
    expect((await open(app, "/account", reading)).text).toContain('value="Ada &lt;Lovelace&gt;"');
    expect((await app.call(undefined, "GET", "/v1/me", undefined, reading)).body.user.name).toBe("Ada <Lovelace>");
    const refused = await send(app, "/account/profile", { name: "" }, reading);
    expect({ status: refused.status, says: refused.text.includes("Name must be 1 to 100") }).toEqual({
      status: 400,
      says: true,
    });
  });

  test("sets a first password, then changes it for whoever knows the old one, and signs out everywhere else", async () => {
    const email = await someone();
    const first = await signedIn(app, email);
    const second = await signedIn(app, email);
    const set = (fields: Record<string, string>) => send(app, "/account/password", fields, first.reading);
    expect((await set({ password })).to).toBe("/account?said=password");
    expect([await me(first.reading), await me(second.reading)]).toEqual([200, 401]);
    const third = await signedIn(app, email);
    for (const old of ["", "wrong"]) {
      const { status, text } = await set({ old, password: "eight blue lamps" });
      expect({ status, says: text.includes("The old password is not right.") }).toEqual({ status: 401, says: true });
    }
    expect((await set({ old: password, password: "short" })).status).toBe(400);
    expect(await me(third.reading)).toBe(200);
    expect((await set({ old: password, password: "eight blue lamps" })).to).toBe("/account?said=password");
    expect([await me(first.reading), await me(third.reading)]).toEqual([200, 401]);
    const again = await send(app, "/sign-in", { email, password: "eight blue lamps" });
    expect(again.cookies[sessionCookie]).toBeString();
    expect((await send(app, "/sign-in", { email, password })).status).toBe(401);
  });

  test("lists sessions and ends one, or all others, but never those of someone else", async () => {
    const email = await someone();
    const first = await signedIn(app, email);
    const second = await signedIn(app, email, { headers: { "user-agent": "Mozilla/5.0 (X11; Linux) Firefox/140.0" } });
    const stranger = await signedIn(app, await someone());
    const { text } = await open(app, "/account", first.reading);
    expect(text).toContain("Firefox on Linux");
    const id = idIn(text);
    expect((await send(app, "/account/sessions/end", { id }, stranger.reading)).status).toBe(404);
    expect(await me(second.reading)).toBe(200);
    expect((await send(app, "/account/sessions/end", { id }, first.reading)).to).toBe("/account?said=ended");
    expect([await me(first.reading), await me(second.reading)]).toEqual([200, 401]);
    const third = await signedIn(app, email);
    expect((await send(app, "/account/sessions/end-others", {}, first.reading)).to).toBe("/account?said=others");
    expect([await me(first.reading), await me(third.reading), await me(stranger.reading)]).toEqual([200, 401, 200]);
  });

  test("opens another of one's workspaces, and none that one is no member of", async () => {
    const email = await someone();
    const [other, foreign] = [await app.addWorkspace(`other-${count}`), await app.addWorkspace(`foreign-${count}`)];
    await other.member(email, "viewer");
    const { reading } = await signedIn(app, email);
    const slug = async () => (await app.call(undefined, "GET", "/v1/me", undefined, reading)).body.workspace.slug;
    expect(await slug()).toBe("acme");
    expect((await send(app, "/account/workspace", { workspace: other.id }, reading)).to).toBe("/account?said=opened");
    expect(await slug()).toBe(other.slug);
    expect((await send(app, "/account/workspace", { workspace: foreign.id }, reading)).status).toBe(404);
    expect(await slug()).toBe(other.slug);
    await other.dismiss(email);
    expect((await open(app, "/account", reading)).text).toContain("acme");
    expect((await send(app, "/account/workspace", { workspace: app.workspace.id }, reading)).status).toBe(303);
    expect(await slug()).toBe("acme");
  });

  test("takes no form of another site", async () => {
    const { reading } = await signedIn(app, await someone());
    for (const path of [
      "/account/profile",
      "/account/password",
      "/account/workspace",
      "/account/sessions/end",
      "/account/sessions/end-others",
      "/account/grants/revoke",
    ])
      expect((await send(app, path, { name: "x" }, { ...reading, origin: "https://evil.example" })).status).toBe(403);
  });
});
