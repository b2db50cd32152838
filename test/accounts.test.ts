import { Database } from "bun:sqlite";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { type Instance, startInstance } from "./doubles/instance.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { type Publisher, publisherIn } from "./support/publishing.ts";
import { signedIn } from "./support/signed-in.ts";

let instance: Instance;
let app: TestApp;
beforeAll(async () => {
  instance = startInstance();
  app = await startApp({
    config: {
      outbound_allow: [instance.host],
      ...{ x_client_id: "ours", x_client_secret: "hidden" },
      networks: { bluesky: { limits: { text: { max: 200 } } }, x: { addresses: { api: "https://x.example.com" } } },
    },
  });
  await app.workspace.member("owner@example.com", "owner");
});
afterAll(async () => {
  await app.close();
  await instance.stop();
});

let count = 0;
let our: Publisher & { workspace: TestWorkspace };
let slug: string;
beforeEach(async () => {
  slug = `team${++count}`;
  our = await publisherIn(app, slug);
});

const sealedIn = (workspace: string): string | null => {
  const file = new Database(app.store.path);
  const row = file.query("select secret_sealed as sealed from accounts where workspace_id = ?").get(workspace);
  file.close();
  return (row as { sealed: string | null }).sealed;
};
/** The files of the database that hold a text, read by another process: this one must not close them. */
const filesWith = (text: string): string => {
  const { stdout } = Bun.spawnSync(["sh", "-c", `grep -lFa -- "$1" "$2"*`, "sh", text, app.store.path]);
  return stdout.toString().trim();
};
const token = (more = ""): string => {
  const made = crypto.randomUUID() + more;
  instance.tokens.add(made);
  return made;
};
const connect = (access_token = token()) => our.connect("mastodon", { server: instance.url, access_token });
const refusedWith = (promise: Promise<unknown>) => expect(promise).rejects;

describe("networks", () => {
  test("are listed with the ways to connect, their fields, and limits with the operator's laid over them", async () => {
    const { data } = await our.done("GET", "/v1/networks");
    const named = (name: string) => data.find((one: { name: string }) => one.name === name);
    expect(named("bluesky")).toMatchObject({
      title: "Bluesky",
      browser: null,
      forms: [
        {
          way: "app_password",
          fields: [{ name: "handle", secret: false }, { name: "app_password", secret: true }, { name: "server" }],
        },
      ],
      limits: { text: { max: 200, unit: "graphemes", max_bytes: 3000 } },
    });
    expect(named("mastodon").browser).toEqual({ asks_server: true, needs_app: false, ready: true });
  });
});

