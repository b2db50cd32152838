import { afterEach, beforeEach, expect, test } from "bun:test";
import { upkeep } from "../src/upkeep.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { addClient, basic, claimsOf, consented, exchange, submit, type TestClient, token } from "./support/oauth.ts";
import { signedIn } from "./support/signed-in.ts";

const hour = 3_600_000;
let app: TestApp;
let client: TestClient;
beforeEach(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  client = await addClient(app);
});
afterEach(() => app.close());

const rows = (table: string) =>
  (app.store.read.$client.query(`select count(*) as many from ${table}`).get() as { many: number }).many;
const keep = () =>
  upkeep(app.store, app.running.log, { usageDays: 0, at: app.clock.now(), stopping: new AbortController().signal });

test("codes are forgotten an hour after their end, and until then a second use is known for one", async () => {
  const form = exchange(client, await consented(app, client, await signedIn(app, "ada@example.com")));
  const { body } = await token(app, form);
  app.clock.pass(hour);
  await keep();
  expect(rows("authorization_codes")).toBe(1);
  app.clock.pass(60_001);
  await keep();
  expect(rows("authorization_codes")).toBe(0);
  const refreshed = { grant_type: "refresh_token", refresh_token: body.refresh_token, client_id: client.id };
  expect((await token(app, refreshed)).status).toBe(200);
});

test("devices that nobody answered are forgotten", async () => {
  await submit(app, "/api/oauth/device_authorization", { client_id: client.id });
  await keep();
  expect(rows("device_codes")).toBe(1);
  app.clock.pass(hour + 600_001);
  await keep();
  expect(rows("device_codes")).toBe(0);
});

test("a revoked token is remembered until it would have ended", async () => {
  const robot = await addClient(app, { workspace: app.workspace.id, scopes: ["posts:read"] });
  const { body } = await token(app, { grant_type: "client_credentials" }, basic(robot));
  await submit(app, "/api/oauth/revoke", { token: body.access_token }, basic(robot));
  app.clock.pass(claimsOf(body.access_token).exp * 1000 - app.clock.now());
  await keep();
  expect(rows("revoked_tokens")).toBe(1);
  app.clock.pass(1);
  await keep();
  expect(rows("revoked_tokens")).toBe(0);
});

test("a signing key is forgotten once the last token that it signed is over", async () => {
  const { signingKeys } = app.running.authorization;
  await signingKeys.signer();
  await signingKeys.rotate();
  app.clock.pass(2 * hour);
  await keep();
  expect(rows("signing_keys")).toBe(2);
  app.clock.pass(5 * 60_000);
  await keep();
  expect(rows("signing_keys")).toBe(1);
});
