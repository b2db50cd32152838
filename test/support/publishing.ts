import { networks } from "../../src/publishing/networks.ts";
import { startApp, type TestApp, type TestWorkspace } from "./app.ts";
import { stillClock } from "./clock.ts";

/** An app that may publish to servers on loopback, with the clock of today. */
export async function startPublisher(hosts: readonly string[], bluesky: Record<string, string> = {}): Promise<TestApp> {
  for (const name of Object.keys(bluesky))
    if (!networks.get("bluesky")?.addresses[name]) throw new Error(`bluesky has no address ${name}`);
  return startApp({
    clock: stillClock(Date.now()),
    config: { outbound_allow: [...hosts], networks: { bluesky: { addresses: bluesky } } },
  });
}

/** Host and port of a server on this machine, as `outbound_allow` takes it. */
export const loopback = (url: string): string => `127.0.0.1:${new URL(url).port}`;

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
type Body = any;

/** What tests of publishing do over and over. */
export function publisher(app: TestApp, key: string) {
  const done = async (method: string, path: string, body?: object): Promise<Body> => {
    const reply = await app.call(key, method, path, body);
    if (reply.status >= 300) throw new Error(`${method} ${path}: ${reply.status} ${reply.text}`);
    return reply.body;
  };
  const post = (id: string): Promise<Body> => done("GET", `/v1/posts/${id}`);
  return {
    done,
    post,
    drained: () => app.running.publishing.scheduler.drained(),
    async connect(network: string, values: object): Promise<Body> {
      return (await done("POST", "/v1/accounts", { network, values })).data[0];
    },
    draft: async (fields: object): Promise<string> => (await done("POST", "/v1/posts", fields)).id,
    /** Publishes a post and waits until nothing more can be done now. */
    async publish(id: string): Promise<Body> {
      await done("POST", `/v1/posts/${id}/publish`, {});
      await app.running.publishing.scheduler.drained();
      return post(id);
    },
    async attempts(id: string): Promise<[kind: string, outcome: string][]> {
      const { data } = await done("GET", `/v1/posts/${id}/attempts`);
      return data.map(({ kind, outcome }: Body) => [kind, outcome]);
    },
    /** Time passes, and what has become due then is done. */
    async later(ms: number, id: string): Promise<Body> {
      app.clock.pass(ms);
      await app.running.publishing.scheduler.drained();
      return post(id);
    },
  };
}
export type Publisher = ReturnType<typeof publisher>;

/** A workspace of one's own, with a key that may do everything. */
export async function publisherIn(app: TestApp, slug: string): Promise<Publisher & { workspace: TestWorkspace }> {
  const workspace = await app.addWorkspace(slug);
  return { ...publisher(app, await workspace.key({ limits: { requests_per_minute: 0 } })), workspace };
}
