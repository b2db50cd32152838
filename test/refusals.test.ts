import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { allScopes } from "../src/contract/scopes.ts";
import { operations } from "../src/operations/index.ts";
import { addAccounts, addConnection } from "./support/accounts.ts";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { addGrant } from "./support/grants.ts";
import { strangerKey, withWrongChecksum, withWrongSecret } from "./support/key-literal.ts";
import { addressOf, callOperation, randomId, sound, takesBody, wrongValues } from "./support/operations-table.ts";
import { sessionOf } from "./support/signed-in.ts";

let app: TestApp;
let rival: TestWorkspace;
let key: string;
let poor: string;
const failing: Record<string, string> = {};
const mine: Record<string, string> = {};
const theirs: Record<string, string> = {};
const free = { limits: { requests_per_minute: 0 } };

beforeAll(async () => {
  app = await startApp({ config: { failed_credentials_per_minute: 0 } });
  rival = await app.addWorkspace("rival");
  key = await app.workspace.key(free);
  poor = await app.workspace.key({ ...free, scopes: ["signal:read"] });
  await things(app.workspace, key, mine);
  await things(rival, await rival.key(free), theirs);
  await credentials();
});
afterAll(() => app.close());

async function things(workspace: TestWorkspace, key: string, into: Record<string, string>) {
  into.brand = workspace.brandId;
  into.post = (await app.call(key, "POST", "/v1/posts", { body: "There." })).body.id;
  into.media = (await app.call(key, "POST", "/v1/media/upload-url", sound.create_media_upload?.input)).body.id;
  into.key = (await app.call(key, "POST", "/v1/api-keys", { name: "there" })).body.id;
  into.client = (await app.call(key, "POST", "/v1/oauth-clients", sound.create_oauth_client?.input)).body.id;
  into.grant = addGrant(app, workspace.id, { client: into.client as string });
  into.user = await workspace.member(`${workspace.slug}@example.com`, "member");
  into.sess = await sessionOf(app, `${workspace.slug}@example.com`, workspace);
  into.invite = (await app.call(key, "POST", "/v1/invites", { email: `new-${workspace.slug}@example.com` })).body.id;
  into.wh = (await app.call(key, "POST", "/v1/webhooks", sound.create_webhook?.input)).body.id;
  into.connector = (await app.call(key, "POST", "/v1/connectors", sound.create_connector?.input)).body.id;
  into.acct = `acct_01k0000000000000000${workspace.slug}`;
  addAccounts(app, workspace.id, [into.acct]);
  into.conn = addConnection(app, workspace.id);
}

async function credentials() {
  const made = async (fields: object = {}) =>
    (await app.call(key, "POST", "/v1/api-keys", { name: "x", ...fields })).body;
  const [disabled, revoked] = [await made(), await made()];
  await app.call(key, "POST", `/v1/api-keys/${disabled.id}/disable`);
  await app.call(key, "DELETE", `/v1/api-keys/${revoked.id}`);
  await app.workspace.member("gone@example.com", "member");
  const orphan = await app.workspace.key({ kind: "user", scopes: ["posts:read"] }, { email: "gone@example.com" });
  await app.workspace.dismiss("gone@example.com");
  const expired = (await made({ expires_at: new Date(app.clock.now() + 1000).toISOString() })).key;
  app.clock.pass(1000);
  Object.assign(failing, {
    "of another shape": "nonsense",
    "with a wrong checksum": withWrongChecksum(key),
    "with a wrong secret": withWrongSecret(key),
    "of nobody": strangerKey(),
    "that is disabled": disabled.key,
    "that is revoked": revoked.key,
    "of a member who is gone": orphan,
    "that is expired but has another secret": withWrongSecret(expired),
  });
  failing.expired = expired;
}

const idOf = (name: string, of: Record<string, string>) => of[sound[name]?.names ?? ""] ?? "";
const unauthorized = (message: string) => ({ error: { code: "unauthorized", message } });

