import { afterAll, describe, expect, test } from "bun:test";
import { startApp } from "./support/app.ts";
import { startAppWithMetadataHost } from "./support/metadata-host.ts";

const { host, find, said, later, close } = await startAppWithMetadataHost();
afterAll(close);

const refusal = (why: string) => ({ status: 401, error: "invalid_client", description: `client_id: ${why}` });

describe("a client is known by the address of its document", () => {
  test("and is what that says", async () => {
    const id = host.serve("/client.json", { client_uri: "https://client.example/", scope: "posts:read" });
    expect(await find(id)).toEqual({
      id,
      kind: "metadata",
      name: "Example",
      workspaceId: undefined,
      redirectUris: ["https://client.example/cb"],
      grantTypes: ["authorization_code", "refresh_token"],
      authMethod: "none",
      scopes: undefined,
      uri: "https://client.example/",
    });
  });

  test("by its host where it has no name", async () => {
    const id = host.serve("/nameless.json", { client_name: undefined });
    expect((await find(id))?.name).toBe(`client.example:${host.port}`);
  });

  test("in a document for every server, of which this one takes what it offers", async () => {
    const grant_types = ["authorization_code", "urn:ietf:params:oauth:grant-type:jwt-bearer", "refresh_token"];
    const id = host.serve("/wide.json", { grant_types, response_types: ["code", "id_token"], jwks: { keys: [] } });
    expect((await find(id))?.grantTypes).toEqual(["authorization_code", "refresh_token"]);
  });

  test("and may say application/…+json", async () => {
    const headers = { "content-type": "application/oauth-client+json; charset=utf-8" };
    expect(await find(host.serve("/typed.json", {}, { headers }))).toBeDefined();
  });
});

describe("an address that cannot be a client's", () => {
  test.each([
    "http://client.example/client.json",
    "https://client.example",
    "https://client.example/",
    "https://CLIENT.example/client.json",
    "https://client.example:443/client.json",
    "https://client.example/a/../client.json",
    "https://client.example/%2e%2e/client.json",
    "https://user@client.example/client.json",
    "https://user:pass@client.example/client.json",
    "https://client.example/client.json#part",
    "https://client.example/client.json#",
    "https://client.example\\client.json",
    "https://",
    `https://client.example/${"a".repeat(2048)}`,
  ])("is refused before anything is asked: %s", async (id) => {
    expect(await said(id)).toEqual(
      refusal("is no sound address of a metadata document: https, with a path, without user name or fragment."),
    );
  });
});

describe("nobody makes this server call", () => {
  test.each([
    ["https://169.254.169.254/latest/meta-data", "169.254.169.254"],
    ["https://127.0.0.1/client.json", "127.0.0.1"],
    ["https://[::1]/client.json", "[::1]"],
    ["https://10.0.0.1/client.json", "10.0.0.1"],
    ["https://[::ffff:a00:1]/client.json", "[::ffff:a00:1]"],
  ])("%s", async (id, shown) => {
    const { status, error, description } = await said(id);
    expect([status, error]).toEqual([503, "temporarily_unavailable"]);
    expect(description).toBe(`client_id: ${shown} cannot be reached from here.`);
  });

  test("a name that leads inside", async () => {
    const inside = await startApp({ outbound: { resolve: async () => ["93.184.215.14", "10.0.0.1"] } });
    const id = "https://rebinding.example/client.json";
    const refused = await inside.running.clients.find(id).catch((error) => error);
    await inside.close();
    expect(refused).toMatchObject({ error: "temporarily_unavailable", status: 503 });
    expect(refused.description).toBe("client_id: rebinding.example cannot be reached from here.");
  });

  test("where a document sends it on to", async () => {
    const id = host.serve("/moved.json", {}, { status: 302, headers: { location: host.address("/client.json") } });
    expect(await said(id)).toEqual(
      refusal(`client.example:${host.port} answers with a redirect (302), which is not followed.`),
    );
    expect(host.askedFor("/moved.json")).toBe(1);
  });
});

describe("a document is refused", () => {
  const json = (text: string) => ({ body: text });
  test.each([
    ["that is not there", {}, { status: 404 }, "its metadata document was answered with 404, not with 200."],
    [
      "that is a page",
      {},
      { headers: { "content-type": "text/html" } },
      "its metadata document is not application/json.",
    ],
    ["that is no JSON", {}, json("{"), "its metadata document is not valid JSON."],
    ["that is a list", {}, json("[]"), "its metadata document is no JSON object."],
    ["that is null", {}, json("null"), "its metadata document is no JSON object."],
    [
      "of another client",
      { client_id: "https://other.example/x" },
      {},
      "its metadata document names another client_id.",
    ],
    ["of nobody", { client_id: undefined }, {}, "its metadata document names another client_id."],
    ["with a secret", { client_secret: "hush" }, {}, "its metadata document holds client_secret."],
    [
      "with a secret's end",
      { client_secret_expires_at: 0 },
      {},
      "its metadata document holds client_secret_expires_at.",
    ],
    [
      "that asks for a secret",
      { token_endpoint_auth_method: "client_secret_basic" },
      {},
      "its metadata document asks for a token_endpoint_auth_method that needs a secret.",
    ],
    [
      "that proves itself by keys it does not have",
      { token_endpoint_auth_method: "private_key_jwt" },
      {},
      "its metadata document needs either jwks or jwks_uri for private_key_jwt.",
    ],
    [
      "whose keys are elsewhere in plain sight",
      { token_endpoint_auth_method: "private_key_jwt", jwks_uri: "http://client.example/keys" },
      {},
      "its metadata document has a jwks_uri that is no https address.",
    ],
    [
      "whose key is a shared one",
      { token_endpoint_auth_method: "private_key_jwt", jwks: { keys: [{ kty: "oct", k: "AAAA" }] } },
      {},
      "its metadata document has a jwks without a public key that can sign.",
    ],
    [
      "whose keys are none",
      { token_endpoint_auth_method: "private_key_jwt", jwks: "x" },
      {},
      "its metadata document has a jwks that is no key set.",
    ],
    [
      "that sends people nowhere",
      { redirect_uris: [] },
      {},
      "its metadata document is bad: redirect_uris: at least one is required for authorization_code.",
    ],
    [
      "that sends people to a script",
      { redirect_uris: ["javascript:alert(1)"] },
      {},
      "its metadata document is bad: redirect_uris: javascript:alert(1) is not allowed; it must be https, http on loopback, or of a private scheme that this server allows, without fragment, user name or wildcard.",
    ],
    [
      "that asks for client credentials alone",
      { grant_types: ["client_credentials"] },
      {},
      "its metadata document is bad: grant_types: must be of: authorization_code, refresh_token, urn:ietf:params:oauth:grant-type:device_code.",
    ],
  ])("%s", async (why, fields, answer, description) => {
    later();
    const path = `/bad/${why.replaceAll(" ", "-")}`;
    expect(await said(host.serve(path, fields, answer))).toEqual(refusal(description));
  });

  test("of more than 16 KiB", async () => {
    const { error, description } = await said(host.serve("/large.json", { padding: "x".repeat(20_000) }));
    expect(error).toBe("invalid_client");
    expect(description).toContain("16384");
  });
});
