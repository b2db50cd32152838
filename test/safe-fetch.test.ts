import { afterAll, describe, expect, test } from "bun:test";
import { createServer as plainServer } from "node:http";
import { createServer as secureServer } from "node:https";
import { type AddressInfo, createServer as rawServer, type Server, type Socket } from "node:net";
import { OutboundFailed, OutboundRefused, safeFetch } from "../src/net/safe-fetch.ts";
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
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return (server.address() as AddressInfo).port;
}
/** A server that says what it likes once it has been asked, byte for byte. */
const saying = (say: (socket: Socket) => void) =>
  portOf(
    rawServer((socket) => {
      sockets.add(socket.on("error", () => {}));
      socket.once("data", () => say(socket));
    }),
  );
/** Writes for as long as somebody reads; answers how much that was. */
function endless(socket: Socket, part: string) {
  const pump = () => {
    while (!socket.destroyed && socket.write(part));
  };
  socket.on("drain", pump);
  pump();
}
const opening = (port: number, resolve = async () => ["127.0.0.1"]) =>
  safeFetch([`127.0.0.1:${port}`], { ca, resolve });
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error,
  );

/** What it was asked, as JSON, over TLS. */
const echo = (names: readonly string[], { until }: { until?: number } = {}) =>
  portOf(
    secureServer(issue(names, until === undefined ? {} : { until }), async (request, response) => {
      let body = "";
      for await (const part of request) body += part;
      const { method, url, headers } = request;
      const sni = (request.socket as unknown as { servername: unknown }).servername;
      response.setHeader("x-served", "yes").end(JSON.stringify({ method, url, headers, body, sni }));
    }),
  );
const textOf = (body: Uint8Array) => new TextDecoder().decode(body);

describe("a safe call over TLS", () => {
  test("reaches the checked address by its name, and looks it up once", async () => {
    const port = await echo(["hooks.example"]);
    const answers = [["127.0.0.1"], ["10.0.0.1"]];
    let looked = 0;
    const call = opening(port, async () => answers[looked++] as string[]);
    const { status, headers, body } = await call(`https://hooks.example:${port}/in?a=1#part`, {
      method: "POST",
      headers: { "content-type": "text/plain", authorization: "Bearer x" },
      body: "grüße",
    });
    expect({ status, served: headers.get("x-served"), looked }).toEqual({ status: 200, served: "yes", looked: 1 });
    expect(JSON.parse(textOf(body))).toEqual({
      ...{ method: "POST", url: "/in?a=1", body: "grüße", sni: "hooks.example" },
      headers: {
        host: `hooks.example:${port}`,
        "content-type": "text/plain",
        authorization: "Bearer x",
        "accept-encoding": "identity",
        connection: "close",
        "content-length": "7",
      },
    });
  });

  test("tries the next of the checked addresses when one does not answer", async () => {
    const port = await echo(["hooks.example"]);
    const call = safeFetch(["127.0.0.0/8"], { ca, resolve: async () => ["127.0.0.9", "127.0.0.1"] });
    expect((await call(`https://hooks.example:${port}/`)).status).toBe(200);
  });

  test.each([
    [
      "for another name",
      ["other.example"],
      {},
      /^hooks\.example:\d+ has a certificate that does not hold \(ERR_TLS_CERT_ALTNAME_INVALID\)\.$/,
    ],
    ["for the address only", ["127.0.0.1"], {}, /certificate/],
    ["that is over", ["hooks.example"], { until: Date.now() - 1000 }, /CERT_HAS_EXPIRED/],
  ])("refuses a certificate %s", async (_, names, options, said) => {
    const port = await echo(names, options);
    const error = await thrown(opening(port)(`https://hooks.example:${port}/?secret=1`));
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error.message).toMatch(said);
    expect(error.message).not.toContain("secret");
  });

  test("refuses a certificate of nobody it trusts, and trusts nobody new after it was told to", async () => {
    const port = await echo(["hooks.example"]);
    expect((await opening(port)(`https://hooks.example:${port}/`)).status).toBe(200);
    const stranger = safeFetch([`127.0.0.1:${port}`], { resolve: async () => ["127.0.0.1"] });
    expect(await thrown(stranger(`https://hooks.example:${port}/`))).toBeInstanceOf(OutboundFailed);
  });

  test("checks the certificate of an address that is named as such", async () => {
    const port = await echo(["127.0.0.1"]);
    expect((await opening(port)(`https://127.0.0.1:${port}/`)).status).toBe(200);
    const other = await echo(["hooks.example"]);
    expect(await thrown(opening(other)(`https://127.0.0.1:${other}/`))).toBeInstanceOf(OutboundFailed);
  });

  test("fails at a server that speaks no TLS, and at one that never ends its handshake", async () => {
    const port = await saying((socket) => socket.end("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n"));
    expect(await thrown(opening(port)(`https://hooks.example:${port}/`))).toBeInstanceOf(OutboundFailed);
    const silent = await saying(() => {});
    const error = await thrown(opening(silent)(`https://hooks.example:${silent}/`, { timeoutMs: 100 }));
    expect(error.message).toBe(`hooks.example:${silent} did not answer within 0.1 s.`);
  });
});

