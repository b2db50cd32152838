import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { dirname, join } from "node:path";
import { built, furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";

let server: RunningServer;
let key: string;
let data: string;
beforeAll(async () => {
  ({ data, key } = await furnished());
  server = await serve(data);
});
afterAll(tidy);

/** Runs a command against the server, as the operator's key unless the environment says another. */
const client = (words: string, env: Record<string, string> = {}, shell?: string) =>
  run(words.split(" "), {
    env: { HOME: dirname(newFolder()), SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key, ...env },
    ...(shell && { shell }),
  });

/** The one document that a command prints with `--json`. */
async function answer(words: string, env: Record<string, string> = {}, shell?: string) {
  const { code, stdout, stderr } = await client(`${words} --json`, env, shell);
  expect({ words, code, stderr }).toEqual({ words, code: 0, stderr: "" });
  expect(stdout).toMatch(/^\{[^\n]*\}\n$/);
  return JSON.parse(stdout);
}

describe("the commands of a running server", () => {
  test("create, read, list, change and delete", async () => {
    const made = await answer("posts create --body Launch --tags a,b --tags c");
    expect(made).toMatchObject({ status: "draft", body: "Launch", tags: ["a", "b", "c"] });
    expect(await answer(`posts get ${made.id}`)).toEqual(made);
    expect((await answer("posts list --status draft --limit 1")).data).toEqual([made]);
    const changed = await answer(`posts update ${made.id} --link https://example.com/x --tags ${"d"}`);
    expect(changed).toMatchObject({ body: "Launch", link: "https://example.com/x", tags: ["d"] });
    expect((await answer(`posts update ${made.id} --link null`)).link).toBeNull();
    expect(await answer(`posts delete ${made.id}`)).toEqual({ id: made.id, deleted: true });
    expect(await client(`posts get ${made.id}`)).toMatchObject({ code: 1, stdout: "" });
  });

  test("take tables as name=value and everything else as JSON", async () => {
    const made = await answer(
      "api-keys create --name low --limits requests_per_minute=7 --metadata team=web --metadata a=1",
    );
    expect(made).toMatchObject({ limits: { requests_per_minute: 7 }, metadata: { team: "web", a: "1" } });
    expect((await answer(`api-keys update ${made.id} --limits {"body_bytes":9}`)).limits).toEqual({ body_bytes: 9 });
    const brand = await answer('brands create --name B --links [{"label":"Home","url":"https://example.com/"}]');
    expect(brand.links).toEqual([{ label: "Home", url: "https://example.com/" }]);
    expect((await answer(`api-keys rotate ${made.id} --overlap-seconds 60`)).rotated_from).toBe(made.id);
    expect((await answer(`api-keys usage ${made.id}`)).data).toEqual([]);
  });

  test("read a long text, or all of the input, from stdin or a file", async () => {
    const piped = `printf 'Two\\nlines\\n' | "$@"`;
    expect((await answer("posts create --body -", {}, piped)).body).toBe("Two\nlines");
    expect((await answer("posts create --body-file -", {}, piped)).body).toBe("Two\nlines");
    const file = join(dirname(newFolder()), "post.json");
    await Bun.write(file, JSON.stringify({ body: "From a file", tags: ["x, y"], thread: [{ body: "two" }] }));
    const made = await answer(`posts create --input ${file} --body Instead`);
    expect(made).toMatchObject({ body: "Instead", tags: ["x, y"], thread: [{ body: "two" }] });
    const twice = await client("posts create --input -", {}, `printf '{"body":"a","body":"b"}' | "$@"`);
    expect(twice).toMatchObject({ code: 2, stdout: "" });
    expect(twice.stderr).toBe("socialcrm: --input: body is given twice; give it once.\n");
  });

  test("do once what is sent twice with an idempotency key", async () => {
    const words = "posts create --body Once --idempotency-key launch-1";
    expect(await answer(words)).toEqual(await answer(words));
  });

  test("list every page as one document, and a table says when there is more", async () => {
    for (let n = 0; n < 3; n++) await answer(`brands create --name Page${n}`);
    const { data: brands } = await answer("brands list --all --limit 2");
    expect(new Set(brands.map(({ id }: { id: string }) => id)).size).toBe(brands.length);
    expect(brands.length).toBeGreaterThanOrEqual(4);
    const cut = await client("brands list --limit 2");
    expect(cut.stdout.trimEnd().split("\n")).toHaveLength(3);
    expect(cut.stderr).toMatch(/^There is more: --all, or --cursor \S+\n$/);
    const rest = await client(`brands list --limit 2 --cursor ${/--cursor (\S+)/.exec(cut.stderr)?.[1]}`);
    expect(rest.stdout).not.toContain(cut.stdout.split("\n")[1] as string);
  });

  test("show tables and facts to people, in which a name can play no tricks", async () => {
    const { id } = await answer("api-keys create --input -", {}, `printf '{"name":"a\\\\u001b[31mred"}' | "$@"`);
    const { stdout } = await client("api-keys list");
    expect(stdout).toMatch(/^ID +PREFIX +KIND +NAME +STATUS +(EXPIRES AT +)?CREATED AT/);
    expect(stdout).toContain("a�[31mred");
    expect((await client(`api-keys get ${id}`)).stdout).toMatch(/^name +a�\[31mred$/m);
    const post = await answer("posts create --body -", {}, `printf 'One\\nid  none' | "$@"`);
    expect((await client(`posts get ${post.id}`)).stdout).toMatch(/\nbody {2,}One\n {4,}id {2}none\n/);
    expect((await client("usage")).stdout).toMatch(/^plan +self_hosted\n(media .*\n)*\nquotas\nNAME/);
    expect((await client("whoami")).stdout).toContain("workspace slug                acme\n");
    expect((await client("audit-log list --event nothing")).stdout).toBe("There is no audit event.\n");
    expect((await client("slots list")).stdout).toMatch(/^time zone +UTC\n\nThere is no slot\.\n$/);
    expect((await client("trending")).stdout).toBe("There is nothing to show.\n");
  });

  test("name the ways to connect an account with the fields that each asks for", async () => {
    const { stdout } = await client("networks list");
    expect(stdout).toMatch(/^bluesky +Bluesky +app_password +handle app_password \[server\]$/m);
    expect(stdout).toMatch(/^mastodon +Mastodon +browser +server$/m);
    expect(stdout).toMatch(/^x +X +browser +whoever runs the server enters x_client_id first$/m);
  });

  test("say of a secret that it is shown once, on stderr and to people alone", async () => {
    const said = "The secret is shown this once and cannot be shown again: store it now.\n";
    expect((await client("api-keys create --name told")).stderr).toBe(said);
    expect((await client("api-keys create --name told --dry-run")).stderr).toBe("A dry run: nothing was changed.\n");
    expect((await client("api-keys create --name told --json")).stderr).toBe("");
    expect((await client("api-keys list")).stderr).not.toContain(said);
  });

  test("leave the rules of a policy their names, which are no flags", async () => {
    const agent = await answer("api-keys create --name bound --scopes posts:read,posts:write");
    await answer(`agent-policies set ${agent.id} --allowed-tools list_posts`);
    const refused = await client("posts create --body x", { SOCIALCRM_API_KEY: agent.key });
    expect(refused.stderr).toStartWith(
      "socialcrm: allowed_tools: the policy of this credential does not name create_post",
    );
  });
});

describe("the exit code and words of a command that fails", () => {
  const made = (fields: object) =>
    server
      .request("/v1/api-keys", key, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(fields),
      })
      .then((reply) => reply.json());

  test.each<[number, string, string, RegExp]>([
    [1, "a thing that is not there", "posts get post_01k0000000000000000000000", /There is no such post/],
    [2, "a value out of range", "posts list --limit 99", /--limit: must be 50 or less/],
    [
      2,
      "a word that is none of them",
      "posts list --status drft",
      /--status.*one of: draft, awaiting_approval, scheduled/,
    ],
    [2, "a number that is none", "posts list --limit 1e3", /--limit.*whole number/],
    [2, "a field given twice", "posts list --limit 1 --limit 2", /--limit.*given twice/],
    [2, "a name given twice in a table", "api-keys create --name x --metadata a=1 --metadata a=2", /a is given twice/],
    [2, "a name given twice as JSON", 'posts create --body x --utm {"term":"a","term":"b"}', /term is given twice/],
    [2, "a missing field", "posts create --tags a", /--body: is required/],
    [2, "nothing to change", "posts update post_01k0", /at least one flag/],
    [2, "an id that leads elsewhere", "posts delete ..", /must look like post_/],
    [2, "an id of another kind", "posts get brand_01k0", /must look like post_/],
    [2, "an unknown name in a table", "api-keys create --name x --limits rpm=1", /requests_per_minute/],
    [2, "a page of all", "posts list --all --offset 3", /--all: .*leave --offset/],
    [2, "a file that is not there", "posts create --body-file /nonexistent/x", /--body-file: .*ENOENT/],
    [
      2,
      "stdin for two",
      "brands create --name x --voice - --audience -",
      /--audience: stdin is read for --voice already/,
    ],
  ])("%i for %s", async (code, _, words, said) => {
    const ended = await client(words);
    expect(ended.stderr).toMatch(said);
    expect(ended).toMatchObject({ code, stdout: "" });
  });

  test("3 for a credential that is refused, which is not repeated", async () => {
    const { code, stdout, stderr } = await client("posts list", { SOCIALCRM_API_KEY: "nonsense" });
    expect({ code, stdout }).toEqual({ code: 3, stdout: "" });
    expect(stderr).toMatch(
      /^socialcrm: Invalid .*\(The credential is from SOCIALCRM_API_KEY\.\) \(request req_\w+\)\n$/,
    );
    expect(stderr).not.toContain("nonsense");
  });

  test("3 without a credential, and how to get one", async () => {
    const { code, stderr } = await run(["posts", "list", "--api-url", server.url], {
      env: { HOME: dirname(newFolder()) },
    });
    expect(code).toBe(3);
    expect(stderr).toContain(`login --api-url ${server.url}`);
  });

  test("4 for what the credential may not, 5 for too many requests with the time to wait", async () => {
    const narrow = await made({ name: "narrow", scopes: ["posts:read"], limits: { requests_per_minute: 2 } });
    const as = { SOCIALCRM_API_KEY: narrow.key };
    const refused = await client("posts create --body x --json", as);
    expect(refused).toMatchObject({ code: 4, stdout: "" });
    expect(JSON.parse(refused.stderr)).toMatchObject({
      error: { code: "forbidden_scope", request_id: expect.any(String) },
    });
    await client("posts list", as);
    const limited = await client("posts list", as);
    expect(limited).toMatchObject({ code: 5, stdout: "" });
    expect(limited.stderr).toMatch(
      /Too many requests\. Slow down and retry\. \(request req_\w+; try again in \d+ s\)\n$/,
    );
    expect(JSON.parse((await client("posts list --json", as)).stderr).error.retry_after).toBeGreaterThan(0);
  });

  test("6 for a server that is not there, or answers 5xx, or something else than socialcrm", async () => {
    const down = await client("posts list", { SOCIALCRM_API_URL: "http://127.0.0.1:1" });
    expect(down).toMatchObject({ code: 6, stdout: "" });
    expect(down.stderr).toContain("http://127.0.0.1:1 cannot be reached");
    using broken = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response("no", { status: 502 }) });
    expect(await client("posts list", { SOCIALCRM_API_URL: broken.url.origin })).toMatchObject({ code: 6, stdout: "" });
    using other = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response("<html>") });
    expect(await client("posts list", { SOCIALCRM_API_URL: other.url.origin })).toMatchObject({ code: 6, stdout: "" });
  });

  test.each<[number, string, Record<string, string>, string]>([
    [2, "an address with a path", {}, "posts list --api-url http://127.0.0.1/x"],
    [2, "an address of another machine without encryption", {}, "posts list --api-url http://192.0.2.1:4600"],
    [2, "one that only looks like this machine", {}, "posts list --api-url http://127.0.0.1.example.com"],
    [78, "the same in the environment", { SOCIALCRM_API_URL: "http://192.0.2.1:4600" }, "posts list"],
    [78, "an empty key in the environment", { SOCIALCRM_API_KEY: "" }, "posts list"],
    [78, "a key of two lines", { SOCIALCRM_API_KEY: "a\nb" }, "posts list"],
    [78, "a variable with another name", { SOCIALCRM_APIKEY: "x" }, "posts list"],
  ])("%i for %s", async (code, _, env, words) => {
    expect(await client(words, env)).toMatchObject({ code, stdout: "" });
  });
});

