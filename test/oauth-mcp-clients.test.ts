import { afterAll, beforeAll } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import type { Place } from "./support/library-flows.ts";
import { mcpFlows } from "./support/mcp-flows.ts";
import { addClient } from "./support/oauth.ts";
import { signedIn } from "./support/signed-in.ts";

let app: TestApp;
let place: Place;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ada@example.com", "owner");
  const workspace = app.workspace.id;
  place = {
    ...{ url: app.url, workspace, now: app.clock.now },
    browser: await signedIn(app, "ada@example.com"),
    robot: await addClient(app, { workspace, scopes: ["posts:read"] }),
  };
});
afterAll(() => app.close());

for (const path of ["/mcp", "/mcp/acme"]) mcpFlows(path, () => place);
