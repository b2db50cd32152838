import { afterAll, beforeAll, expect, mock, test } from "bun:test";
import { join } from "node:path";
import Ajv from "ajv/dist/2020";
import createClient, { type Client, type Middleware } from "openapi-fetch";
import { openapi } from "../src/faces/openapi.ts";
import { operations } from "../src/operations/index.ts";
import { version } from "../src/version.ts";
import { type Guarded, startGuarded } from "./doubles/guarded.ts";
import { type Instance, startInstance } from "./doubles/instance.ts";
import { startOpenAi } from "./doubles/openai.ts";
import type { paths } from "./recorded/client.d.ts";
import { addAccounts, leaveUnknown } from "./support/accounts.ts";
import { connectedAccounts } from "./support/accounts-by-client.ts";
import { writing } from "./support/ai-by-client.ts";
import { startApp, type TestApp } from "./support/app.ts";
import { connectors } from "./support/connectors-by-client.ts";
import type { Json } from "./support/document.ts";
import { files } from "./support/files-by-client.ts";
import { formatted } from "./support/formatted.ts";
import { addGrant } from "./support/grants.ts";
import { insights } from "./support/insights-by-client.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./support/openid-provider.ts";
import { planning } from "./support/planning-by-client.ts";
import { sessionOf } from "./support/signed-in.ts";
import { webhooks } from "./support/webhooks-by-client.ts";

const recorded = join(import.meta.dir, "recorded/client.d.ts");
const header = "// biome-ignore-all lint: made by openapi-typescript from the document\n";

let app: TestApp;
let provider: OpenIdProvider;
let instance: Instance;
let guarded: Guarded;
const openai = startOpenAi("model-key");
let document: Json;
let client: Client<paths>;
const seen = new Set<string>();

/** Holds every answer against what the document says of it: its status, its body, its headers. */
const truthful: Middleware = {
  onResponse: async ({ schemaPath, request, response }) => {
    const answers = document.paths[schemaPath][request.method.toLowerCase()].responses as Json;
    const name = `${request.method} ${schemaPath} ${response.status}`;
    expect(Object.keys(answers), name).toContain(String(response.status));
    const found = resolved(answers[response.status]);
    const body = await response.clone().json();
    const { schema } = found.content["application/json"];
    const holds = validatorOf(schema);
    expect(holds(body), `${name}: ${JSON.stringify(holds.errors)}`).toBe(true);
    if (found.content["application/json"].examples === undefined) expect(strangers(schema, body), name).toEqual([]);
    const undeclared = [
      "x-request-id",
      "ratelimit",
      "ratelimit-policy",
      "retry-after",
      "www-authenticate",
      "idempotent-replayed",
    ];
    const declared = Object.keys(found.headers ?? {}).map((one) => one.toLowerCase());
    for (const one of undeclared) if (response.headers.has(one)) expect(declared, name).toContain(one);
    expect(response.headers.has("x-request-id"), name).toBe(true);
    seen.add(name);
  },
};

/** Compiles what the document shares once, and not anew for every answer. */
let ajv: Ajv;
const validatorOf = (schema: Json) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/components/', '"document#/components/')));

const resolved = (part: Json): Json =>
  part.$ref
    ? part.$ref
        .slice(2)
        .split("/")
        .reduce((at: Json, key: string) => at[key], document)
    : part;

/** The fields of an answer that its schema does not name. */
function strangers(part: Json, value: unknown, at = ""): string[] {
  const schema = resolved(part);
  const some = (schema.anyOf as Json[] | undefined)?.find((one) => resolved(one).type !== "null");
  if (some) return strangers(some, value, at);
  if (Array.isArray(value))
    return value.flatMap((one) => (schema.items ? strangers(schema.items, one, `${at}[]`) : []));
  if (typeof value !== "object" || value === null || !schema.properties) return [];
  return Object.entries(value).flatMap(([name, field]) =>
    schema.additionalProperties === true
      ? []
      : schema.properties[name]
        ? strangers(schema.properties[name], field, `${at}.${name}`)
        : [`${at}.${name}`],
  );
}

beforeAll(async () => {
  provider = await startOpenIdProvider();
  instance = startInstance();
  guarded = startGuarded();
  app = await startApp({
    config: { outbound_allow: [new URL(provider.issuer).host, instance.host, guarded.host, new URL(openai.url).host] },
  });
  document = (await (await fetch(`${app.url}/openapi.json`)).json()) as Json;
  ajv = new Ajv({ strict: false, validateFormats: false });
  ajv.addSchema({ components: document.components }, "document");
  await app.workspace.member("ann@example.com", "owner");
  const key = await app.workspace.key({ kind: "user" }, { email: "ann@example.com" });
  client = createClient<paths>({ baseUrl: app.url, headers: { authorization: `Bearer ${key}` } });
  client.use(truthful);
});
afterAll(() => Promise.all([app.close(), provider.close(), instance.stop(), guarded.stop(), openai.stop()]));

test("the server gives out the very document that is made from its operations", () => {
  const made = openapi(operations, { version, publicUrl: app.url });
  expect(document).toEqual(JSON.parse(JSON.stringify(made)));
});