test("an answer that leads to another server is not followed, and that server hears nothing", async () => {
  let heard = 0;
  using thief = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch() {
      heard++;
      return Response.json({ data: [] });
    },
  });
  const to = thief.url.href;
  using bent = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => Response.redirect(to, 307) });
  const { code, stderr } = await client("posts list", { SOCIALCRM_API_URL: bent.url.origin });
  expect({ code, heard }).toEqual({ code: 6, heard: 0 });
  expect(stderr).toContain(`redirect to ${to}`);
});

test("a flag counts before the environment", async () => {
  const env = { SOCIALCRM_API_URL: "http://127.0.0.1:1", SOCIALCRM_API_KEY: "nonsense" };
  expect(await answer(`whoami --api-url ${server.url} --api-key ${key}`, env)).toMatchObject({ role: "admin" });
  const piped = await client(
    "whoami --json --api-key -",
    { SOCIALCRM_API_KEY: "nonsense", KEY: key },
    'echo "$KEY" | "$@"',
  );
  expect(JSON.parse(piped.stdout)).toMatchObject({ role: "admin" });
});

describe("on a terminal", () => {
  /** Runs a command on a terminal of this width; types an answer where it is asked something. */
  async function onTerminal(words: string, { typed = "", cols = 100 }: { typed?: string; cols?: number } = {}) {
    let screen = "";
    const child = Bun.spawn([await built(), ...words.split(" ")], {
      env: { PATH: process.env.PATH ?? "", TERM: "xterm", SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key },
      terminal: {
        cols,
        rows: 40,
        data(terminal, bytes) {
          const isNew = !screen.includes("[y/N] ");
          screen += new TextDecoder().decode(bytes);
          if (isNew && screen.includes("[y/N] ")) terminal.write(typed);
        },
      },
    });
    const code = await child.exited;
    child.terminal?.close();
    return { code, screen: screen.replaceAll("\r\n", "\n") };
  }

  test("a deletion asks first, unless --yes", async () => {
    const { id } = await answer("posts create --body Ephemeral");
    const kept = await onTerminal(`posts delete ${id}`, { typed: "n\r" });
    expect(kept).toMatchObject({ code: 1, screen: expect.stringContaining(`Delete a post (${id})? [y/N] `) });
    expect(await answer(`posts get ${id}`)).toMatchObject({ id });
    expect(await onTerminal(`posts delete ${id} --yes`)).toMatchObject({ code: 0 });
    expect(await client(`posts get ${id}`)).toMatchObject({ code: 1 });
  });

  test("a table is as wide as the terminal, its ids whole, and --all says how far it is", async () => {
    const { id } = await answer(`posts create --body ${"long".repeat(20)}`);
    const { screen } = await onTerminal("posts list --all --limit 1", { cols: 90 });
    expect(screen).toContain("\r\x1b[K1 so far");
    const rows = screen.slice(screen.lastIndexOf("\x1b[K") + 3).split("\n");
    expect(rows.find((row) => row.includes(id))).toMatch(/ {2}(long)+(l|lo|lon)?… {2}/);
    for (const row of rows) expect(Bun.stringWidth(row)).toBeLessThanOrEqual(90);
    const narrow = await onTerminal("audit-log list --limit 5", { cols: 80 });
    expect(narrow.screen).toMatch(/^\S*SEQ +AT UTC +ACTOR NAME +EVENT +TARGET/);
    expect(narrow.screen).toMatch(/^\d+ +\d{4}-\d\d-\d\d \d\d:\d\d /m);
    for (const row of Bun.stripANSI(narrow.screen).split("\n").slice(0, 6)) expect(row.length).toBeLessThanOrEqual(80);
    const keys = Bun.stripANSI((await onTerminal("api-keys list", { cols: 70 })).screen).split("\n");
    expect(keys[0]).toMatch(/^ID +PREFIX +KIND +NAME +STATUS$/);
    expect(await onTerminal("posts list --json")).toMatchObject({ screen: expect.stringMatching(/^\{.*\}\n$/) });
  });
});
