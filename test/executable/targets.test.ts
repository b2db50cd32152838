import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { dirname } from "node:path";
import { type Instance, startInstance } from "../doubles/instance.ts";
import { furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";

/* Tables of the command line that tell of accounts. */

let instance: Instance;
let server: RunningServer;
let key: string;
let account: string;
let post: string;
const home = dirname(newFolder());
beforeAll(async () => {
  instance = startInstance();
  const made = await furnished();
  key = made.key;
  server = await serve(made.data, [], { env: { SOCIALCRM_OUTBOUND_ALLOW: instance.host } });
  instance.tokens.add("a-token-of-ann");
  const values = { server: instance.url, access_token: "a-token-of-ann" };
  account = (await api("POST", "/v1/accounts", { network: "mastodon", values })).data[0].id;
  post = (await api("POST", "/v1/posts", { body: "long".repeat(200), account_ids: [account] })).id;
});
afterAll(async () => {
  await tidy();
  await instance.stop();
});

async function api(method: string, path: string, body: object) {
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
  const answer = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}
const client = (words: readonly string[], as = key) =>
  run(words, { env: { HOME: home, SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: as } });
/** The first row of the table that stands under this name, by its columns. */
function rowUnder(name: string, stdout: string): Record<string, string | undefined> {
  const lines = stdout.split("\n");
  const [heads = "", row = ""] = lines.slice(lines.indexOf(name) + 1);
  const cells = row.split(/ {2,}/);
  return Object.fromEntries(heads.split(/ {2,}/).map((head, at) => [head, cells[at]]));
}

describe("a table that tells of accounts", () => {
  test("names them as people know them: targets of a post, what a dry run found", async () => {
    const { stdout } = await client(["posts", "get", post]);
    expect(rowUnder("targets", stdout)).toMatchObject({ ACCOUNT: `@ann@${instance.host}`, NETWORK: "mastodon" });
    const dry = await client(["posts", "publish", post, "--dry-run"]);
    expect(rowUnder("dry run violations", dry.stdout)).toMatchObject({ ACCOUNT: `@ann@${instance.host}` });
  });

  test("is followed by what stands inside its rows: the parts of a preview with their lengths", async () => {
    const { stdout } = await client(["posts", "preview", post]);
    const part = { PART: "0", KIND: "post", LENGTH: "800" };
    expect(rowUnder(`parts of @ann@${instance.host}`, stdout)).toMatchObject(part);
  });

  test("names them by their ids for a credential that may not read accounts, and in JSON for everyone", async () => {
    const { key: reader } = await api("POST", "/v1/api-keys", { name: "reader", scopes: ["posts:read"] });
    const { code, stdout, stderr } = await client(["posts", "get", post], reader);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(rowUnder("targets", stdout)).toMatchObject({ ACCOUNT: account, NETWORK: "mastodon" });
    const asked = await client(["posts", "get", post, "--json"]);
    expect(JSON.parse(asked.stdout).targets[0].account_id).toBe(account);
  });
});
