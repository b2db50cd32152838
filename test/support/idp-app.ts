import type { TestApp } from "./app.ts";
import { startApp } from "./app.ts";
import { stillClock } from "./clock.ts";
import { type OpenIdProvider, startOpenIdProvider } from "./openid-provider.ts";

/** A server whose first workspace has an identity provider of its own. Its clock starts at the time of day. */
export interface IdpApp extends TestApp {
  readonly provider: OpenIdProvider;
  readonly audience: string;
  /** A service key without limits. */
  readonly admin: string;
  /** Sets the workspace's provider; what is not said is plain. */
  set(more?: object, key?: string): ReturnType<TestApp["call"]>;
  /** Claims of a sound token, and others in their place; undefined leaves one out. */
  claims(more?: object): Record<string, unknown>;
  /** The answer to a request with this token: its status and message. */
  asked(token: string): Promise<{ status: number; message: string | undefined }>;
  /** What the test of a token says that it fails; undefined: nothing. */
  failing(token: string): Promise<{ check: string; claim: string | null; message: string } | null>;
}

export async function startIdpApp(): Promise<IdpApp> {
  const provider = await startOpenIdProvider();
  const outbound_allow = [new URL(provider.issuer).host];
  const config = { outbound_allow, failed_credentials_per_minute: 0 };
  const app = await startApp({ clock: stillClock(Date.now()), config });
  const audience = "https://crm.example.org/mcp/acme";
  const admin = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  const seconds = () => Math.floor(app.clock.now() / 1000);
  return {
    ...app,
    ...{ provider, audience, admin },
    set: (more = {}, key = admin) =>
      app.call(key, "PUT", "/v1/identity-provider", { issuer: provider.issuer, audience, ...more }),
    claims: (more = {}) => ({
      ...{ iss: provider.issuer, aud: audience, sub: "ada", scope: "posts:read" },
      ...{ iat: seconds(), exp: seconds() + 3600 },
      ...more,
    }),
    async asked(token) {
      const { status, body } = await app.call(token, "GET", "/v1/posts");
      return { status, message: body.error?.message };
    },
    async failing(token) {
      const { status, body } = await app.call(admin, "POST", "/v1/identity-provider/test", { token });
      if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
      return body.failed;
    },
    async close() {
      await app.close();
      await provider.close();
    },
  };
}
