import { afterAll, describe, expect, test } from "bun:test";
import { createServer as plainServer, type RequestListener } from "node:http";
import { createServer as secureServer } from "node:https";
import { type AddressInfo, createServer as rawServer, type Server, type Socket } from "node:net";
import { OutboundFailed, OutboundRefused, safeFetch } from "../src/net/safe-fetch.ts";
import { wholeOf } from "../src/net/stream.ts";
import { authority } from "./support/certificates.ts";

const { ca, issue } = authority();
const servers: Server[] = [];
const sockets = new Set<Socket>();
afterAll(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
});
async function portOf(server: Server): Promise<number> {
  servers.push(server);
  server.on("connection", (socket) => sockets.add(socket.on("close", () => sockets.delete(socket))));
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}
const http = (answer: RequestListener) => portOf(plainServer({ keepAliveTimeout: 60_000 }, answer));
const raw = (say: (socket: Socket, asked: number) => void) => {
  let asked = 0;
  return portOf(rawServer((socket) => socket.on("error", () => {}).on("data", () => say(socket, ++asked))));
};
const local = (port: number) => safeFetch([`127.0.0.1:${port}`], { ca, resolve: async () => ["127.0.0.1"] });
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error,
  );
const text = async ({ body }: { body: ReadableStream<Uint8Array> }) => new TextDecoder().decode(await wholeOf(body));
/** The other end of the connection, which tells connections apart. */
const remotePort: RequestListener = (request, response) => {
  request.resume().on("end", () => response.end(String(request.socket.remotePort)));
};
const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise((turn) => setTimeout(turn, 2));
};

