import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { startApp, type TestApp } from "./support/app.ts";
import { events, postModern } from "./support/mcp-fixture.ts";
import { basic, token } from "./support/oauth.ts";

/* What becomes of a stream of list changes while nothing in the workspace changes. */

let app: TestApp;
let admin: string;
const open: AbortController[] = [];
beforeAll(async () => {
  app = await startApp({ heartbeatMs: 10 });
  admin = await app.workspace.key({ limits: { requests_per_minute: 0 } });
});
afterAll(async () => {
  for (const one of open) one.abort();
  await app.close();
});

interface Stream {
  /** Everything that it said, once it has ended. */
  readonly whole: Promise<string>;
  /** Ends once it has said this anew. */
  says(text: string): Promise<void>;
}

async function listen(credential: string): Promise<Stream> {
  const params = { notifications: { toolsListChanged: true } };
  const answer = await postModern(`${app.url}/mcp`, "subscriptions/listen", params, {
    authorization: `Bearer ${credential}`,
  });
  expect(answer.status).toBe(200);
  let said = "";
  let hear = () => {};
  const leaving = new AbortController();
  open.push(leaving);
  const read = async () => {
    const decoder = new TextDecoder();
    const reader = (answer.body as ReadableStream<Uint8Array>).getReader();
    leaving.signal.addEventListener("abort", () => void reader.cancel());
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      said += decoder.decode(part.value);
      hear();
    }
    return said;
  };
  const whole = read();
  return {
    whole,
    says(text) {
      const from = said.length;
      return new Promise((resolve) => {
        hear = () => {
          if (said.includes(text, from)) resolve();
        };
      });
    },
  };
}
const alive = ": still here";

async function robot() {
  const fields = { name: "Robot", grant_types: ["client_credentials"], scopes: ["posts:read"] };
  const { client_id: id, client_secret: secret } = (await app.call(admin, "POST", "/v1/oauth-clients", fields)).body;
  const form = { grant_type: "client_credentials", resource: `${app.url}/mcp` };
  const { access_token: jwt } = (await token(app, form, basic({ id, secret }))).body;
  return { id, jwt };
}
const newKey = async (fields: object = {}) =>
  (await app.call(admin, "POST", "/v1/api-keys", { name: "listens", kind: "service", ...fields })).body;
const done = async (method: string, path: string) => {
  const { status, text } = await app.call(admin, method, path);
  if (status !== 200) throw new Error(text);
};

/** A credential that listens, and how it ends. */
const ends: Record<string, () => Promise<{ credential: string; end: () => unknown }>> = {
  "a key that is revoked": async () => {
    const { id, key } = await newKey();
    return { credential: key, end: () => done("DELETE", `/v1/api-keys/${id}`) };
  },
  "a key that is disabled": async () => {
    const { id, key } = await newKey();
    return { credential: key, end: () => done("POST", `/v1/api-keys/${id}/disable`) };
  },
  "a key that expires": async () => {
    const expires_at = new Date(app.clock.now() + 60_000).toISOString();
    const { key } = await newKey({ expires_at });
    return { credential: key, end: () => app.clock.pass(60_000) };
  },
  "a key whose member is removed": async () => {
    await app.workspace.member("bea@example.com", "member");
    const credential = await app.workspace.key({ kind: "user" }, { email: "bea@example.com" });
    return { credential, end: () => app.workspace.dismiss("bea@example.com") };
  },
  "a token whose client is revoked": async () => {
    const { id, jwt } = await robot();
    return { credential: jwt, end: () => done("DELETE", `/v1/oauth-clients/${id}`) };
  },
  "a token whose grant is revoked": async () => {
    const { id, jwt } = await robot();
    const [grant] = (await app.call(admin, "GET", `/v1/grants?client=${id}`)).body.data;
    return { credential: jwt, end: () => done("DELETE", `/v1/grants/${grant.id}`) };
  },
  "a token that expires": async () => {
    const { jwt } = await robot();
    return { credential: jwt, end: () => app.clock.pass(3_600_000) };
  },
};

describe("with the next sign of life a quiet stream ends, answered, of", () => {
  test.each(Object.entries(ends))("%s; others go on", async (_, begin) => {
    const { credential, end } = await begin();
    const [stream, other] = [await listen(credential), await listen(admin)];
    await stream.says(alive);
    await end();
    const [acknowledged, answer, ...more] = events(await stream.whole);
    expect(acknowledged).toMatchObject({ method: "notifications/subscriptions/acknowledged" });
    expect(answer).toMatchObject({ id: 1, result: { resultType: "complete" } });
    expect(more).toEqual([]);
    await other.says(alive);
  });
});
