import { afterAll, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { type Instance, startInstance } from "./doubles/instance.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { open, send } from "./support/pages.ts";
import { type Publisher, publisherIn } from "./support/publishing.ts";
import { type Browser, signedIn } from "./support/signed-in.ts";
import { type Smtp, startSmtp } from "./support/smtp.ts";

/* An account whose token is dead: the people who can mend it are told, and do. */

let smtp: Smtp;
let instance: Instance;
let app: TestApp;
beforeAll(async () => {
  smtp = await startSmtp();
  instance = startInstance();
  const config = { smtp_url: smtp.url, smtp_from: "socialcrm <crm@example.com>", outbound_allow: [instance.host] };
  app = await startApp({ config });
});
afterAll(async () => {
  await app?.close();
  await smtp?.close();
  await instance?.stop();
});

let count = 0;
let our: Publisher & { workspace: TestWorkspace };
let people: Record<"owner" | "admin" | "member", string>;
let account: string;
let secret: string;
beforeEach(async () => {
  our = await publisherIn(app, `broken-${++count}`);
  people = { owner: `o${count}@example.com`, admin: `a${count}@example.com`, member: `m${count}@example.com` };
  for (const role of ["owner", "admin", "member"] as const) await our.workspace.member(people[role], role);
  secret = token();
  account = (await our.connect("mastodon", { server: instance.url, access_token: secret })).id;
  smtp.arrived.length = 0;
});
const token = () => {
  const made = crypto.randomUUID();
  instance.tokens.add(made);
  return made;
};
const refresh = () => our.done("POST", `/v1/accounts/${account}/refresh`, {});
const breaks = async () => {
  instance.tokens.delete(secret);
  expect(await refresh()).toMatchObject({ status: "broken" });
  await app.running.people.mailLinks.settle();
};

describe("the mail about an account that is reached no more", () => {
  test("goes to owners and admins, to each alone, once for each time that it breaks", async () => {
    await breaks();
    await refresh();
    await app.running.people.mailLinks.settle();
    expect(smtp.arrived.map(({ to }) => to.join()).sort()).toEqual([people.admin, people.owner].sort());
    const { handle } = await our.done("GET", `/v1/accounts/${account}`);
    for (const { subject, text } of smtp.arrived) {
      expect(subject).toBe(`${handle} has to be connected again`);
      expect(text).toContain(`${app.url}/reconnect?account=${account}`);
    }
    expect(app.logged().match(new RegExp(`"account_broken".*${account}`, "g"))).toHaveLength(1);
    secret = token();
    await our.connect("mastodon", { server: instance.url, access_token: secret });
    smtp.arrived.length = 0;
    await breaks();
    expect(smtp.arrived).toHaveLength(2);
  });

  test("has no secret in it, and nothing that the network said", async () => {
    await breaks();
    const all = JSON.stringify(smtp.arrived);
    expect(all).not.toContain(secret);
    expect(all).not.toContain((await our.done("GET", `/v1/accounts/${account}`)).problem);
  });

  test("that no mail server takes breaks nothing: the account is broken all the same", async () => {
    smtp.refuses = true;
    await breaks();
    smtp.refuses = false;
    expect(smtp.arrived).toEqual([]);
    expect(await our.done("GET", `/v1/accounts/${account}`)).toMatchObject({ status: "broken" });
  });
});

describe("the page that the mail leads to", () => {
  const at = () => `/reconnect?account=${account}`;
  const as = (role: keyof typeof people): Promise<Browser> => signedIn(app, people[role], { workspace: our.workspace });

  test("asks who has not signed in to do that, and comes back", async () => {
    const { status, to } = await open(app, at());
    expect([status, to]).toEqual([303, `/sign-in?next=${encodeURIComponent(at())}`]);
  });

  test("connects the account again, with its id and its history, and shows no secret", async () => {
    await breaks();
    const { reading } = await as("admin");
    const shown = await open(app, at(), reading);
    expect(shown.status).toBe(200);
    expect(shown.text).toContain("The access token is invalid");
    expect(shown.text).not.toContain(secret);
    const fields = { account, way: "token", server: instance.url };
    const wrong = await send(app, "/reconnect", { ...fields, access_token: "wrong" }, reading);
    expect([wrong.status, wrong.text.includes('role="alert"')]).toEqual([400, true]);
    const mended = await send(app, "/reconnect", { ...fields, access_token: token() }, reading);
    expect(mended.text).toContain("works again");
    expect(await our.done("GET", `/v1/accounts/${account}`)).toMatchObject({ status: "active", problem: null });
  });

  test("begins a connection in the browser, where the network has that", async () => {
    const { reading } = await as("owner");
    const leaving = await send(app, "/reconnect", { account, way: "browser" }, reading);
    expect(leaving.status).toBe(200);
    expect(leaving.text).toContain(`${instance.url}/oauth/authorize?`);
  });

  test("is for those who may connect accounts, and for accounts of the workspace that is open", async () => {
    const fields = { account, way: "token", server: instance.url, access_token: token() };
    const member = await as("member");
    expect((await send(app, "/reconnect", fields, member.reading)).text).toContain("workspace:admin");
    const other = await app.addWorkspace(`broken-other-${count}`);
    await other.member(`x${count}@example.com`, "owner");
    const stranger = await signedIn(app, `x${count}@example.com`, { workspace: other });
    for (const reply of [
      await open(app, at(), stranger.reading),
      await send(app, "/reconnect", fields, stranger.reading),
    ])
      expect([reply.status, reply.text.includes("@")]).toEqual([404, false]);
  });

  test("takes no form of another site", async () => {
    const { reading } = await as("owner");
    const headers = { ...reading, origin: "https://elsewhere.test" };
    expect((await send(app, "/reconnect", { account, way: "browser" }, headers)).status).toBe(403);
  });
});