describe("what the operator has opened", () => {
  test("may be called over plain http, at that address and port alone", async () => {
    const port = await portOf(plainServer((_, response) => response.end("inside")));
    const other = await portOf(plainServer((_, response) => response.end("not this one")));
    const call = opening(port);
    expect(textOf((await call(`http://127.0.0.1:${port}/`)).body)).toBe("inside");
    expect(textOf((await call(`http://inside.example:${port}/`)).body)).toBe("inside");
    expect(textOf((await call(`http://localhost:${port}/`)).body)).toBe("inside");
    for (const url of [`http://127.0.0.1:${other}/`, `http://127.0.0.2:${port}/`, `https://127.0.0.1:${other}/`])
      expect(await thrown(call(url))).toBeInstanceOf(OutboundRefused);
  });

  test("does not open a name that leads elsewhere too", async () => {
    const port = await portOf(plainServer((_, response) => response.end("inside")));
    for (const elsewhere of ["10.0.0.1", "93.184.216.34", "::1"])
      expect(
        await thrown(opening(port, async () => ["127.0.0.1", elsewhere])(`http://inside.example:${port}/`)),
      ).toBeInstanceOf(OutboundRefused);
  });

  test("may be a range, or v6", async () => {
    const port = await portOf(plainServer((_, response) => response.end("inside")));
    expect((await safeFetch(["127.0.0.0/30"])(`http://127.0.0.1:${port}/`)).status).toBe(200);
    expect(await thrown(safeFetch(["[::1]:9"])(`http://[::1]:${port}/`))).toBeInstanceOf(OutboundRefused);
    expect(await thrown(safeFetch(["[::1]:9", "::2"])("http://[::1]:9/"))).toBeInstanceOf(OutboundFailed);
  });
});

