import { afterAll, beforeAll, beforeEach, expect, test } from "bun:test";
import type { TestApp } from "./support/app.ts";
import { loopback, type Publisher, publisherIn, startPublisher } from "./support/publishing.ts";

/* An account of the AT Protocol is its DID: it may be logged in to at an entrance, and move to another server. */

const did = "did:plc:ann";
/** Servers on which `ann` can begin a session, and the directory that says where she lives. */
const jwt = `e30.${Buffer.from(JSON.stringify({ exp: 4e9 })).toString("base64url")}.x`;
const session = { did, handle: "ann.test", accessJwt: jwt, refreshJwt: jwt };
const startServer = () =>
  Bun.serve({
    hostname: "127.0.0.1",
    port: 0,
    fetch: ({ url }) => Response.json(url.includes("Session") ? session : { value: {} }),
  });
const servers = [startServer(), startServer(), startServer()] as const;
const [first, second, entrance] = servers.map(({ port }) => `http://127.0.0.1:${port}`) as [string, string, string];
let home: string | undefined;
const directory = Bun.serve({
  hostname: "127.0.0.1",
  port: 0,
  fetch: () =>
    home === undefined
      ? new Response("down", { status: 503 })
      : Response.json({ service: [{ id: "#atproto_pds", serviceEndpoint: `${home}/` }] }),
});

let app: TestApp;
let our: Publisher;
let count = 0;
beforeAll(async () => {
  const plc = `http://127.0.0.1:${directory.port}`;
  app = await startPublisher([first, second, entrance, plc].map(loopback), { plc, appview: first, entry: entrance });
});
beforeEach(async () => {
  our = await publisherIn(app, `moved-${++count}`);
  home = first;
});
afterAll(async () => {
  await app.close();
  await Promise.all([...servers, directory].map((server) => server.stop(true)));
});

const connect = (server: string) => our.connect("bluesky", { handle: "ann.test", app_password: "xxxx", server });
const known = async () => (await our.done("GET", "/v1/accounts")).data;

test("who logs in at the entrance, or at the server they live on, is the same", async () => {
  const { id } = await connect(entrance);
  expect(await connect(first)).toMatchObject({ id, server: first });
  expect(await connect(entrance)).toMatchObject({ id, server: entrance });
  expect(await connect(` ${first.toUpperCase()}/ `)).toMatchObject({ id, server: first });
  expect(await known()).toHaveLength(1);
});

test("who has moved keeps id and history", async () => {
  const { id } = await connect(first);
  await our.done("DELETE", `/v1/accounts/${id}`);
  home = second;
  expect(await connect(second)).toMatchObject({ id, server: second, status: "active" });
  expect(await known()).toHaveLength(1);
});

test.each([
  ["says so of an account that lives elsewhere", () => first],
  ["cannot be asked about", () => undefined],
])("a server that %s is another's: the account that is known stays as it is", async (_, lives) => {
  const { id } = await connect(first);
  home = lives();
  expect((await connect(second)).id).not.toBe(id);
  expect((await known()).map(({ server }: { server: string }) => server).sort()).toEqual([first, second].sort());
});
