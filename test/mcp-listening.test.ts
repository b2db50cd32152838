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
  admin = await app.workspace.key({ limits: { requests_per_minute: 0, mcp_in_flight: 0 } });
});
afterAll(async () => {
  for (const one of open) one.abort();
  await app.close();
});

interface Stream {
  /** What it said until now. */
  readonly said: () => string;
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
    said: () => said,
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
const done = async (method: string, path: string, body?: object) => {
  const { status, text } = await app.call(admin, method, path, body);
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

const changed = "notifications/tools/list_changed";

/** A credential, and what is changed of it so that it sees other tools. */
const views: Record<string, () => Promise<{ credential: string; change: () => Promise<void> }>> = {
  "a key is given an agent policy": async () => {
    const { id, key } = await newKey();
    return {
      credential: key,
      change: () => done("PUT", `/v1/agent-policies/${id}`, { allowed_tools: ["list_posts"] }),
    };
  },
  "the policy of a key names other tools": async () => {
    const { id, key } = await newKey();
    await done("PUT", `/v1/agent-policies/${id}`, { allowed_tools: ["list_posts"] });
    return { credential: key, change: () => done("PUT", `/v1/agent-policies/${id}`, { allowed_tools: ["get_post"] }) };
  },
  "the policy of an OAuth client is taken away": async () => {
    const { id, jwt } = await robot();
    await done("PUT", `/v1/agent-policies/${id}`, { posts_per_day: 3 });
    return { credential: jwt, change: () => done("DELETE", `/v1/agent-policies/${id}`) };
  },
  "a key may call connectors no more": async () => {
    const { id, key } = await newKey({ scopes: ["posts:read", "mcp:call"] });
    return { credential: key, change: () => done("PATCH", `/v1/api-keys/${id}`, { scopes: ["posts:read"] }) };
  },
};

describe("with the next sign of life a stream tells its credential, and no other, of changed tools when", () => {
  test.each(Object.entries(views))("%s", async (_, begin) => {
    const { credential, change } = await begin();
    const [stream, other] = [await listen(credential), await listen(admin)];
    await stream.says(alive);
    const heard = stream.says(changed);
    await change();
    await heard;
    for (const one of [stream, other, stream]) await one.says(alive);
    expect(stream.said().split(changed)).toHaveLength(2);
    expect(other.said()).not.toContain(changed);
  });

  test("and not when its policy says the same of tools", async () => {
    const { id, key } = await newKey();
    await done("PUT", `/v1/agent-policies/${id}`, { allowed_tools: ["list_posts"] });
    const stream = await listen(key);
    await done("PUT", `/v1/agent-policies/${id}`, { allowed_tools: ["list_posts"], posts_per_day: 3 });
    for (let beats = 0; beats < 3; beats++) await stream.says(alive);
    expect(stream.said()).not.toContain(changed);
  });
});