test("the types of a client are the ones that were recorded, which this file is compiled with", async () => {
  const { ts } = await import("@ts-morph/common");
  // The generator needs the compiler's interface, which TypeScript 7 does not have.
  mock.module("typescript", () => ({ ...ts, default: ts }));
  const { default: generate, astToString } = await import("openapi-typescript");
  const made = openapi(operations, { version: "0.0.0", publicUrl: "https://crm.example.org" });
  const types = await formatted(header + astToString(await generate(JSON.parse(JSON.stringify(made)))));
  if (process.env["RECORD"]) await Bun.write(recorded, types);
  expect(
    types === (await Bun.file(recorded).text()),
    "record it anew with RECORD=1 bun test test/openapi-client.test.ts",
  ).toBe(true);
}, 30_000);

/** A post from its beginning to its end. */
async function life(): Promise<void> {
  const { data: post, response } = await client.POST("/v1/posts", {
    body: { body: "Launch day is here.", tags: ["launch"] },
  });
  expect(response.status).toBe(201);
  expect(post?.status).toBe("draft");
  const id = post?.id ?? "";
  const { data: list } = await client.GET("/v1/posts", {
    params: { query: { limit: 5, status: ["draft", "failed"], q: "Launch day" } },
  });
  expect(list?.data.map((one) => one.id)).toEqual([id]);
  const { data: same } = await client.GET("/v1/posts/{id}", { params: { path: { id } } });
  expect(same).toEqual(post as NonNullable<typeof post>);
  const { data: edited } = await client.PATCH("/v1/posts/{id}", {
    params: { path: { id } },
    body: { link: null, body: "Today." },
  });
  expect(edited?.body).toBe("Today.");
  const { data: gone } = await client.DELETE("/v1/posts/{id}", { params: { path: { id } } });
  expect(gone).toEqual({ id, deleted: true });
}

test("a client made of them creates, reads, lists, edits and deletes", life);

test("a comma list in the query is read as the document says", async () => {
  const commas = createClient<paths>({
    baseUrl: app.url,
    headers: { authorization: `Bearer ${await app.workspace.key()}` },
    querySerializer: { array: { style: "form", explode: false } },
  });
  commas.use(truthful);
  const { response } = await commas.GET("/v1/posts", { params: { query: { status: ["draft", "failed"] } } });
  expect(new URL(response.url).search).toBe("?status=draft,failed");
  expect(response.status).toBe(200);
});

async function publication() {
  const account = "acct_01k0000000000000000000type";
  addAccounts(app, app.workspace.id, [account]);
  const draft = () => client.POST("/v1/posts", { body: { body: "Out.", account_ids: [account] } });
  const post = async () => ({ params: { path: { id: (await draft()).data?.id ?? "" } } });
  const [later, now, unknown] = [await post(), await post(), await post()];
  await client.POST("/v1/posts/{id}/schedule", { ...later, body: { scheduled_at: "2099-01-01T00:00:00Z" } });
  await client.POST("/v1/posts/{id}/unschedule", later);
  const dry = await client.POST("/v1/posts/{id}/publish", { params: { ...now.params, query: { dry_run: true } } });
  expect(dry.data?.dry_run?.account_ids).toEqual([account]);
  await client.POST("/v1/posts/{id}/publish", now);
  await client.GET("/v1/posts/{id}/attempts", now);
  leaveUnknown(app, app.workspace.id, unknown.params.path.id, account);
  const body = { account_id: account, outcome: "published" as const };
  await client.POST("/v1/posts/{id}/reconcile", { ...unknown, body });
}

async function clientsAndGrants() {
  const body = { name: "Reports", grant_types: ["client_credentials" as const], scopes: ["posts:read"] };
  const { data: made } = await client.POST("/v1/oauth-clients", { body });
  const one = { params: { path: { id: made?.id ?? "" } } };
  await client.GET("/v1/oauth-clients");
  await client.GET("/v1/oauth-clients/{id}", one);
  await client.PATCH("/v1/oauth-clients/{id}", { ...one, body: { name: "Figures" } });
  await client.POST("/v1/oauth-clients/{id}/disable", one);
  await client.POST("/v1/oauth-clients/{id}/enable", one);
  await client.POST("/v1/oauth-clients/{id}/rotate", { ...one, body: { overlap_seconds: 60 } });
  const user = (await client.GET("/v1/me")).data?.user?.id ?? "";
  const grant = () => ({ params: { path: { id: addGrant(app, app.workspace.id, { client: made?.id ?? "", user }) } } });
  await client.DELETE("/v1/grants/{id}", grant());
  await client.DELETE("/v1/me/grants/{id}", grant());
  grant();
  await client.GET("/v1/grants");
  await client.GET("/v1/me/grants");
  await client.DELETE("/v1/oauth-clients/{id}", one);
}

