/**
 * oidc-provider's token endpoint: bun oidc-provider.ts PORT CLIENTS. Its default store (memory), client credentials,
 * RS256 access tokens for one resource. CLIENTS is a file of `id:secret` in base64, a line each.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [port, clientsFile = ""] = process.argv.slice(2);
const clients = readFileSync(clientsFile, "utf8")
  .trim()
  .split("\n")
  .map((line) => {
    const [client_id = "", client_secret = ""] = Buffer.from(line, "base64").toString().split(":");
    const nothing = { redirect_uris: [], response_types: [] };
    return { client_id, client_secret, grant_types: ["client_credentials"], ...nothing };
  });
const making = { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
const pair = await crypto.subtle.generateKey({ ...making, hash: "SHA-256" }, true, ["sign", "verify"]);
const { key_ops: _signs, ...exported } = await crypto.subtle.exportKey("jwk", pair.privateKey);
const jwk = { ...exported, alg: "RS256", use: "sig" }; // shown with `key_ops` its public half would be for signing only
const resource = "https://crm.example/";

const configuration = {
  clients,
  jwks: { keys: [jwk] },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => resource,
      getResourceServerInfo: () => ({
        scope: "posts:read",
        accessTokenFormat: "jwt",
        accessTokenTTL: 3600,
        jwt: { sign: { alg: "RS256" } },
      }),
    },
  },
};
const provider = new Provider(`http://127.0.0.1:${port}`, configuration);
createServer(provider.callback()).listen(Number(port), "127.0.0.1");
