import { afterAll, expect, test } from "bun:test";
import { startApp } from "./support/app.ts";
import { rawRequest } from "./support/raw.ts";

const app = await startApp();
afterAll(() => app.close());

const ask = async (method: string, path: string, host = "localhost") =>
  rawRequest(app.url, `${method} ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);

test.each(["x", "x:1", "[::1]:8", "a.very.long.name.of.a.host.example"])(
  "a host called %s changes no address",
  async (host) => {
    // What is left of it without its beginning would be the address of an upload.
    const { status, text } = await ask("PUT", "/v1/media/m/content", host);
    expect(status).toBe(405);
    expect(text).toContain("This address takes GET.");
  },
);

test.each([
  ["a slash at the end", "/v1/me/"],
  ["two slashes", "/v1//me"],
  ["capitals", "/V1/me"],
  ["a part of an address", "/v1"],
])("with %s it is another address, where nothing is", async (_, path) => {
  const { status, text } = await ask("GET", path);
  expect(status).toBe(404);
  expect(text).toContain("There is nothing at this address.");
});

test("an address that names something leaves its other methods to no thing of that name", async () => {
  const { status, text } = await ask("DELETE", "/v1/media/upload-url");
  expect(status).toBe(405);
  expect(text).toMatch(/^allow: POST\r$/im);
});

test.each(["/healthz", "/docs", "/v1/me"])("a HEAD of %s is answered as its GET is, without a body", async (path) => {
  const [head, get] = [await ask("HEAD", path), await ask("GET", path)];
  expect(head.status).toBe(get.status);
  expect(head.text).toEndWith("\r\n\r\n");
  const lengthOf = (text: string) => /^content-length: (\d+)\r$/im.exec(text)?.[1];
  expect(lengthOf(head.text)).toBe(lengthOf(get.text));
});

test("the bare address leads whoever opens it in a browser to a page", async () => {
  const { status, text } = await ask("GET", "/");
  expect(status).toBe(303);
  expect(text).toMatch(/^location: \/account\r$/im);
});
