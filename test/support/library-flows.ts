import { describe, expect, test } from "bun:test";
import * as oauth from "oauth4webapi";
import * as openid from "openid-client";
import type { TestApp } from "./app.ts";
import { addClient, ask, callback, decide, type TestClient } from "./oauth.ts";
import { type Browser, signedIn } from "./signed-in.ts";

/** A server with someone who is signed in, and a client that acts for itself with `posts:read`. */
export interface Place {
  readonly url: string;
  readonly browser: Browser;
  readonly workspace: string;
  readonly robot: TestClient;
  /** What time it is there, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Makes a server such a place. */
export async function placeIn(app: TestApp): Promise<Place> {
  await app.workspace.member("ada@example.com", "owner");
  const workspace = app.workspace.id;
  return {
    ...{ url: app.url, workspace, now: app.clock.now },
    browser: await signedIn(app, "ada@example.com"),
    robot: await addClient(app, { workspace, scopes: ["posts:read"] }),
  };
}

/** The two certified client libraries go every way there is, and hold each answer against its RFC. */
export function libraryFlows(at: () => Place): void {
  /** What the person does in their browser; answers where that leads. */
  async function yes(url: URL): Promise<URL> {
    const { location, text } = await decide(at(), await ask(url.href, at().browser), at().browser.own);
    if (location === null) throw new Error(text);
    return new URL(location);
  }
  /** The same at the page for devices. */
  async function connect(userCode: string): Promise<void> {
    const send = (form: Record<string, string>) =>
      fetch(`${at().url}/device`, { method: "POST", headers: at().browser.own, body: new URLSearchParams(form) });
    const text = await (await send({ user_code: userCode })).text();
    const proof = /name="proof" value="([^"]*)"/.exec(text)?.[1] ?? "";
    const answered = await send({ proof, workspace: at().workspace, decision: "allow" });
    expect(answered.status).toBe(200);
  }
  const get = (path: string, token: string) =>
    fetch(at().url + path, { headers: { authorization: `Bearer ${token}` } });
  const reads = async (token: string) => (await get("/v1/posts", token)).status;

  describe("oauth4webapi", () => {
    const insecure = { [oauth.allowInsecureRequests]: true };
    const discover = async () => {
      const issuer = new URL(at().url);
      const response = await oauth.discoveryRequest(issuer, { ...insecure, algorithm: "oauth2" });
      return oauth.processDiscoveryResponse(issuer, response);
    };

    test("discovers, registers, gets a code with PKCE, exchanges, refreshes and revokes", async () => {
      const server = await discover();
      const registration = await oauth.dynamicClientRegistrationRequest(
        server,
        {
          ...{ client_name: "oauth4webapi", redirect_uris: [callback], token_endpoint_auth_method: "none" },
          grant_types: ["authorization_code", "refresh_token"],
        },
        insecure,
      );
      const client = await oauth.processDynamicClientRegistrationResponse(registration);
      const verifier = oauth.generateRandomCodeVerifier();
      const state = oauth.generateRandomState();
      const url = new URL(server.authorization_endpoint ?? "");
      url.search = String(
        new URLSearchParams({
          ...{ response_type: "code", client_id: client.client_id, redirect_uri: callback, state },
          ...{ code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256" },
          ...{ resource: at().url, scope: "posts:read posts:write" },
        }),
      );
      const answer = oauth.validateAuthResponse(server, client, await yes(url), state);
      const exchanged = await oauth.authorizationCodeGrantRequest(
        ...([server, client, oauth.None(), answer, callback, verifier] as const),
        { ...insecure, additionalParameters: { resource: at().url } },
      );
      const first = await oauth.processAuthorizationCodeResponse(server, client, exchanged);
      expect(first.scope).toBe("posts:read posts:write");
      expect(await reads(first.access_token)).toBe(200);
      const request = new Request(`${at().url}/v1/me`, { headers: { authorization: `Bearer ${first.access_token}` } });
      const jwt = { ...insecure, [oauth.clockSkew]: Math.floor((at().now() - Date.now()) / 1000) };
      const claims = await oauth.validateJwtAccessToken(server, request, at().url, jwt);
      expect(claims).toMatchObject({ client_id: client.client_id, scope: first.scope });
      const refreshed = await oauth.refreshTokenGrantRequest(
        ...([server, client, oauth.None(), first.refresh_token ?? ""] as const),
        insecure,
      );
      const second = await oauth.processRefreshTokenResponse(server, client, refreshed);
      expect(await reads(second.access_token)).toBe(200);
      const revoked = await oauth.revocationRequest(
        ...([server, client, oauth.None(), second.refresh_token ?? ""] as const),
        insecure,
      );
      await oauth.processRevocationResponse(revoked);
      expect(await reads(second.access_token)).toBe(401);
    });

    test("gets tokens for a client that acts for itself, and asks about them", async () => {
      const server = await discover();
      const made = at().robot;
      const client = { client_id: made.id };
      for (const proof of [oauth.ClientSecretBasic(made.secret), oauth.ClientSecretPost(made.secret)]) {
        const granted = await oauth.clientCredentialsGrantRequest(server, client, proof, {}, insecure);
        const { access_token } = await oauth.processClientCredentialsResponse(server, client, granted);
        expect(await reads(access_token)).toBe(200);
        const told = await oauth.introspectionRequest(server, client, proof, access_token, insecure);
        const { active, scope } = await oauth.processIntrospectionResponse(server, client, told);
        expect({ active, scope }).toEqual({ active: true, scope: "posts:read" });
      }
    });

    test("connects a device", async () => {
      const server = await discover();
      const client = { client_id: "socialcrm-cli" };
      const none = oauth.None();
      const started = await oauth.deviceAuthorizationRequest(server, client, none, {}, insecure);
      const { device_code, user_code } = await oauth.processDeviceAuthorizationResponse(server, client, started);
      await connect(user_code);
      const granted = await oauth.deviceCodeGrantRequest(server, client, none, device_code, insecure);
      const { access_token } = await oauth.processDeviceCodeResponse(server, client, granted);
      expect(await reads(access_token)).toBe(200);
    });
  });

  describe("openid-client", () => {
    const execute = [openid.allowInsecureRequests];
    const algorithm = "oauth2" as const;

    test("registers, gets a code with PKCE, exchanges, refreshes and revokes", async () => {
      const config = await openid.dynamicClientRegistration(
        new URL(at().url),
        {
          client_name: "openid-client",
          redirect_uris: [callback],
          grant_types: ["authorization_code", "refresh_token"],
        },
        undefined,
        { execute, algorithm },
      );
      const pkceCodeVerifier = openid.randomPKCECodeVerifier();
      const expectedState = openid.randomState();
      const url = openid.buildAuthorizationUrl(config, {
        ...{ redirect_uri: callback, scope: "posts:read", state: expectedState, code_challenge_method: "S256" },
        code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      });
      const tokens = await openid.authorizationCodeGrant(config, await yes(url), { pkceCodeVerifier, expectedState });
      expect(await reads(tokens.access_token)).toBe(200);
      const next = await openid.refreshTokenGrant(config, tokens.refresh_token ?? "");
      expect(await reads(next.access_token)).toBe(200);
      await openid.tokenRevocation(config, next.refresh_token ?? "");
      expect(await reads(next.access_token)).toBe(401);
    });

    test("gets tokens for a client that acts for itself, and asks about them", async () => {
      const made = at().robot;
      const server = new URL(at().url);
      const config = await openid.discovery(server, made.id, made.secret, openid.ClientSecretBasic(made.secret), {
        ...{ execute, algorithm },
      });
      const { access_token } = await openid.clientCredentialsGrant(config, { resource: at().url });
      expect(await reads(access_token)).toBe(200);
      expect((await openid.tokenIntrospection(config, access_token)).active).toBe(true);
    });

    test("connects a device", async () => {
      const config = await openid.discovery(new URL(at().url), "socialcrm-cli", undefined, openid.None(), {
        ...{ execute, algorithm },
      });
      const device = await openid.initiateDeviceAuthorization(config, { scope: "posts:read" });
      await connect(device.user_code);
      const { access_token } = await openid.pollDeviceAuthorizationGrant(config, { ...device, interval: 0 });
      expect(await reads(access_token)).toBe(200);
    });
  });
}
