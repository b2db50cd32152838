import { afterAll, beforeAll, expect, test } from "bun:test";
import { findClient } from "../db/oauth/clients.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";
import { addGrant } from "./support/grants.ts";

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ config: { oauth_registrations_per_minute: 0 } });
});
afterAll(() => app.close());

const register = () =>
  app.call(undefined, "POST", "/api/oauth/register", { redirect_uris: ["https://app.example.com/callback"] });

/** Ten thousand clients that somebody has registered just now. */
function fill() {
  inDatabase(app.store, (file) => {
    const now = app.clock.now();
    file.run(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 10000)
     insert into oauth_clients (id, kind, name, document, status, created_at, updated_at, expires_at)
     select 'client_' || printf('%026d', i), 'registered', 'x', '{}', 'active', ?, ?, ? + i from n`,
      [now, now, now + 7 * 24 * 3_600_000],
    );
  });
}

test("there is room for so many clients without a grant; an hour later the oldest make it", async () => {
  const kept = (await register()).body.client_id;
  addGrant(app, app.workspace.id, { client: kept });
  const idle = (await register()).body.client_id;
  fill();
  const { status, body, headers } = await register();
  expect([status, headers.get("retry-after")]).toEqual([503, "3600"]);
  expect(body).toEqual({
    error: "temporarily_unavailable",
    error_description: "Too many clients have come lately; try again in an hour.",
  });
  app.clock.pass(3_600_001);
  expect((await register()).status).toBe(201);
  expect(await findClient(app.store, idle)).toBeUndefined();
  expect(await findClient(app.store, kept)).toBeDefined();
});
