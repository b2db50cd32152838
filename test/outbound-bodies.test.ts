import { afterAll, describe, expect, test } from "bun:test";
import { createServer as createSecureServer } from "node:https";
import { createServer, type Server } from "node:net";
import { OutboundFailed, OutboundRefused, safeFetch } from "../src/net/safe-fetch.ts";
import { NoAnswer } from "../src/publishing/http.ts";
import { httpSafely } from "../src/publishing/http-safely.ts";
import { authority } from "./support/certificates.ts";

const { ca, issue } = authority();
const stops: (() => unknown)[] = [];
afterAll(() => Promise.all(stops.map((stop) => stop())));
const call = safeFetch(["127.0.0.1"]);
const http = httpSafely(call);

/** What came: method, length as it was announced, and how many bytes. */
function counting(): string {
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    maxRequestBodySize: 1024 ** 3,
    async fetch(request) {
      let bytes = 0;
      for await (const chunk of request.body ?? []) bytes += chunk.length;
      const { method, headers } = request;
      const [announced, type] = [headers.get("content-length"), headers.get("content-type")];
      return Response.json({ method, announced, type, bytes });
    },
  });
  stops.push(() => server.stop(true));
  return `http://127.0.0.1:${server.port}/`;
}
/** A server that takes the connection and hangs up once something came. */
async function hangingUp(): Promise<string> {
  const server: Server = createServer((socket) => {
    socket.on("error", () => {}).once("data", () => socket.destroy());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  stops.push(() => server.close());
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`;
}
const told = (body: Uint8Array) => JSON.parse(new TextDecoder().decode(body));
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error,
  );

describe("a call through the safe fetch", () => {
  const url = counting();

  test.each(["GET", "POST", "PUT", "DELETE"] as const)("may be %s", async (method) => {
    expect(told((await call(url, { method })).body)).toMatchObject({ method, bytes: 0 });
  });

  test("may carry bytes, and a body that is read as it goes", async () => {
    const bytes = new Uint8Array([0, 255, 128]);
    expect(told((await call(url, { method: "PUT", body: bytes })).body)).toMatchObject({ announced: "3", bytes: 3 });
    async function* chunks() {
      for (let part = 0; part < 40; part++) yield new Uint8Array(1024 * 1024);
    }
    const length = 40 * 1024 * 1024;
    const answer = await call(url, { method: "POST", body: { length, chunks } });
    expect(told(answer.body)).toMatchObject({ announced: String(length), bytes: length });
  });

  test("tells whether the request may have arrived", async () => {
    const nobody = await thrown(call("http://127.0.0.1:1/", { method: "POST", body: "x" }));
    expect(nobody).toBeInstanceOf(OutboundFailed);
    expect(nobody.arrived).toBe(false);
    expect((await thrown(call("http://10.0.0.1/", { method: "POST" }))).arrived).toBe(false);
    const cut = await thrown(call(await hangingUp(), { method: "POST", body: "x" }));
    expect(cut).toBeInstanceOf(OutboundFailed);
    expect(cut.arrived).toBe(true);
    const large = await thrown(call(url, { method: "POST", body: "x", maxBytes: 1 }));
    expect(large).toBeInstanceOf(OutboundRefused);
    expect(large.arrived).toBe(true);
  });
});

describe("a call over TLS", () => {
  const secure = safeFetch(["127.0.0.1"], { ca });
  const post = (url: string) => thrown(secure(url, { method: "POST", body: "x", timeoutMs: 500 }));

  test("that was taken and never answered may have arrived; so may one that was hung up on", async () => {
    let taken = 0;
    const server = createSecureServer(issue(["localhost"]), (request) => {
      taken++;
      if (request.url === "/cut") request.socket.destroy();
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    stops.push(() => server.close());
    const address = server.address();
    const url = `https://localhost:${typeof address === "object" && address ? address.port : 0}`;
    expect((await post(`${url}/silent`)).arrived).toBe(true);
    expect((await post(`${url}/cut`)).arrived).toBe(true);
    expect(taken).toBe(2);
    server.closeAllConnections();
  });

  test("to a certificate of somebody else did not arrive", async () => {
    const server = createSecureServer(issue(["elsewhere.example"]), () => {});
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    stops.push(() => server.close());
    const address = server.address();
    const failure = await post(`https://localhost:${typeof address === "object" && address ? address.port : 0}/`);
    expect(failure.message).toContain("certificate");
    expect(failure.arrived).toBe(false);
  });
});

describe("a request to a network", () => {
  const url = counting();

  test("may be a form, a form with files, or a file by itself", async () => {
    const form = await http({ method: "POST", url, body: new URLSearchParams({ a: "b c" }) });
    expect(told(form.body)).toMatchObject({ type: "application/x-www-form-urlencoded", bytes: 5 });
    const file = await http({ method: "PUT", url, body: new Blob(["abc"]), headers: { "content-type": "image/png" } });
    expect(told(file.body)).toMatchObject({ type: "image/png", announced: "3", bytes: 3 });
  });

  test("names its files as it is told, whatever they are called on the disk", async () => {
    const server = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      async fetch(request) {
        const form = await request.formData();
        const [file, text] = [form.get("file") as File, form.get("text")];
        return Response.json({ name: file.name, type: file.type, size: file.size, text });
      },
    });
    stops.push(() => server.stop(true));
    const content = Bun.file(import.meta.path);
    const body = [
      ["text", "é\r\n--x"],
      ["file", { content, filename: "1.mp4", type: "video/mp4" }],
    ] as const;
    const answer = await http({ method: "POST", url: `http://127.0.0.1:${server.port}/`, body });
    expect(told(answer.body)).toMatchObject({ name: "1.mp4", type: "video/mp4", size: content.size, text: "é\r\n--x" });
  });

  test("that gets no answer says whether it may have arrived, and whether it could ever", async () => {
    const failure = async (address: string): Promise<NoAnswer> =>
      thrown(http({ method: "POST", url: address, body: "x" }));
    expect(await failure("http://127.0.0.1:1/")).toMatchObject({ mayHaveArrived: false, isFinal: false });
    expect(await failure("http://10.0.0.1/secret-path")).toMatchObject({ mayHaveArrived: false, isFinal: true });
    const cut = await failure(await hangingUp());
    expect(cut).toBeInstanceOf(NoAnswer);
    expect(cut).toMatchObject({ mayHaveArrived: true, isFinal: false });
    expect(Bun.inspect(await failure("http://127.0.0.1:1/bot123:secret/send"))).not.toContain("secret");
  });
});
