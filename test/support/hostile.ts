import { type GatewayApp, startGateway } from "./gateway.ts";
import { discovered, type Recorded, startRaw } from "./upstreams.ts";

/** Answers by method. */
type Answers = Record<string, (params: Record<string, unknown>) => unknown>;

/** A workspace with one connector, `bad`, whose server says what it is told to. */
export interface Hostile {
  readonly server: Recorded;
  readonly gateway: GatewayApp;
  readonly id: string;
  /** What the server answers beside saying what it is. */
  answers: Answers;
  /** What its tools answer. */
  called: unknown;
  /** Lets the server offer and answer something else, and looks at it. */
  offering(answers: Answers): Promise<void>;
  /** The same with these tools. */
  tools(...list: unknown[]): Promise<void>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  listed(): Promise<any[]>;
  leftOut(): Promise<{ name: string; why: string }[]>;
  stop(): Promise<void>;
}

export async function startHostile(): Promise<Hostile> {
  const capabilities = { tools: {}, resources: {}, prompts: {}, completions: {} };
  const answer = (method: string, params: Record<string, unknown>) =>
    method === "server/discover"
      ? discovered(capabilities)
      : (hostile.answers[method]?.(params) ?? { fault: { code: -32601, message: "none" } });
  const server = startRaw(answer);
  const gateway = await startGateway([server], { outbound: { resolve: async () => ["10.0.0.1"] } });
  const limits = { timeout_ms: 1_000, response_bytes: 200_000 };
  const hostile: Hostile = { answers: {}, called: undefined } as unknown as Hostile;
  const { id } = await gateway.register("bad", server, { limits });
  return Object.assign(hostile, {
    ...{ server, gateway, id },
    async offering(answers: Answers) {
      hostile.answers = answers;
      await gateway.app.call(gateway.admin, "POST", `/v1/connectors/${id}/refresh`);
    },
    tools: (...list: unknown[]) =>
      hostile.offering({ "tools/list": () => ({ tools: list }), "tools/call": () => hostile.called }),
    async listed() {
      const { tools } = (await gateway.app.rpc(gateway.admin, "tools/list")).body.result;
      return tools.filter(({ name }: { name: string }) => name.startsWith("bad__"));
    },
    leftOut: async () => (await gateway.app.call(gateway.admin, "GET", `/v1/connectors/${id}/tools`)).body.left_out,
    async stop() {
      await gateway.close();
      await server.stop();
    },
  });
}
