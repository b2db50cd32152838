import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isAlive, openStore, type Store } from "../../db/open.ts";
import { addMember, createWorkspace, listMembers, removeMember } from "../../db/workspaces.ts";
import { createApp } from "../../src/app.ts";
import { operatorOf } from "../../src/auth/operator.ts";
import { firstBrand } from "../../src/brand.ts";
import { type Config, readConfig } from "../../src/config.ts";
import { newId } from "../../src/contract/id.ts";
import { invoke } from "../../src/contract/invoke.ts";
import type { Operation } from "../../src/contract/operation.ts";
import type { Role } from "../../src/contract/scopes.ts";
import { furnish, type Running } from "../../src/house.ts";
import type { LineStream } from "../../src/log/lines.ts";
import { createLog } from "../../src/log.ts";
import type { Outbound } from "../../src/net/safe-fetch.ts";
import { createApiKey } from "../../src/operations/api-keys.ts";
import { operations as all } from "../../src/operations/index.ts";
import { checkValue, newRootKey, type RootKey, rootKey } from "../../src/vault/root-key.ts";
import { type StillClock, stillClock } from "./clock.ts";

interface Asked {
  readonly config?: Partial<Config>;
  readonly operations?: readonly Operation[];
  readonly clock?: StillClock;
  /** The folder of the data; a new one where it is not said. */
  readonly folder?: string;
  readonly root?: RootKey;
  readonly outbound?: Outbound;
  readonly heartbeatMs?: number | undefined;
}
/** What a key can be asked to be: the fields of `POST /v1/api-keys`. */
export type KeyFields = Record<string, unknown> & { readonly name?: string };

/** A server on a free loopback port with a workspace, its brand and its owner. */
export interface TestApp {
  readonly url: string;
  readonly folder: string;
  readonly clock: StillClock;
  readonly root: RootKey;
  readonly store: Store;
  readonly running: Running;
  readonly workspace: TestWorkspace;
  /** What was logged. */
  readonly logged: () => string;
  addWorkspace(slug: string, plan?: string): Promise<TestWorkspace>;
  /** A request with a key; a body becomes JSON. */
  call(key: string | undefined, method: string, path: string, body?: unknown, headers?: object): Promise<Reply>;
  /** A legacy JSON-RPC request to `/mcp`. */
  rpc(key: string | undefined, method: string, params?: object, headers?: object): Promise<Reply>;
  close(): Promise<void>;
}
export interface TestWorkspace {
  readonly id: string;
  readonly slug: string;
  readonly brandId: string;
  /** A key made by the operator; a service key unless it acts for a member. */
  key(fields?: KeyFields, as?: { email: string }): Promise<string>;
  member(email: string, role: Role): Promise<string>;
  dismiss(email: string): Promise<void>;
}
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  /** The body as it came. */
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  readonly body: any;
}

export async function startApp({
  config = {},
  operations = all,
  clock = stillClock(),
  folder,
  root = rootKey(newRootKey()),
  outbound = {},
  heartbeatMs,
}: Asked = {}): Promise<TestApp> {
  const path = folder ?? mkdtempSync(join(tmpdir(), "socialcrm-test-"));
  const settings: Config = { ...readConfig({ flags: { data: path }, env: {}, cwd: path }), ...config };
  const store = await openStore({ folder: path, admit: () => {}, rootCheck: checkValue(root) });
  const lines: string[] = [];
  const stream: LineStream = {
    write(bytes) {
      lines.push(new TextDecoder().decode(bytes));
      return bytes.length;
    },
  };
  const log = createLog({ level: "debug", format: "json", stream });
  let url = "";
  const publicUrl = () => settings.public_url ?? url;
  const running = await furnish({ store, root, clock, log, config: settings, publicUrl, outbound });
  const stopping = new AbortController();
  const isReady = () => isAlive(store);
  const app = createApp({ running, operations, config: settings, isReady, stopping: stopping.signal, heartbeatMs });
  app.listen({ hostname: "127.0.0.1", port: 0 });
  url = `http://127.0.0.1:${app.server?.port}`;

  const addWorkspace = async (slug: string, plan = settings.default_plan): Promise<TestWorkspace> => {
    const now = clock.now();
    const row = { id: newId("ws"), slug, name: slug, plan, timeZone: "UTC", createdAt: now, updatedAt: now };
    const brand = firstBrand(slug, now);
    const operator = () =>
      running.contextOf(operatorOf(row, settings.plans), { requestId: newId("req"), overMcp: false });
    await createWorkspace(store, operator().act("create_workspace"), row, brand);
    return {
      id: row.id,
      slug,
      brandId: brand.id,
      async key(fields = {}, as) {
        const user = as && (await memberNamed(store, row.id, as.email));
        const principal = { ...operatorOf(row, settings.plans), ...(user && { user }) };
        const context = running.contextOf(principal, { requestId: newId("req"), overMcp: false });
        return JSON.parse((await invoke(createApiKey, context, () => ({ name: "test", ...fields }), "")).text).key;
      },
      member: (email, role) =>
        addMember(store, operator().act("add_member"), { id: newId("user"), email, name: email }, role),
      dismiss: async (email) => void (await removeMember(store, operator().act("remove_member"), email)),
    };
  };
  const request = async (method: string, path: string, key: string | undefined, body: unknown, headers: object) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = text !== "" && response.headers.get("content-type")?.includes("json");
    return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : text };
  };
  return {
    url,
    folder: path,
    clock,
    root,
    store,
    running,
    workspace: await addWorkspace(folder ? newId("acme").replace("_", "-") : "acme"),
    logged: () => {
      log.flush();
      return lines.join("");
    },
    addWorkspace,
    call: (key, method, path, body, headers = {}) => request(method, path, key, body, headers),
    rpc: (key, method, params = {}, headers = {}) =>
      request("POST", "/mcp", key, { jsonrpc: "2.0", id: 1, method, params }, headers),
    async close() {
      stopping.abort();
      await app.server?.stop(true);
      await running.settle();
      store.close();
      if (!folder) rmSync(path, { recursive: true, force: true });
    },
  };
}

async function memberNamed(store: Store, workspace: string, email: string) {
  const found = (await listMembers(store, workspace)).find((member) => member.email === email);
  if (!found) throw new Error(`no member ${email}`);
  return { id: found.userId, email, name: found.name };
}