describe("an account", () => {
  test("is connected with a token, read, listed and filtered; what it is reached with is shown nowhere", async () => {
    const secret = token();
    const account = await connect(secret);
    expect(account).toMatchObject({
      ...{ network: "mastodon", server: instance.url, remote_id: "1", handle: `@ann@${instance.host}`, name: "Ann" },
      ...{ status: "active", problem: null, url: `${instance.url}/@ann` },
    });
    expect(account.id).toMatch(/^acct_/);
    const read = await app.call(undefined, "GET", "/v1/accounts");
    expect(read.status).toBe(401);
    const one = await our.done("GET", `/v1/accounts/${account.id}`);
    expect(one).toMatchObject({ ...account, limits: { text: { max: 640 } } });
    const { limits: _, ...plain } = one;
    expect(await our.done("GET", "/v1/accounts?network=mastodon&status=active")).toEqual({ data: [plain] });
    expect(await our.done("GET", "/v1/accounts?status=broken")).toEqual({ data: [] });
    expect(JSON.stringify(await our.done("GET", "/v1/audit"))).not.toContain(secret);
    expect(filesWith(secret)).toBe("");
    expect(app.logged()).not.toContain(secret);
  });

  test("is filtered by networks that there are: another name is refused with theirs", async () => {
    const { data } = await our.done("GET", "/v1/networks");
    const message = `network: must be one of: ${data.map(({ name }: { name: string }) => name).join(", ")}.`;
    const refusal = `400 {"error":{"code":"invalid_request","message":"${message}"}}`;
    for (const path of ["/v1/accounts", "/v1/trending"])
      for (const network of ["myspace", "Mastodon", ""])
        await refusedWith(our.done("GET", `${path}?network=${network}`)).toThrow(refusal);
  });

  test("is not connected with what its network refuses, which is said in its words and without the secret", async () => {
    await refusedWith(connect("wrong-token")).toThrow(
      '400 {"error":{"code":"invalid_request","message":"values: The access token is invalid"}}',
    );
    const values = { handle: "ann.test", password: "x" };
    await refusedWith(our.connect("bluesky", values)).toThrow(
      "values: password is not asked for; the fields are: handle, app_password, server.",
    );
    await refusedWith(our.connect("bluesky", { handle: "ann.test" })).toThrow(
      "values: app_password (App password) is missing; the fields are: handle, app_password, server.",
    );
    await refusedWith(our.connect("myspace", {})).toThrow("network: must be one of: bluesky, ");
    const elsewhere = our.connect("mastodon", { server: "http://127.0.0.1:1", access_token: "hidden-token" });
    await refusedWith(elsewhere).toThrow("only https is called");
    await elsewhere.catch((error) => expect(String(error)).not.toContain("hidden-token"));
    expect(await our.done("GET", "/v1/accounts")).toEqual({ data: [] });
  });

  test("keeps its id when it is connected again, and is mended by it", async () => {
    const secret = token();
    const { id } = await connect(secret);
    instance.tokens.delete(secret);
    expect(await our.done("POST", `/v1/accounts/${id}/refresh`, {})).toMatchObject({
      ...{ id, status: "broken", problem: "The access token is invalid" },
    });
    await refusedWith(our.done("PATCH", `/v1/accounts/${id}`, { status: "paused" })).toThrow("connect it again first");
    expect(await connect()).toMatchObject({ id, status: "active", problem: null });
    await our.done("PATCH", `/v1/accounts/${id}`, { status: "paused" });
    expect(await connect()).toMatchObject({ id, status: "paused" });
    expect((await our.done("GET", "/v1/accounts")).data).toHaveLength(1);
  });

  test("that was taken for broken is mended when its network takes it after all", async () => {
    const secret = token();
    const { id } = await connect(secret);
    instance.tokens.delete(secret);
    await our.done("POST", `/v1/accounts/${id}/refresh`, {});
    instance.tokens.add(secret);
    expect(await our.done("POST", `/v1/accounts/${id}/refresh`, {})).toMatchObject({ status: "active", problem: null });
  });

  test("that is disconnected leaves nothing of its secret in any file of the database", async () => {
    // So long that it does not fit into one page of the database.
    const { id } = await connect(token("x".repeat(3900)));
    const piece = sealedIn(our.workspace.id)?.slice(-100) ?? "";
    expect(filesWith(piece)).not.toBe("");
    for (let n = 0; n < 20; n++) await our.draft({ body: `filler ${n} ${"x".repeat(2000)}` });
    const gone = await our.done("DELETE", `/v1/accounts/${id}`);
    expect(gone).toMatchObject({ status: "disconnected", canceled_posts: 0, revoked: false, purged: true });
    expect(gone.revocation).toContain("A token that was made there is ended there.");
    expect(sealedIn(our.workspace.id)).toBeNull();
    expect(filesWith(piece)).toBe("");
    expect(await our.done("DELETE", `/v1/accounts/${id}`)).toMatchObject({
      revocation: "There was nothing left to revoke.",
    });
    await refusedWith(our.done("POST", `/v1/accounts/${id}/refresh`, {})).toThrow("connect it again first");
    expect(await connect()).toMatchObject({ id, status: "active" });
  });
});