describe("an answer", () => {
  const head = (text: string) => `HTTP/1.1 200 OK\r\n${text}\r\n\r\n`;
  const call = async (say: (socket: Socket) => void, options = {}) => {
    const port = await saying(say);
    return thrown(opening(port)(`http://127.0.0.1:${port}/`, options));
  };

  test.each([200, 201, 204, 400, 404, 500])("of status %p is an answer", async (status) => {
    const port = await portOf(plainServer((_, response) => response.writeHead(status).end()));
    expect((await opening(port)(`http://127.0.0.1:${port}/`)).status).toBe(status);
  });

  test.each([301, 302, 303, 307, 308])("that redirects (%p) is not followed", async (status) => {
    let asked = 0;
    const port = await portOf(
      plainServer((_, response) => {
        asked++;
        response.writeHead(status, { location: "/elsewhere" }).end();
      }),
    );
    const error = await thrown(opening(port)(`http://127.0.0.1:${port}/`));
    expect(error).toBeInstanceOf(OutboundRefused);
    expect(error.message).toContain(`redirect (${status})`);
    expect(asked).toBe(1);
  });

  test("may have as many bytes as are asked for, and not one more", async () => {
    const port = await portOf(plainServer((_, response) => response.end("x".repeat(1000))));
    const at = `http://127.0.0.1:${port}/`;
    expect((await opening(port)(at, { maxBytes: 1000 })).body.length).toBe(1000);
    expect((await thrown(opening(port)(at, { maxBytes: 999 }))).message).toContain("more than 999 bytes");
  });

  test("without an end is cut off, whatever it promised, and costs no memory", async () => {
    for (const promise of ["content-type: text/plain", "content-length: 99999999999"])
      expect(
        await call((socket) => {
          socket.write(head(promise));
          endless(socket, "x".repeat(65_536));
        }),
      ).toBeInstanceOf(OutboundRefused);
    const chunks = "1\r\nx\r\n".repeat(10_000);
    expect(
      await call((socket) => {
        socket.write(head("transfer-encoding: chunked"));
        endless(socket, chunks);
      }),
    ).toBeInstanceOf(OutboundRefused);
  });

  test.each(["gzip", "br", "deflate", "zstd", "gzip, identity", "x-unknown"])(
    "in the encoding %s is refused",
    async (coding) => {
      const packed = Bun.gzipSync(Buffer.alloc(1_000_000));
      const error = await call((socket) => {
        socket.write(head(`content-encoding: ${coding}\r\ncontent-length: ${packed.length}`));
        socket.end(packed);
      });
      expect(error).toBeInstanceOf(OutboundRefused);
      expect(error.message).toContain("encoding");
    },
  );

  test("that comes a byte at a time ends with its time, in its head and in its body", async () => {
    for (const begin of ["", head("content-length: 1000")]) {
      const error = await call(
        (socket) => {
          socket.write(begin);
          const timer = setInterval(() => socket.write("H"), 5);
          socket.on("close", () => clearInterval(timer));
        },
        { timeoutMs: 150 },
      );
      expect(error).toBeInstanceOf(OutboundFailed);
    }
  });

  test.each([
    ["headers", "HTTP/1.1 200 OK\r\n", `a: ${"b".repeat(1000)}\r\n`],
    ["one header", "HTTP/1.1 200 OK\r\nx: ", "x".repeat(10_000)],
    ["preliminary answers", "", "HTTP/1.1 103 Early Hints\r\n\r\n"],
    ["a chunk's extensions", head("transfer-encoding: chunked").concat("5;"), "x".repeat(10_000)],
    ["trailers", head("transfer-encoding: chunked").concat("0\r\n"), `a: ${"b".repeat(1000)}\r\n`],
  ])("with %s without an end is cut off", async (_, begin, part) => {
    const error = await call((socket) => {
      socket.write(begin);
      endless(socket, part);
    });
    expect([OutboundFailed, OutboundRefused]).toContain(error.constructor);
    expect(error.message).not.toContain("within");
  });

  test("that is no HTTP, stops short or never comes is a failure", async () => {
    const broken: ((socket: Socket) => void)[] = [
      (socket) => socket.end("SSH-2.0-OpenSSH_9.9\r\n"),
      (socket) => socket.end(`${head("content-length: 10")}abc`),
      (socket) => socket.end(`${head("transfer-encoding: chunked")}5\r\nab`),
      (socket) => socket.destroy(),
      (socket) => socket.end(head("content-length: 3\r\ncontent-length: 4").concat("abcd")),
    ];
    for (const say of broken) expect(await call(say)).toBeInstanceOf(OutboundFailed);
    const port = await saying(() => {});
    servers.at(-1)?.close();
    const error = await thrown(opening(port)(`http://127.0.0.1:${port}/secret`));
    expect(error.message).toBe(`127.0.0.1:${port} cannot be reached (ECONNREFUSED).`);
  });

  test("leaves no connection open, whatever became of it", async () => {
    const open = new Set<Socket>();
    const server = plainServer((request, response) => {
      if (request.url === "/long") response.write("x".repeat(100_000));
      else response.end("short");
    });
    server.on("connection", (socket) => {
      open.add(socket);
      socket.on("close", () => open.delete(socket));
    });
    const port = await portOf(server);
    await opening(port)(`http://127.0.0.1:${port}/short`);
    await thrown(opening(port)(`http://127.0.0.1:${port}/long`, { maxBytes: 10 }));
    await thrown(opening(port)(`http://127.0.0.1:${port}/long`, { timeoutMs: 50 }));
    while (open.size > 0) await new Promise((turn) => setTimeout(turn, 5));
  });
});
