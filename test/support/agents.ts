import { Database } from "bun:sqlite";
import { addAccounts } from "./accounts.ts";
import { type Reply, startApp, type TestApp, type TestWorkspace } from "./app.ts";

const free = { limits: { requests_per_minute: 0, tool_calls_per_minute: 0 } };
let count = 0;

/** A workspace with two accounts, its owner, an admin's key, and an agent's whose policy a test sets. */
export interface AgentScene {
  readonly app: TestApp;
  readonly workspace: TestWorkspace;
  /** The e-mail of its owner. */
  readonly owner: string;
  /** The operator's own service key: nothing binds it. */
  readonly admin: string;
  readonly agent: string;
  readonly agentId: string;
  readonly accounts: readonly [string, string];
  /** Binds the agent, or another. */
  bind(policy: object, id?: string): Promise<Reply>;
  ask(method: string, path: string, body?: object, key?: string): Promise<Reply>;
  /** Calls a tool; what it answers, or its error. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  tool(name: string, args?: object, key?: string): Promise<any>;
  draft(accountIds?: readonly string[], key?: string): Promise<string>;
  schedule(id: string, at?: string, key?: string): Promise<Reply>;
  key(fields?: object, as?: { email: string }): Promise<{ id: string; key: string }>;
  deliveries(post: string): unknown[][];
}

/** How a reply refuses. */
export const refusal = ({ status, body }: Pick<Reply, "status" | "body">) => [
  status,
  body.error?.code,
  body.error?.message,
];
export const tomorrow = "2026-11-23T12:00:00Z";

export async function agentScene(app: TestApp, timeZone = "UTC"): Promise<AgentScene> {
  count++;
  const workspace = await app.addWorkspace(`agents-${count}`);
  const owner = `ada-${count}@example.com`;
  await workspace.member(owner, "owner");
  const accounts = [1, 2].map((n) => `acct_01k00000000000000000${String(count).padStart(4, "0")}a${n}`);
  addAccounts(app, workspace.id, accounts);
  const admin = await workspace.key(free);
  const key: AgentScene["key"] = async (fields = {}, as) => {
    const made = await workspace.key({ ...free, ...fields }, as);
    return { id: (await app.call(made, "GET", "/v1/me")).body.credential.id, key: made };
  };
  const { id: agentId, key: agent } = await key({ name: "agent" });
  const ask: AgentScene["ask"] = (method, path, body, by = agent) => app.call(by, method, path, body);
  if (timeZone !== "UTC") await ask("PATCH", "/v1/workspace", { time_zone: timeZone }, admin);
  const [first = "", second = ""] = accounts;
  return {
    ...{ app, workspace, owner, admin, agent, agentId, accounts: [first, second], ask, key },
    async bind(policy, id = agentId) {
      const reply = await ask("PUT", `/v1/agent-policies/${encodeURIComponent(id)}`, policy, admin);
      if (reply.status !== 200) throw new Error(reply.text);
      return reply;
    },
    async tool(name, args = {}, by = agent) {
      const { body } = await app.rpc(by, "tools/call", { name, arguments: args });
      return body.result ? (body.result.structuredContent ?? body.result) : body;
    },
    draft: async (accountIds = [first], by = agent) =>
      (await ask("POST", "/v1/posts", { body: `Post ${crypto.randomUUID()}.`, account_ids: accountIds }, by)).body.id,
    schedule: (id, at = tomorrow, by = agent) => ask("POST", `/v1/posts/${id}/schedule`, { scheduled_at: at }, by),
    deliveries(post) {
      const file = new Database(app.store.path, { readonly: true });
      const rows = file.query("select state from deliveries where post_id = ?").values(post);
      file.close();
      return rows;
    },
  };
}

/** A server, and a scene of its own for each test. */
export const sceneFor = async () => {
  const app = await startApp();
  return { app, scene: (timeZone?: string) => agentScene(app, timeZone) };
};