describe("connecting in the browser", () => {
  const begin = () =>
    our.done("POST", "/v1/account-connections", { network: "mastodon", server: instance.host.replace(/^/, "http://") });
  const stateOf = ({ url }: { url: string }) => new URL(url).searchParams.get("state") ?? "";

  test("sends to the network with PKCE and a state, and is finished once, by whoever began it, in ten minutes", async () => {
    const begun = await begin();
    const { searchParams, origin } = new URL(begun.url);
    expect(origin).toBe(instance.url);
    expect(searchParams.get("redirect_uri")).toBe(`${app.url}/connect/callback`);
    expect(searchParams.get("code_challenge_method")).toBe("S256");
    const state = stateOf(begun);
    expect(Buffer.from(state, "base64url").length).toBe(32);
    expect(filesWith(state)).toBe("");
    for (const other of [await our.workspace.key(), await app.workspace.key()]) {
      const sent = { state, code: "agreed" };
      expect((await app.call(other, "POST", `/v1/account-connections/${begun.id}/finish`, sent)).status).toBe(404);
    }
    const finish = (sent: object, id = begun.id) => our.done("POST", `/v1/account-connections/${id}/finish`, sent);
    await refusedWith(finish({ state: "another", code: "agreed" })).toThrow("404");
    expect((await finish({ state, code: "agreed" })).data).toMatchObject([{ handle: `@ann@${instance.host}` }]);
    await refusedWith(finish({ state, code: "agreed" })).toThrow("404");
    const late = await begin();
    app.clock.pass(600_000);
    await refusedWith(finish({ state: stateOf(late), code: "agreed" }, late.id)).toThrow("404");
    const refused = await begin();
    await refusedWith(finish({ state: stateOf(refused), code: "no" }, refused.id)).toThrow("code: invalid_grant");
  });

  test("registers one app a server, and another where the server may have thrown it away", async () => {
    const registered = () => instance.asked.filter((one) => one === "POST /api/v1/apps").length;
    await begin();
    const before = registered();
    await begin();
    expect(registered()).toBe(before);
    app.clock.pass(13 * 3_600_000);
    await begin();
    expect(registered()).toBe(before + 1);
  });

  test("needs a network that has it, its server, and the operator's app where there is one", async () => {
    const starting = (body: object) => refusedWith(our.done("POST", "/v1/account-connections", body));
    await starting({ network: "bluesky" }).toThrow(
      "network: Bluesky is connected with what you type; use connect_account.",
    );
    await starting({ network: "mastodon" }).toThrow("server: is missing; Mastodon has many.");
    await starting({ network: "mastodon", server: "https://10.0.0.1" }).toThrow("server: 10.0.0.1 is no");
  });

  test("comes back to a page that finishes it for the person who began it, with a form of its own", async () => {
    const member = `${slug}@example.com`;
    await app.workspace.member(member, "admin");
    const browser = await signedIn(app, member);
    const session = (path: string, init: RequestInit) => fetch(`${app.url}${path}`, { redirect: "manual", ...init });
    const started = await session("/v1/account-connections", {
      method: "POST",
      headers: { ...browser.own, "content-type": "application/json" },
      body: JSON.stringify({ network: "mastodon", server: instance.url }),
    });
    const begun = (await started.json()) as { id: string; url: string };
    const state = stateOf(begun);
    const back = `/connect/callback?${new URLSearchParams({ state, code: "agreed" })}`;

    const stranger = await (await session(back, {})).text();
    expect(stranger).toContain(`/v1/account-connections/${begun.id}/finish`);
    expect(stranger).not.toContain("<form");
    const page = await session(back, { headers: browser.reading });
    expect(await page.text()).toContain("Connect this account?");
    expect(page.headers.get("cache-control")).toBe("no-store");

    const body = new URLSearchParams({ state, code: "agreed" });
    const foreign = { ...browser.own, origin: "https://evil.example" };
    expect((await session("/connect/callback", { method: "POST", headers: foreign, body })).status).toBe(403);
    const mate = `mate-${member}`;
    await app.workspace.member(mate, "admin");
    const other = await signedIn(app, mate);
    expect((await session("/connect/callback", { method: "POST", headers: other.own, body })).status).toBe(403);
    const done = await session("/connect/callback", { method: "POST", headers: browser.own, body });
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining(`@ann@${instance.host}`)]);
    const again = await session("/connect/callback", { method: "POST", headers: browser.own, body });
    expect(again.status).toBe(404);
  });

  test("tells what the network said where the person did not agree", async () => {
    const reply = await fetch(`${app.url}/connect/callback?error=access_denied&error_description=%3Cb%3ENo`);
    expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining("&lt;b&gt;No")]);
    expect((await fetch(`${app.url}/connect/callback?state=x&code=y`)).status).toBe(404);
  });
});
