import { afterAll, beforeAll } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { type Place, placeIn } from "./support/library-flows.ts";
import { mcpFlows } from "./support/mcp-flows.ts";

let app: TestApp;
let place: Place;
beforeAll(async () => {
  app = await startApp();
  place = await placeIn(app);
});
afterAll(() => app.close());

for (const path of ["/mcp", "/mcp/acme"]) mcpFlows(path, () => place);
