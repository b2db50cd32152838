import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { existsSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { createConnection } from "node:net";
import { dirname, join } from "node:path";
import { furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";
import { jpeg, mp4, png } from "../support/pictures.ts";

let server: RunningServer;
let key: string;
let data: string;
const here = dirname(newFolder());
beforeAll(async () => {
  ({ data, key } = await furnished());
  server = await serve(data);
});
afterAll(tidy);

const client = (...words: string[]) =>
  run(words, { env: { HOME: here, SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key } });
const api = async (method: string, path: string, body?: object) => {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(server.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  return { status: answer.status, body: await answer.json() };
};
const files = () =>
  existsSync(join(data, "media"))
    ? readdirSync(join(data, "media"), { recursive: true, encoding: "utf8" }).filter((name) =>
        statSync(join(data, "media", name)).isFile(),
      )
    : [];
const file = async (name: string, bytes: Uint8Array) => {
  mkdirSync(here, { recursive: true });
  await Bun.write(join(here, name), bytes);
  return join(here, name);
};

describe("socialcrm media upload", () => {
  test("sends a file and answers what became of it", async () => {
    const path = await file("Launch day.jpeg", jpeg({ noted: true, orientation: 6 }));
    const { code, stdout, stderr } = await client("media", "upload", path, "--alt", "A rocket", "--json");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const made = JSON.parse(stdout);
    expect(made).toMatchObject({ filename: "Launch day.jpeg", content_type: "image/jpeg", status: "ready" });
    expect(made).toMatchObject({ width: 8, height: 16, alt: "A rocket" });
    expect(JSON.parse((await client("media", "list", "--json")).stdout).data).toEqual([made]);
    expect((await client("media", "upload", path)).stdout).toContain("Launch day.jpeg");
  });

  test("tells a kind by the bytes, whatever the name says", async () => {
    const path = await file("wrong.jpg", png());
    const { stdout } = await client("media", "upload", path, "--filename", "right.png", "--json");
    expect(JSON.parse(stdout)).toMatchObject({ filename: "right.png", content_type: "image/png" });
  });

  test("says what is wrong with a file", async () => {
    const told = async (path: string, ...flags: string[]) => {
      const { code, stdout, stderr } = await client("media", "upload", path, ...flags);
      return [code, stdout, stderr];
    };
    expect(await told(join(here, "none.png"))).toEqual([2, "", expect.stringContaining("cannot be read (ENOENT)")]);
    expect(await told(here)).toEqual([2, "", expect.stringContaining("is not a file")]);
    const text = await file("notes.txt", Buffer.from("notes"));
    expect(await told(text)).toEqual([2, "", expect.stringContaining("no file of a kind that is taken")]);
    const cut = await file("cut.png", png().subarray(0, 40));
    expect(await told(cut)).toEqual([2, "", expect.stringContaining("is cut short")]);
    expect(await told(text, "--content-type", "image/png")).toEqual([
      2,
      "",
      expect.stringContaining("nothing was kept"),
    ]);
  });
});

const memory = async (): Promise<number> =>
  Number(/^process_resident_memory_bytes (\d+)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1]);

test("however large a film is, the server needs little memory to take it, look at it and give it out", async () => {
  const size = 300_000_000;
  const path = await file("film.mp4", mp4({ payload: Buffer.alloc(size) }));
  const before = await memory();
  let most = before;
  const watch = setInterval(() => void memory().then((now) => (most = Math.max(most, now))), 20);
  const { code, stdout } = await client("media", "upload", path, "--json");
  expect(code).toBe(0);
  const { url, sha256 } = JSON.parse(stdout);
  const hash = new Bun.CryptoHasher("sha256");
  const answer = await fetch(url, { headers: { authorization: `Bearer ${key}` } });
  for await (const part of answer.body ?? []) hash.update(part);
  clearInterval(watch);
  expect(hash.digest("hex")).toBe(sha256);
  // Reading any body, Bun itself grows by 30 to 80 MB before it collects, whatever the body's size.
  expect(most - before).toBeLessThan(size / 2);
}, 30_000);

test("a server that is killed in the middle of an upload leaves nothing once it is up again, and takes the upload then", async () => {
  const before = files();
  const bytes = Buffer.concat([png(), Buffer.alloc(2_000_000)]);
  const asked = { filename: "a.png", content_type: "image/png", size_bytes: bytes.length };
  const { body: upload } = await api("POST", "/v1/media/upload-url", asked);
  const { pathname, search, port } = new URL(upload.upload_url);
  const socket = createConnection(Number(port), "127.0.0.1").on("error", () => {});
  socket.write(
    `PUT ${pathname}${search} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: image/png\r\nContent-Length: ${bytes.length}\r\n\r\n`,
  );
  socket.write(bytes.subarray(0, 1_000_000));
  while (!files().some((name) => name.startsWith("unfinished"))) await Bun.sleep(5);
  await server.ended("SIGKILL");
  socket.destroy();
  expect(files().length).toBe(before.length + 1);
  server = await serve(data);
  while (files().length > before.length) await Bun.sleep(10);
  expect(files()).toEqual(before);
  const url = server.url + pathname + search;
  expect((await fetch(url, { method: "PUT", headers: upload.headers, body: new Uint8Array(bytes) })).status).toBe(200);
});