async function peopleAndSessions() {
  const member = { params: { path: { id: await app.workspace.member("bob@example.com", "viewer") } } };
  await client.PATCH("/v1/members/{id}", { ...member, body: { role: "member" } });
  await client.GET("/v1/members");
  await client.DELETE("/v1/members/{id}", member);
  const { data: invite } = await client.POST("/v1/invites", { body: { email: "carl@example.com", role: "viewer" } });
  await client.GET("/v1/invites");
  await client.DELETE("/v1/invites/{id}", { params: { path: { id: invite?.id ?? "" } } });
  const id = await sessionOf(app, "ann@example.com");
  await client.GET("/v1/me/sessions");
  await client.DELETE("/v1/me/sessions/{id}", { params: { path: { id } } });
}

test("every operation answers what the document says", async () => {
  await life();
  const { data: me } = await client.GET("/v1/me");
  expect(me?.workspace.slug).toBe("acme");
  const brand = await client.POST("/v1/brands", {
    body: { name: "Acme", links: [{ label: "Shop", url: "https://example.com" }] },
  });
  const path = { id: brand.data?.id ?? "" };
  await client.GET("/v1/brands", {});
  await client.GET("/v1/brands/{id}", { params: { path } });
  await client.PATCH("/v1/brands/{id}", { params: { path }, body: { voice: "Plain." } });
  await client.DELETE("/v1/brands/{id}", { params: { path } });
  const made = await client.POST("/v1/api-keys", {
    body: { name: "robot", scopes: ["posts:read"], limits: { requests_per_minute: 5 }, metadata: { team: "growth" } },
  });
  const key = { params: { path: { id: made.data?.id ?? "" } } };
  await client.GET("/v1/api-keys");
  await client.PATCH("/v1/api-keys/{id}", { ...key, body: { expires_at: null, description: "For tests." } });
  await client.POST("/v1/api-keys/{id}/disable", key);
  await client.POST("/v1/api-keys/{id}/enable", key);
  const rotated = await client.POST("/v1/api-keys/{id}/rotate", { ...key, body: { overlap_seconds: 60 } });
  expect(rotated.data?.rotated_from).toBe(made.data?.id ?? null);
  await client.GET("/v1/api-keys/{id}", key);
  await client.GET("/v1/api-keys/{id}/usage", key);
  await client.DELETE("/v1/api-keys/{id}", key);
  await publication();
  await planning(client, app, "acct_01k0000000000000000000type");
  await connectedAccounts(client, instance);
  await files(client);
  await clientsAndGrants();
  await peopleAndSessions();
  await webhooks(client);
  await connectors(client, guarded);
  await insights(client);
  await writing(client, openai);
  const body = { issuer: provider.issuer, audience: "https://crm.example.org/mcp/acme" };
  await client.GET("/v1/identity-provider/discovery", { params: { query: { issuer: provider.issuer } } });
  await client.PUT("/v1/identity-provider", { body });
  await client.GET("/v1/identity-provider");
  await client.POST("/v1/identity-provider/test", { body: { token: "no token" } });
  await client.DELETE("/v1/identity-provider");
  await client.GET("/v1/usage");
  await client.GET("/v1/audit", { params: { query: { limit: 3 } } });
  const untried = operations.filter(
    ({ method, path }) =>
      !["200", "201"].some((status) => seen.has(`${method} ${path.replace(/:(\w+)/g, "{$1}")} ${status}`)),
  );
  expect(untried.map(({ name }) => name)).toEqual([]);
}, 30_000);

test("refusals are typed and as documented", async () => {
  const missing = await client.GET("/v1/posts/{id}", { params: { path: { id: "post_00000000000000000000000000" } } });
  expect(missing.error?.error.code).toBe("not_found");
  const unknown = await client.POST("/v1/posts", { body: { body: "x", colour: "red" } as { body: string } });
  expect(unknown.error?.error.code).toBe("invalid_request");
  // @ts-expect-error: a body cannot be left out
  expect((await client.POST("/v1/posts", { body: {} })).response.status).toBe(400);
  // @ts-expect-error: no such status
  expect((await client.GET("/v1/posts", { params: { query: { status: ["gone"] } } })).response.status).toBe(400);
  // @ts-expect-error: no such path
  await expect(client.GET("/v1/nothing")).rejects.toThrow();
  const nobody = createClient<paths>({ baseUrl: app.url });
  nobody.use(truthful);
  expect((await nobody.GET("/v1/me")).error?.error.code).toBe("unauthorized");
  const params = { header: { "Idempotency-Key": "once" } };
  await client.POST("/v1/posts", { params, body: { body: "One." } });
  const again = await client.POST("/v1/posts", { params, body: { body: "One." } });
  expect(again.response.headers.get("idempotent-replayed")).toBe("true");
  expect((await client.POST("/v1/posts", { params, body: { body: "Two." } })).error?.error.code).toBe("conflict");
  const narrow = createClient<paths>({
    baseUrl: app.url,
    headers: { "x-api-key": await app.workspace.key({ scopes: ["posts:read"], limits: { requests_per_minute: 2 } }) },
  });
  narrow.use(truthful);
  expect((await narrow.POST("/v1/posts", { body: { body: "x" } })).error?.error.code).toBe("forbidden_scope");
  await narrow.GET("/v1/posts");
  expect((await narrow.GET("/v1/posts")).response.status).toBe(429);
});
