import { describe, expect, test } from "bun:test";
import { Client as ModernClient, StreamableHTTPClientTransport as ModernTransport } from "@modelcontextprotocol/client";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Place } from "./library-flows.ts";
import { ask, callback, claimsOf, decide, submit } from "./oauth.ts";

const about = { name: "test", version: "1.0.0" };

interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly token_type: string;
}

/** What a client application keeps between its requests: everything in memory. */
class Keeper {
  readonly redirectUrl = callback;
  readonly clientMetadata = {
    client_name: "MCP client",
    redirect_uris: [callback],
    grant_types: ["authorization_code", "refresh_token"],
    response_types: ["code"],
    token_endpoint_auth_method: "none",
  };
  asked: URL | undefined;
  kept: Tokens | undefined;
  private client: { client_id: string } | undefined;
  private verifier = "";
  private found: unknown;

  state = () => "the state";
  clientInformation = () => this.client;
  saveClientInformation(client: { client_id: string }) {
    this.client = client;
  }
  tokens = () => this.kept;
  saveTokens(tokens: Tokens) {
    this.kept = tokens;
  }
  redirectToAuthorization(url: URL) {
    this.asked = url;
  }
  saveCodeVerifier(verifier: string) {
    this.verifier = verifier;
  }
  codeVerifier = () => this.verifier;
  invalidateCredentials() {
    this.kept = undefined;
  }
  saveDiscoveryState(found: unknown) {
    this.found = found;
  }
  discoveryState = () => this.found as undefined;
}

/** What the person does in their browser; answers the parameters that their browser brings back. */
async function yes(place: Place, { asked }: Keeper): Promise<URLSearchParams> {
  const { location, text } = await decide(place, await ask(asked?.href ?? "", place.browser), place.browser.own);
  if (location === null) throw new Error(text);
  return new URL(location).searchParams;
}
/** It is sent to sign in: at the one address when it calls a tool, at a workspace's as soon as it connects. */
async function refused(connected: () => Promise<Client | ModernClient>): Promise<void> {
  const called = connected().then(async (client) => void (await client.callTool(listPosts)));
  expect(await called.catch((error: unknown) => String(error))).toContain("Unauthorized");
}
const listPosts = { name: "list_posts", arguments: {} };

/** The official clients of both generations, with nothing but the address: they find, register, ask and refresh. */
export function mcpFlows(path: string, place: () => Place): void {
  const at = () => new URL(place().url + path);

  describe(`at ${path}`, () => {
    test("the client of the first generation", async () => {
      const keeper = new Keeper();
      const connected = async () => {
        const client = new Client(about);
        await client.connect(new StreamableHTTPClientTransport(at(), { authProvider: keeper }) as never);
        return client;
      };
      await refused(connected);
      const answer = await yes(place(), keeper);
      expect(answer.get("state")).toBe("the state");
      await new StreamableHTTPClientTransport(at(), { authProvider: keeper }).finishAuth(answer.get("code") ?? "");
      await works(keeper, connected, place().url, path);
    });

    test("the client of the second generation", async () => {
      const keeper = new Keeper();
      const connected = async () => {
        const client = new ModernClient(about);
        await client.connect(new ModernTransport(at(), { authProvider: keeper }));
        return client;
      };
      await refused(connected);
      await new ModernTransport(at(), { authProvider: keeper }).finishAuth(await yes(place(), keeper));
      await works(keeper, connected, place().url, path);
    });
  });
}

/** It works, refreshes by itself when its token is good no more, and ends with its grant. */
async function works(
  keeper: Keeper,
  connected: () => Promise<Client | ModernClient>,
  url: string,
  path: string,
): Promise<void> {
  const client = await connected();
  expect((await client.callTool(listPosts)).isError).not.toBe(true);
  const first = keeper.kept;
  expect(claimsOf(first?.access_token ?? "").aud).toBe(url + path);
  keeper.kept = first && { ...first, access_token: "of an hour ago" };
  expect((await client.callTool(listPosts)).isError).not.toBe(true);
  expect(keeper.kept?.access_token).not.toBe(first?.access_token);
  const form = { token: keeper.kept?.refresh_token ?? "", client_id: keeper.clientInformation()?.client_id ?? "" };
  expect((await submit({ url }, "/api/oauth/revoke", form)).status).toBe(200);
  await refused(async () => client);
  await client.close();
}
