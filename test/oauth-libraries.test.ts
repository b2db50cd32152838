import { afterAll, beforeAll } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { libraryFlows, type Place, placeIn } from "./support/library-flows.ts";

let app: TestApp;
let place: Place;
beforeAll(async () => {
  app = await startApp();
  place = await placeIn(app);
});
afterAll(() => app.close());

libraryFlows(() => place);
