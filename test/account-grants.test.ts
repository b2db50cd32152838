import { Database } from "bun:sqlite";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { accountsOf, markBroken, readSecret } from "../db/publishing/accounts.ts";
import type { AccountRow } from "../db/schema/core.ts";
import { newId } from "../src/contract/id.ts";
import { NetworkFailure } from "../src/publishing/failure.ts";
import type { Grant, Network } from "../src/publishing/network.ts";
import { mastodon } from "../src/publishing/networks/mastodon.ts";
import { x as networkX } from "../src/publishing/networks/x.ts";
import { type Instance, startInstance } from "./doubles/instance.ts";
import { startContainers, threadsKind } from "./doubles/meta.ts";
import { startX } from "./doubles/x.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { stillClock } from "./support/clock.ts";
import { loopback, type Publisher, publisherIn } from "./support/publishing.ts";

/* What accounts are reached with, while several want it renewed or it is replaced; and posts on networks that cannot run here. */

const app = { id: "client", secret: "secret" };
let crm: TestApp;
let instance: Instance;
let x: ReturnType<typeof startX>;
let threads: ReturnType<typeof startContainers>;
beforeAll(() => {
  instance = startInstance();
});
afterAll(() => instance.stop());
beforeEach(async () => {
  x = startX({ clientId: app.id, clientSecret: app.secret });
  threads = startContainers(threadsKind, "ann");
  crm = await startApp({
    clock: stillClock(Date.now()),
    config: {
      outbound_allow: [instance.host, loopback(x.url), loopback(threads.url)],
      networks: { x: { addresses: { api: x.url } }, threads: { addresses: { api: threads.url, token: threads.url } } },
      ...{ x_client_id: app.id, x_client_secret: app.secret },
      ...{ threads_client_id: app.id, threads_client_secret: app.secret },
    },
  });
  our = await publisherIn(crm, "ann");
});
afterEach(async () => {
  expect([...x.departures, ...threads.departures]).toEqual([]);
  await crm.close();
  await x.stop();
  await threads.stop();
});

let our: Publisher & { workspace: TestWorkspace };

async function inBrowser(network: string): Promise<string> {
  const { id, url } = await our.done("POST", "/v1/account-connections", { network });
  const state = new URL(url).searchParams.get("state");
  const { data } = await our.done("POST", `/v1/account-connections/${id}/finish`, { state, code: "good-code" });
  return data[0].id;
}
const draft = (account: string, body: string) => our.draft({ body, account_ids: [account] });

describe("a token that is good once", () => {
  test("is not used twice by two who would have it renewed at the same moment", async () => {
    const account = await inBrowser("x");
    const { grants, reachOf } = crm.running.publishing;
    const row = (await accountsOf(crm.store, our.workspace.id).find(account)) as AccountRow;
    const old = (await grants.stored(row)) as Grant;
    let renewals = 0;
    const slow: Network = {
      ...networkX,
      async renew(...asked) {
        renewals++;
        return networkX.renew?.(...asked) as Promise<Grant>;
      },
    };
    const refresh = () => grants.refresh(row, slow, reachOf(slow));
    const renew = () => grants.renew(row, old, slow, reachOf(slow));
    await Promise.all([refresh(), renew(), refresh()]);
    // Who comes late with the old one is given what has taken its place.
    const late = await renew();
    expect([renewals, late?.token]).toEqual([1, (await grants.stored(row))?.token]);
    expect(late?.token).not.toBe(old.token);
    expect(await our.done("GET", `/v1/accounts/${account}`)).toMatchObject({ status: "active", problem: null });
    expect(await our.publish(await draft(account, "renewed"))).toMatchObject({ status: "published" });
  });

  test("that died is renewed inside the attempt, and the post is out once", async () => {
    const account = await inBrowser("x");
    x.next(/^\/2\/tweets$/, Response.json({ title: "Unauthorized", detail: "Unauthorized" }, { status: 401 }));
    const id = await draft(account, "by a new token");
    expect(await our.publish(id)).toMatchObject({ status: "published" });
    expect(await our.attempts(id)).toEqual([
      ["publish", "unauthorized"],
      ["publish", "published"],
    ]);
    expect(x.posts.map(({ text }) => text)).toEqual(["by a new token"]);
  });
});