describe.each(operations.map((operation) => [operation.name, operation] as const))("%s refuses", (name, operation) => {
  const ask = (key: string | undefined, headers: object = {}, input = sound[name]?.input, id = idOf(name, mine)) =>
    callOperation(app, key, operation, id, input, headers);

  test("a request without a credential: 401 that says where to get one", async () => {
    const reply = await ask(undefined);
    expect(reply).toMatchObject({ status: 401, body: unauthorized("Missing Authorization header.") });
    expect(reply.headers.get("www-authenticate")).toBe(
      `Bearer resource_metadata="${app.url}/.well-known/oauth-protected-resource"`,
    );
  });

  test("every bad credential with the identical 401, an expired one with its own", async () => {
    const seen = new Set<string>();
    for (const [kind, text] of Object.entries(failing)) {
      const headers = kind === "of another shape" ? { "x-api-key": text } : { authorization: `Bearer ${text}` };
      const reply = await ask(undefined, headers);
      const message = kind === "expired" ? "API key expired." : "Invalid API key.";
      expect({ kind, status: reply.status, body: reply.body }).toEqual({
        kind,
        status: 401,
        body: unauthorized(message),
      });
      expect(reply.headers.get("www-authenticate")).toContain(`error="invalid_token", error_description="${message}"`);
      if (kind !== "expired") seen.add(reply.text);
    }
    expect(seen.size).toBe(1);
  });

  test("what is no API key in Authorization: 401 in its own words", async () => {
    for (const authorization of ["Bearer nonsense", "Basic dXNlcjpwYXNz", "nonsense"])
      expect(await ask(undefined, { authorization })).toMatchObject({
        status: 401,
        body: unauthorized("Invalid access token."),
      });
  });

  test("a key without the scope: 403 that names it", async () => {
    if (operation.scope === null) return expect((await ask(poor)).status).not.toBe(403);
    const reply = await ask(poor);
    expect(reply.status).toBe(403);
    expect(reply.body.error).toEqual({
      code: "forbidden_scope",
      message: `This credential lacks the scope ${operation.scope}.`,
    });
    const challenge = reply.headers.get("www-authenticate");
    expect(challenge).toContain('error="insufficient_scope"');
    expect(challenge).toContain(`scope="${operation.scope}"`);
  });

  test("a key that holds every scope but the one it takes", async () => {
    if (operation.scope === null) return;
    const others = [...allScopes.filter((scope) => scope !== operation.scope), "mcp:call:social", "mcp:call:workspace"];
    const almost = await app.workspace.key({ ...free, scopes: others });
    expect((await ask(almost)).body.error.code).toBe("forbidden_scope");
  });

  test("each field that is not as it should be, naming it: 400", async () => {
    for (const [field, schema] of Object.entries(operation.input.properties)) {
      if (operation.path.includes(`:${field}`)) continue;
      for (const { why, value } of wrongValues(schema, !takesBody(operation))) {
        const reply = await ask(key, {}, { ...sound[name]?.input, [field]: value });
        const { error } = reply.body;
        expect({ field, why, status: reply.status, code: error?.code, at: error?.message.split(/[.:]/, 1)[0] }).toEqual(
          {
            ...{ field, why, status: 400, code: "invalid_request", at: field },
          },
        );
      }
    }
  });

  test("a field that is missing, naming it: 400", async () => {
    for (const [field, schema] of Object.entries(operation.input.properties)) {
      const needed = (operation.input.required ?? []).includes(field) && schema.default === undefined;
      if (!needed || operation.path.includes(`:${field}`)) continue;
      const { [field]: _left, ...rest } = { ...sound[name]?.input };
      const reply = await ask(key, {}, rest);
      expect(reply).toMatchObject({ status: 400, body: { error: { message: `${field}: is required.` } } });
    }
  });

  test("fields that it does not know, JavaScript's own names too: 400", async () => {
    for (const field of ["nonsense", "__proto__", "constructor", "toString", "workspace_id", "api_key", "ID"]) {
      const input = JSON.parse(`{${JSON.stringify(field)}:"x"}`);
      const { path, body } = addressOf(operation, idOf(name, mine), { ...sound[name]?.input });
      const reply = takesBody(operation)
        ? await app.call(key, operation.method, path, JSON.stringify({ ...body, ...input }))
        : await app.call(key, operation.method, `${path}${path.includes("?") ? "&" : "?"}${field}=x`);
      expect({ field, status: reply.status }).toEqual({ field, status: 400 });
      expect(reply.body.error.message).toStartWith(`${field}: is not a field here.`);
    }
  });

  test("a field given where it is not read, or twice: 400", async () => {
    const { path, body } = addressOf(operation, idOf(name, mine), sound[name]?.input);
    if (takesBody(operation)) {
      const reply = await app.call(key, operation.method, `${path}?dry=1`, body);
      expect(reply).toMatchObject({ status: 400, body: { error: { code: "invalid_request" } } });
    } else if (path.includes("?")) {
      const [, name, value] = /\?(\w+)=([^&]*)/.exec(path) ?? [];
      const reply = await app.call(key, operation.method, `${path}&${name}=${value}`);
      expect(reply.body.error?.message).toBe(`${name}: is given twice; give it once.`);
    }
    if (!operation.path.includes(":id")) return;
    const twice = takesBody(operation)
      ? await app.call(key, operation.method, path, { ...body, id: idOf(name, mine) })
      : await app.call(key, operation.method, `${path}?id=${idOf(name, mine)}`);
    expect(twice).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(/^id: /) } } });
  });

  test("what does not exist, and what is another workspace's, with the same bytes: 404", async () => {
    const kind = sound[name]?.names;
    if (!kind) return;
    const never = await ask(key, {}, sound[name]?.input, randomId(kind));
    expect(never).toMatchObject({ status: 404, body: { error: { code: "not_found" } } });
    const other = await ask(key, {}, sound[name]?.input, theirs[kind]);
    expect({ status: other.status, text: other.text }).toEqual({ status: never.status, text: never.text });
  });

  test("an id of another kind, and text that is none: 400", async () => {
    if (!sound[name]?.names) return;
    for (const id of ["nonsense", "user_01k0000000000000000000000", "%00", "%zz", "post_%2e", "x".repeat(500)]) {
      const reply = await ask(key, {}, sound[name]?.input, id);
      expect([400, 404, 405]).toContain(reply.status);
      expect(["invalid_request", "not_found"]).toContain(reply.body.error.code);
    }
  });

  test("every other method, with Allow: 405", async () => {
    const { path } = addressOf(operation, idOf(name, mine));
    const taken = new Set(
      operations.filter((one) => one.path === operation.path).map(({ method }) => method as string),
    );
    for (const method of ["GET", "POST", "PATCH", "PUT", "DELETE"].filter((method) => !taken.has(method))) {
      const reply = await app.call(key, method, path);
      expect(reply).toMatchObject({ status: 405, body: { error: { code: "invalid_request" } } });
      expect(new Set(reply.headers.get("allow")?.split(", "))).toEqual(taken);
    }
  });

  test("its address with a slash at the end, in capitals or with a matrix parameter", async () => {
    const { path } = addressOf(operation, idOf(name, mine));
    for (const odd of [`${path}/`, path.replace("/v1", "/V1"), path.replace("/v1/", "/v1//")])
      expect((await app.call(key, operation.method, odd)).status).toBe(404);
  });
});
