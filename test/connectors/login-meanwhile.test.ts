import { afterEach, beforeEach, expect, test } from "bun:test";
import { type Guarded, startGuarded } from "../doubles/guarded.ts";
import { type GatewayApp, startGateway } from "../support/gateway.ts";

let guarded: Guarded;
let gateway: GatewayApp;
beforeEach(async () => {
  guarded = startGuarded();
  gateway = await startGateway([guarded]);
});
afterEach(() => Promise.all([gateway.close(), guarded.stop()]));

test("a login that an admin ends while it is renewed does not come back", async () => {
  const { id } = await gateway.register("theirs", guarded);
  const api = (method: string, body?: object) =>
    gateway.app.call(gateway.admin, method, `/v1/connectors/${id}/login`, body);
  const begun = (await api("POST", {})).body;
  const state = new URL(begun.url).searchParams.get("state");
  const finished = await api("PATCH", { login_id: begun.id, state, code: "agreed", iss: guarded.issuer });
  expect(finished.body.login).toBe("connected");
  guarded.tokens.clear();
  const [asked, open] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  guarded.busy = () => {
    asked.resolve();
    return open.promise;
  };
  const call = gateway.call("theirs__whoami");
  await asked.promise;
  expect((await api("DELETE")).status).toBe(200);
  open.resolve();
  expect((await call).result.isError).toBe(true);
  const shown = await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${id}`);
  expect(shown.body.login).toBe("none");
  expect((await gateway.call("theirs__whoami")).result.isError).toBe(true);
});

test("a call at which its server fails is not made again, and no login is renewed for it", async () => {
  const { id } = await gateway.register("failing", guarded);
  const api = (method: string, body: object) =>
    gateway.app.call(gateway.admin, method, `/v1/connectors/${id}/login`, body);
  const begun = (await api("POST", {})).body;
  const state = new URL(begun.url).searchParams.get("state");
  await api("PATCH", { login_id: begun.id, state, code: "agreed", iss: guarded.issuer });
  const granted = guarded.granted.length;
  let calls = 0;
  guarded.elsewhere["/mcp"] = () => {
    calls++;
    return new Response("no", { status: 500 });
  };
  expect((await gateway.call("failing__whoami")).result.isError).toBe(true);
  expect([calls, guarded.granted.length - granted]).toEqual([1, 0]);
});
