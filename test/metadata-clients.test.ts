import { afterAll, describe, expect, test } from "bun:test";
import { findClient, forgetClients } from "../db/oauth/clients.ts";
import { startApp } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";
import { startAppWithMetadataHost } from "./support/metadata-host.ts";
import { submit } from "./support/oauth.ts";

const { host, app, find, said, later, close } = await startAppWithMetadataHost();
afterAll(close);

const minute = 60_000;
const hour = 60 * minute;

describe("a document is asked for", () => {
  test("once, however many want it", async () => {
    later();
    const id = host.serve("/crowd.json");
    const found = await Promise.all(Array.from({ length: 20 }, () => find(id)));
    expect(new Set(found.map((client) => client?.name))).toEqual(new Set(["Example"]));
    expect(host.askedFor("/crowd.json")).toBe(1);
  });

  test.each([
    ["an hour where it does not say", undefined, hour],
    ["as long as it says", "public, max-age=7200", 2 * hour],
    ["no more than a day", "max-age=99999999", 24 * hour],
    ["no less than five minutes", "max-age=0", 5 * minute],
    ["five minutes where it would not be kept", "no-store", 5 * minute],
  ])("again after %s", async (why, cache, life) => {
    later();
    const path = `/life/${why.replaceAll(" ", "-")}`;
    const answer = { headers: cache === undefined ? {} : { "cache-control": cache } };
    const id = host.serve(path, {}, answer);
    await find(id);
    host.serve(path, { client_name: "Renamed", redirect_uris: ["https://client.example/new"] }, answer);
    later(life - 1);
    expect((await find(id))?.name).toBe("Example");
    later(1);
    expect(await find(id)).toMatchObject({ name: "Renamed", redirectUris: ["https://client.example/new"] });
    expect(host.askedFor(path)).toBe(2);
  });

  test("after a failure not for a minute", async () => {
    later();
    const id = host.address("/late.json");
    const first = await said(id);
    host.serve("/late.json");
    expect(await said(id)).toEqual(first);
    expect(host.askedFor("/late.json")).toBe(1);
    later();
    expect((await said(id)).status).toBe(400);
    expect((await find(id))?.name).toBe("Example");
  });

  test("no more than thirty times a minute at one host", async () => {
    later();
    const answers = await Promise.all(Array.from({ length: 31 }, (_, at) => said(host.address(`/flood/${at}`))));
    const busy = answers.filter(({ status }) => status === 503);
    expect(busy).toEqual([
      {
        status: 503,
        error: "temporarily_unavailable",
        description: "client_id: too many metadata documents are asked for; try again soon.",
      },
    ]);
    later();
  });
});

describe("while its host is down a client", () => {
  test("is what it last was, for a day", async () => {
    later();
    const id = host.serve("/down.json");
    await find(id);
    host.fail("/down.json");
    later(2 * hour);
    expect((await find(id))?.name).toBe("Example");
    later(22 * hour);
    const error = await find(id).catch((thrown) => thrown);
    expect(error).toMatchObject({ error: "temporarily_unavailable", status: 503 });
    expect(error.description).toContain("client.example");
  });

  test("that nobody knows yet is not to be had", async () => {
    later();
    host.fail("/never.json");
    const { status, error } = await said(host.address("/never.json"));
    expect([status, error]).toEqual([503, "temporarily_unavailable"]);
  });

  test("that nobody knows yet is unknown where it could only use what it has, and not asked for", async () => {
    const id = host.serve("/stranger.json");
    const form = { grant_type: "refresh_token", refresh_token: "none", client_id: id };
    const { status, body } = await submit(app, "/api/oauth/token", form);
    expect([status, body.error_description]).toEqual([401, "Client authentication failed."]);
    expect(host.askedFor("/stranger.json")).toBe(0);
  });

  test("goes on with the tokens it has", async () => {
    later();
    const id = host.serve("/going-on.json");
    await find(id);
    addGrant(app, app.workspace.id, { client: id });
    host.fail("/going-on.json");
    later(30 * 24 * hour);
    const form = new URLSearchParams({ client_id: id });
    expect((await app.running.clients.authenticate(new Headers(), form)).id).toBe(id);
  });

  test("that has turned bad is not what it was", async () => {
    later();
    const id = host.serve("/turned.json");
    await find(id);
    host.serve("/turned.json", { client_secret: "hush" });
    later(2 * hour);
    expect(await find(id).catch((thrown) => thrown)).toMatchObject({ error: "invalid_client" });
  });
});

describe("a client by its document", () => {
  test("has no secret to send", async () => {
    later();
    const id = host.serve("/public.json");
    await find(id);
    const form = new URLSearchParams({ client_id: id, client_secret: "guess" });
    const error = await app.running.clients.authenticate(new Headers(), form).catch((thrown) => thrown);
    expect(error).toMatchObject({ error: "invalid_client", description: "Client authentication failed." });
  });

  test("is forgotten after seven days without a grant, and never with one", async () => {
    later();
    const [idle, used] = [host.serve("/idle.json"), host.serve("/used.json")];
    await find(idle);
    await find(used);
    addGrant(app, app.workspace.id, { client: used });
    later(2 * hour);
    await find(used);
    later(7 * 24 * hour);
    await forgetClients(app.store, app.clock.now());
    expect(await findClient(app.store, idle)).toBeUndefined();
    expect((await findClient(app.store, used))?.expiresAt).toBeNull();
  });

  test("is remembered across a restart, without the document being asked for at the token endpoint", async () => {
    later();
    const id = host.serve("/kept.json");
    await find(id);
    const again = await startApp({ folder: app.folder, root: app.root });
    const form = new URLSearchParams({ client_id: id });
    expect((await again.running.clients.authenticate(new Headers(), form)).name).toBe("Example");
    await again.close();
  });
});