describe("an answer that is opened", () => {
  test("is there with its head, and its body is read as it comes", async () => {
    const gate = Promise.withResolvers<void>();
    const port = await http(async (_, response) => {
      response.writeHead(201, { "x-served": "yes" }).write("one ");
      await gate.promise;
      response.end("two");
    });
    const { status, headers, body } = await local(port).open(`http://127.0.0.1:${port}/`);
    expect([status, headers.get("x-served")]).toEqual([201, "yes"]);
    const reader = body.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("one ");
    gate.resolve();
    expect(new TextDecoder().decode((await reader.read()).value)).toBe("two");
    expect((await reader.read()).done).toBe(true);
  });

  test("is not read faster than it is taken", async () => {
    let written = 0;
    const port = await http((_, response) => {
      const part = Buffer.alloc(65_536);
      const pump = () => {
        while (written < 64 * 1024 * 1024 && response.write(part)) written += part.length;
      };
      response.on("drain", pump);
      pump();
    });
    const { body } = await local(port).open(`http://127.0.0.1:${port}/`, { maxBytes: 1024 ** 3 });
    const reader = body.getReader();
    await reader.read();
    await new Promise((turn) => setTimeout(turn, 200));
    expect(written).toBeLessThan(32 * 1024 * 1024);
    await reader.cancel();
  });

  test("may have as many bytes as are asked for, and not one more", async () => {
    const port = await http((_, response) => {
      response.write("x".repeat(500));
      response.end("x".repeat(500));
    });
    const open = (maxBytes: number) => local(port).open(`http://127.0.0.1:${port}/`, { maxBytes, party: "a" });
    expect(await text(await open(1000))).toHaveLength(1000);
    const error = await thrown(text(await open(999)));
    expect(error).toBeInstanceOf(OutboundRefused);
    expect(error).toMatchObject({ arrived: true, message: expect.stringContaining("more than 999 bytes") });
  });

  test("ends with its time in all, whether or not somebody reads", async () => {
    const port = await http((_, response) => {
      const timer = setInterval(() => response.write("x"), 5);
      response.on("close", () => clearInterval(timer));
    });
    const call = local(port);
    const url = `http://127.0.0.1:${port}/`;
    const error = await thrown(text(await call.open(url, { timeoutMs: 100, idleMs: 5000 })));
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error).toMatchObject({ arrived: true, message: `127.0.0.1:${port} did not answer within 0.1 s.` });
    const unread = await call.open(url, { timeoutMs: 100 });
    await until(() => sockets.size === 0 || ![...sockets].some((socket) => socket.localPort === port));
    expect(await thrown(text(unread))).toBeInstanceOf(OutboundFailed);
  });

  test("ends when the other side is silent for too long, in its head and in its body", async () => {
    const port = await http((request, response) => {
      if (request.url === "/body") response.write("x");
    });
    const options = { timeoutMs: 60_000, idleMs: 60 };
    const head = await thrown(local(port).open(`http://127.0.0.1:${port}/head`, options));
    expect(head.message).toBe(`127.0.0.1:${port} was silent for 0.06 s.`);
    const body = await thrown(text(await local(port).open(`http://127.0.0.1:${port}/body`, options)));
    expect(body.message).toBe(`127.0.0.1:${port} was silent for 0.06 s.`);
  });

  test("ends when the caller has had enough, and the other side hears of it", async () => {
    let closed = 0;
    const port = await http((request, response) => {
      response.on("close", () => closed++);
      if (request.url !== "/head") response.write("x");
    });
    const url = `http://127.0.0.1:${port}`;
    for (const party of [undefined, "a"]) {
      const stop = new AbortController();
      const options = { signal: stop.signal, ...(party && { party }) };
      const head = thrown(local(port).open(`${url}/head`, options));
      const { body } = await local(port).open(`${url}/body`, options);
      const reader = body.getReader();
      await reader.read();
      const rest = thrown(reader.read());
      stop.abort();
      for (const error of [await head, await rest]) {
        expect(error).toBeInstanceOf(OutboundFailed);
        expect(error.message).toBe(`127.0.0.1:${port} was not waited for.`);
      }
      expect(await thrown(local(port).open(url, options))).toBeInstanceOf(OutboundFailed);
      await (await local(port).open(`${url}/body`, party ? { party } : {})).body.cancel();
    }
    await until(() => closed === 6);
  });

  test.each([
    ["a redirect", "HTTP/1.1 302 Found\r\nlocation: /x\r\ncontent-length: 0\r\n\r\n"],
    ["a coding nobody asked for", "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1\r\n\r\nx"],
    ["a length beyond the limit", "HTTP/1.1 200 OK\r\ncontent-length: 99999999\r\n\r\nx"],
    ["headers without an end", `HTTP/1.1 200 OK\r\n${`a: ${"b".repeat(1000)}\r\n`.repeat(30)}`],
  ])("is refused with %s, and its connection is closed", async (_, said) => {
    let closed = false;
    const port = await raw((socket) => socket.on("close", () => (closed = true)).write(said));
    const error = await thrown(local(port).open(`http://127.0.0.1:${port}/`, { party: "a" }));
    expect([OutboundFailed, OutboundRefused]).toContain(error.constructor);
    expect(error.arrived).toBe(true);
    await until(() => closed);
  });

  test("that is cut short is a failure", async () => {
    const port = await raw((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nabc"));
    const error = await thrown(text(await local(port).open(`http://127.0.0.1:${port}/`)));
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error.arrived).toBe(true);
  });
});