test("a token that is about to end is renewed before it is used", async () => {
  const account = await inBrowser("x");
  const id = await draft(account, "in time");
  crm.clock.pass(7_200_000 - 59_999);
  const before = x.seen.length;
  expect(await our.publish(id)).toMatchObject({ status: "published" });
  const asked = x.seen.slice(before).map(({ path }) => path);
  expect(asked.slice(0, 2)).toEqual(["/2/oauth2/token", "/2/tweets"]);
});

test("a network that wants to be left alone for a week before it renews a token is asked again after a day", async () => {
  const account = await inBrowser("x");
  const id = await draft(account, "after a day");
  crm.clock.pass(3 * 3_600_000);
  x.next(/token$/, Response.json({ error: "busy" }, { status: 503, headers: { "retry-after": "600000" } }));
  expect(await our.publish(id)).toMatchObject({ status: "publishing" });
  expect(await our.later(23 * 3_600_000, id)).toMatchObject({ status: "publishing" });
  expect(await our.later(3_600_000, id)).toMatchObject({ status: "published" });
});

test("what an account was reached with is gone from the disk once nobody reads what there was", async () => {
  const access_token = crypto.randomUUID();
  instance.tokens.add(access_token);
  const { id } = await our.connect("mastodon", { server: instance.url, access_token });
  const reader = new Database(crm.store.path);
  const [{ sealed }] = reader.query("select secret_sealed as sealed from accounts").all() as [{ sealed: string }];
  reader.run("begin");
  reader.query("select count(*) from accounts").get();
  const isThere = async () =>
    (await Promise.all(["", "-wal"].map((end) => Bun.file(crm.store.path + end).text()))).some((text) =>
      text.includes(sealed),
    );
  expect(await our.done("DELETE", `/v1/accounts/${id}`)).toMatchObject({ status: "disconnected", purged: false });
  expect(await isThere()).toBe(true);
  reader.run("commit");
  reader.close();
  for (const until = Date.now() + 15_000; (await isThere()) && Date.now() < until; ) await Bun.sleep(100);
  expect(await isThere()).toBe(false);
});

test("a token that is taken no more, though it is new, is not renewed a second time", async () => {
  const account = await inBrowser("x");
  for (let n = 0; n < 4; n++)
    x.next(/^\/2\/tweets$/, Response.json({ title: "Unauthorized", detail: "Unauthorized" }, { status: 401 }));
  const id = await draft(account, "by no token");
  expect(await our.publish(id)).toMatchObject({ status: "failed" });
  expect(await our.attempts(id)).toEqual([
    ["publish", "unauthorized"],
    ["publish", "unauthorized"],
  ]);
  expect(x.posts).toEqual([]);
});

describe("an account that is connected again while its old token is renewed", () => {
  let account: AccountRow;
  let old: Grant;
  const connect = () => {
    const access_token = crypto.randomUUID();
    instance.tokens.add(access_token);
    return our.connect("mastodon", { server: instance.url, access_token });
  };
  beforeEach(async () => {
    const { id } = await connect();
    account = (await accountsOf(crm.store, our.workspace.id).find(id)) as AccountRow;
    old = (await grants().stored(account)) as Grant;
  });
  const grants = () => crm.running.publishing.grants;
  const renewing = (renew: NonNullable<Network["renew"]>, more: Partial<Network> = {}) => {
    const network = { ...mastodon, renew, ...more };
    return grants().renew(account, old, network, crm.running.publishing.reachOf(network));
  };

  test("is reached with what it was connected with", async () => {
    const renewed = await renewing(async () => {
      await connect();
      return { token: "renewed from the old one" };
    });
    expect(instance.tokens.has(renewed?.token ?? "")).toBe(true);
    expect(await grants().stored(account)).toEqual(renewed as Grant);
  });

  test("is not broken by the old one's death", async () => {
    const renewed = await renewing(async () => {
      await connect();
      throw new NetworkFailure("unauthorized", "It was revoked.");
    });
    expect(instance.tokens.has(renewed?.token ?? "")).toBe(true);
    expect(await our.done("GET", `/v1/accounts/${account.id}`)).toMatchObject({ status: "active", problem: null });
  });

  test.each([
    ["ends it", () => Promise.resolve()],
    ["does not end it", () => Promise.reject(new NetworkFailure("refused", "No."))],
  ])("or disconnected has the new one revoked too, where its network %s", async (_, answers) => {
    const revoked: string[] = [];
    const revoke: Network["revoke"] = (_reach, _account, { token }) => {
      revoked.push(token);
      return answers();
    };
    const renew = async () => {
      await our.done("DELETE", `/v1/accounts/${account.id}`);
      return { token: "renewed too late" };
    };
    expect(await renewing(renew, { revoke })).toBeUndefined();
    expect(revoked).toEqual(["renewed too late"]);
    expect(await our.done("GET", `/v1/accounts/${account.id}`)).toMatchObject({ status: "disconnected" });
  });

  test("is not broken by who has read what it was reached with before", async () => {
    const sealed = (await readSecret(crm.store, account.workspaceId, account.id)) ?? "";
    await connect();
    const event = { id: newId("msg"), at: crm.clock.now() };
    expect(await markBroken(crm.store, account, { sealed, problem: "It was revoked." }, event)).toBe(false);
    expect(await our.done("GET", `/v1/accounts/${account.id}`)).toMatchObject({ status: "active", problem: null });
  });

  test("and not again is broken", async () => {
    const renewed = await renewing(async () => {
      throw new NetworkFailure("unauthorized", "It was revoked.");
    });
    expect(renewed).toBeUndefined();
    expect(await our.done("GET", `/v1/accounts/${account.id}`)).toMatchObject({ status: "broken" });
  });
});

