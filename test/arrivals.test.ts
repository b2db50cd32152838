import { Database } from "bun:sqlite";
import { afterAll, beforeAll, expect, test } from "bun:test";
import { once } from "node:events";
import { createConnection } from "node:net";
import { startApp, type TestApp } from "./support/app.ts";

let app: TestApp;
let key: string;
let id: string;
beforeAll(async () => {
  app = await startApp();
  await app.workspace.member("ann@example.com", "owner");
  const admin = await app.workspace.key();
  ({ key, id } = (await app.call(admin, "POST", "/v1/api-keys", { name: "doomed" })).body);
});
afterAll(() => app.close());

/** A request on a connection that stands already: once written, it has arrived. */
function asking(request: string): () => Promise<number> {
  const socket = createConnection(Number(new URL(app.url).port), "127.0.0.1").unref();
  return async () => {
    socket.write(`${request}\r\nhost: x\r\n\r\n`);
    const [bytes] = await once(socket, "data");
    return Number(String(bytes).split(" ")[1]);
  };
}

test("a request is answered by what another process committed just before it, whatever this one was at", async () => {
  const requests = [
    asking(`GET /v1/me HTTP/1.1\r\nauthorization: Bearer ${key}`),
    // Nobody's, and nothing of it is remembered: all pages ask whether the server has an owner.
    asking("GET /sign-in HTTP/1.1"),
  ];
  const answers = () => Promise.all(requests.map((ask) => ask()));
  expect(await answers()).toEqual([200, 200]);
  const after = await new Promise((resolve) =>
    // The event loop goes from here straight to what has arrived, with whatever an earlier request does in it.
    setImmediate(async () => {
      await app.running.sessions.of(new Headers());
      for (let n = 0; n < 3; n++) await app.running.people.setup.isDue();
      const file = new Database(app.store.path);
      file.run("update api_keys set status = 'revoked' where id = ?", [id]);
      file.run("update members set role = 'admin'");
      file.close();
      resolve(answers());
    }),
  );
  expect(after).toEqual([401, 503]);
});
