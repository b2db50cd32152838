/** A message that a receiver was sent. */
export interface Received {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

export interface Receiver {
  readonly url: string;
  /** As `outbound_allow` names it. */
  readonly host: string;
  readonly received: Received[];
  /** How it answers; 200 until it is told otherwise. */
  answer: (message: Received) => Response | Promise<Response>;
  /** The types of what came to a path, in order. */
  types(path?: string): string[];
  stop(): Promise<void>;
}

/** A real HTTP server that takes what webhooks are sent, and answers as it is told. */
export function startReceiver(): Receiver {
  const received: Received[] = [];
  const server = Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    idleTimeout: 60,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const message = { path: pathname, headers: Object.fromEntries(request.headers), body: await request.text() };
      received.push(message);
      return receiver.answer(message);
    },
  });
  const receiver: Receiver = {
    url: `http://127.0.0.1:${server.port}`,
    host: `127.0.0.1:${server.port}`,
    received,
    answer: () => new Response("thanks"),
    types: (path) =>
      received.filter((each) => path === undefined || each.path === path).map(({ body }) => JSON.parse(body).type),
    stop: () => server.stop(true),
  };
  return receiver;
}