test("a post on Threads whose answer never came is found by its container, and out once", async () => {
  const account = await inBrowser("threads");
  const id = await draft(account, "lost on its way back");
  threads.next(/threads_publish$/, "lost");
  await our.publish(id);
  expect(await our.later(60_000, id)).toMatchObject({ status: "published" });
  expect(await our.attempts(id)).toEqual([
    ["publish", "unknown"],
    ["reconcile", "found"],
  ]);
  expect(threads.posts).toHaveLength(1);
});

test("figures that cost money are not asked for before the operator says so", async () => {
  await inBrowser("x");
  const before = x.seen.length;
  await crm.running.insights.puller.drained();
  expect(x.seen.length).toBe(before);
});

describe("what an account was reached with before it was connected again in the browser", () => {
  const connect = async (): Promise<string> => {
    const before = new Set(instance.tokens);
    const begun = await our.done("POST", "/v1/account-connections", { network: "mastodon", server: instance.url });
    const sent = { state: new URL(begun.url).searchParams.get("state"), code: "agreed" };
    await our.done("POST", `/v1/account-connections/${begun.id}/finish`, sent);
    return [...instance.tokens].find((token) => !before.has(token)) ?? "";
  };
  const gone = async (token: string) => {
    while (instance.tokens.has(token)) await Bun.sleep(1);
  };
  const revocations = () => instance.asked.filter((one) => one === "POST /oauth/revoke").length;
  afterEach(() => instance.instead.clear());

  test("is revoked at the network, and what takes its place is not", async () => {
    const [first, second] = [await connect(), await connect()];
    await gone(first);
    const [account] = (await our.done("GET", "/v1/accounts")).data;
    expect(await our.done("POST", `/v1/accounts/${account.id}/refresh`, {})).toMatchObject({ status: "active" });
    expect(instance.tokens.has(second)).toBe(true);
  });

  test("is left alone where the network gives the same again", async () => {
    const first = await connect();
    const before = revocations();
    instance.instead.set("POST /oauth/token", () => Response.json({ access_token: first, token_type: "Bearer" }));
    await connect();
    instance.instead.clear();
    await connect();
    await gone(first);
    expect(revocations()).toBe(before + 1);
  });

  test("keeps nobody waiting and fails nothing where the network is slow, or will not", async () => {
    const first = await connect();
    const held = Promise.withResolvers<Response>();
    instance.instead.set("POST /oauth/revoke", () => held.promise);
    const second = await connect();
    held.resolve(Response.json({ error: `unauthorized_client ${first}` }, { status: 403 }));
    while (!crm.logged().includes("replaced_grant_not_revoked")) await Bun.sleep(1);
    expect(crm.logged()).not.toContain(first);
    expect((await our.done("GET", "/v1/accounts")).data).toMatchObject([{ status: "active" }]);
    expect(instance.tokens.has(second)).toBe(true);
  });

  test("is not asked about by a dry run", async () => {
    const first = await connect();
    const before = revocations();
    const access_token = crypto.randomUUID();
    instance.tokens.add(access_token);
    const values = { server: instance.url, access_token };
    await our.done("POST", "/v1/accounts?dry_run=true", { network: "mastodon", values });
    await connect();
    await gone(first);
    expect(revocations()).toBe(before + 1);
  });
});
