import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** What the proxy does with a request in place of handing it on. */
export interface Fault {
  /** `POST /xrpc/com.atproto.repo.putRecord`: the method and the path, without the query. */
  readonly on: string;
  /**
   * `cut`: hands it on and closes the connection in place of answering. `drop`: closes it without handing it on. A
   * Response is the answer, and nothing is handed on. A promise: hands it on, and answers once that is kept.
   */
  readonly does: "cut" | "drop" | (() => Response) | Promise<void>;
  /** How often; once where it is not said. */
  readonly times?: number;
}

/** A way to a real server on which things go wrong. */
export interface FaultyProxy {
  readonly url: string;
  readonly host: string;
  /** Lets something go wrong from now on. */
  fault(fault: Fault): void;
  /** The server's clock is so many milliseconds ahead of ours from now on: in `Date` and in what its answers tell. */
  skew(ms: number): void;
  /** Ends what is still to go wrong. */
  clear(): void;
  /** What was asked of it, handed on or not. */
  readonly asked: string[];
  stop(): Promise<void>;
}

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
};

const close = ({ socket }: IncomingMessage): void => {
  socket.destroy();
};

const moment = /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z"/g;

/** An answer as a server would give it whose clock is ahead. */
async function skewed(given: Response, ms: number): Promise<Response> {
  const headers = new Headers(given.headers);
  headers.set("date", new Date(Date.now() + ms).toUTCString());
  const later = (time: string) => JSON.stringify(new Date(Date.parse(JSON.parse(time)) + ms).toISOString());
  return new Response((await given.text()).replace(moment, later), { status: given.status, headers });
}

async function answer(response: ServerResponse, given: Response): Promise<void> {
  const headers = Object.fromEntries(given.headers);
  for (const name of ["content-encoding", "transfer-encoding", "content-length", "connection"]) delete headers[name];
  response.writeHead(given.status, headers).end(Buffer.from(await given.arrayBuffer()));
}

/** `pause`: how long each request and each answer is under way, in milliseconds. */
export async function startFaultyProxy(target: string, pause: () => number = () => 0): Promise<FaultyProxy> {
  let faults: { on: string; does: Fault["does"]; left: number }[] = [];
  const asked: string[] = [];
  let ahead = 0;
  const next = (on: string): Fault["does"] | undefined => {
    const found = faults.find((fault) => fault.on === on && fault.left > 0);
    if (found) found.left--;
    return found?.does;
  };
  const handOn = async (request: IncomingMessage, body: Buffer): Promise<Response> => {
    const { host: _host, connection: _connection, "content-length": _length, ...headers } = request.headers;
    const method = request.method ?? "GET";
    return fetch(`${target}${request.url}`, {
      ...{ method, headers: headers as Record<string, string>, redirect: "manual", keepalive: false },
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
  };
  const server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const what = `${request.method} ${request.url?.split("?")[0]}`;
    asked.push(what);
    const fault = next(what);
    if (typeof fault === "function") return answer(response, fault());
    if (fault === "drop") return close(request);
    await Bun.sleep(pause());
    const given = await handOn(request, body).catch(() => undefined);
    if (!given) return close(request);
    await given.clone().arrayBuffer();
    if (fault === "cut") return close(request);
    if (fault) await fault;
    await Bun.sleep(pause());
    return answer(response, ahead === 0 ? given : await skewed(given, ahead));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const host = `127.0.0.1:${typeof address === "object" ? address?.port : 0}`;
  return {
    ...{ url: `http://${host}`, host, asked },
    fault({ on, does, times = 1 }) {
      faults.push({ on, does, left: times });
    },
    skew(ms) {
      ahead = ms;
    },
    clear() {
      ahead = 0;
      faults = [];
    },
    stop: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