describe("a kept connection", () => {
  const ask = async (call: ReturnType<typeof safeFetch>, url: string, party?: string) =>
    text(await call.open(url, { method: "POST", body: "x", ...(party && { party }) }));

  test("serves the next call of the same party, and of nobody else", async () => {
    const port = await http(remotePort);
    const call = local(port);
    const at = `http://127.0.0.1:${port}/`;
    const first = await ask(call, at, "a");
    expect(await ask(call, `${at}other?x=1`, "a")).toBe(first);
    expect(await ask(call, at, "b")).not.toBe(first);
    expect(await ask(call, at)).not.toBe(first);
    expect(await ask(local(port), at, "a")).not.toBe(first);
    expect(await ask(call, `http://localhost:${port}/`, "a")).not.toBe(first);
  });

  test("of a name over TLS serves no other name of the same address", async () => {
    const port = await portOf(
      secureServer({ ...issue(["one.example", "two.example"]), keepAliveTimeout: 60_000 }, remotePort),
    );
    const call = local(port);
    const first = await ask(call, `https://one.example:${port}/`, "a");
    expect(await ask(call, `https://one.example:${port}/`, "a")).toBe(first);
    expect(await ask(call, `https://two.example:${port}/`, "a")).not.toBe(first);
    expect(await thrown(ask(call, `https://three.example:${port}/`, "a"))).toBeInstanceOf(OutboundFailed);
  });

  test("does not outlive what its name leads to", async () => {
    const port = await http(remotePort);
    let [now, looked] = [0, 0];
    let answer = ["127.0.0.1"];
    const resolve = async () => {
      looked++;
      return answer;
    };
    const call = safeFetch([`127.0.0.1:${port}`], { resolve, now: () => now });
    const url = `http://inside.example:${port}/`;
    const first = await ask(call, url, "a");
    now = 9_999;
    expect(await ask(call, url, "a")).toBe(first);
    expect(looked).toBe(1);
    now = 10_000;
    expect(await ask(call, url, "a")).toBe(first);
    expect(looked).toBe(2);
    answer = ["10.0.0.1"];
    now = 20_000;
    expect(await thrown(ask(call, url, "a"))).toBeInstanceOf(OutboundRefused);
    answer = ["127.0.0.1"];
    expect(await ask(call, url, "a")).not.toBe(first);
  });

  test("is left when its name leads to another address that is allowed too", async () => {
    const port = await portOf(plainServer({ keepAliveTimeout: 60_000 }, remotePort));
    const asked: string[] = [];
    const other = plainServer((request, response) => response.end(`other ${asked.push(request.url as string)}`));
    servers.push(other);
    await new Promise<void>((listening) => other.listen(port, "127.0.0.2", listening));
    let [now, answer] = [0, "127.0.0.1"];
    const call = safeFetch(["127.0.0.0/8"], { resolve: async () => [answer], now: () => now });
    const url = `http://inside.example:${port}/`;
    await ask(call, url, "a");
    [now, answer] = [10_000, "127.0.0.2"];
    expect(await ask(call, url, "a")).toBe("other 1");
    await until(() => ![...sockets].some((socket) => socket.localPort === port && socket.localAddress === "127.0.0.1"));
  });

  test("that says more than it was asked is not used again", async () => {
    const answer = (body: string) => `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
    const port = await raw((socket, asked) => {
      socket.write(answer(`answer ${asked}`));
      setImmediate(() => socket.write(answer("poison")));
    });
    const call = local(port);
    for (const asked of [1, 2, 3]) {
      expect(await ask(call, `http://127.0.0.1:${port}/`, "a")).toBe(`answer ${asked}`);
      await until(() => sockets.size === 0 || ![...sockets].some((socket) => socket.localPort === port));
    }
  });

  test("that was closed meanwhile costs nothing where the call may be made again, and is told where not", async () => {
    const port = await raw((socket, asked) => {
      if (asked % 2 === 0) socket.destroy();
      else socket.write("HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok");
    });
    const call = local(port);
    const at = `http://127.0.0.1:${port}/`;
    const get = async (options = {}) => text(await call.open(at, { party: "a", ...options }));
    expect([await get(), await get()]).toEqual(["ok", "ok"]);
    const error = await thrown(get({ method: "POST", body: "x" }).then(() => get({ method: "POST", body: "x" })));
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error.arrived).toBe(true);
  });

  test("is not tried where there is nobody", async () => {
    const port = await raw(() => {});
    servers.at(-1)?.close();
    const error = await thrown(ask(local(port), `http://127.0.0.1:${port}/`, "a"));
    expect(error).toMatchObject({ arrived: false, message: `127.0.0.1:${port} cannot be reached (ECONNREFUSED).` });
  });

  test.each(["https://10.0.0.1/", "http://93.184.216.34/", "https://127.0.0.1:1/", "https://u:p@example.com/"])(
    "is not made to %s",
    async (url) => {
      expect(await thrown(local(9).open(url, { party: "a" }))).toBeInstanceOf(OutboundRefused);
    },
  );
});
