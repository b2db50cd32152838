import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { furnished, json, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";

let data: string;
let operator: string;
let server: RunningServer;
beforeAll(async () => {
  ({ data, key: operator } = await furnished());
  server = await serve(data);
});
afterAll(tidy);

const cli = (words: string) => json([...words.split(" "), "--data", data]);
const me = (key: string) => server.request("/v1/me", key);
const status = async (key: string) => (await me(key)).status;

describe("keys made offline", () => {
  test("are printed once, with an id and how they start", async () => {
    const made = await cli("keys create --workspace acme --name CI --scopes posts:read,posts:write");
    expect(Object.keys(made)).toEqual(["id", "key", "prefix"]);
    expect(made.id).toMatch(/^key_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
    expect(made.key).toMatch(/^sk_live_[0-9A-Za-z]{32}$/);
    expect(made.prefix).toBe(made.key.slice(0, 16));
    for (const words of [`keys show ${made.id}`, "keys list"]) {
      const { stdout } = await run([...words.split(" "), "--data", data]);
      expect(stdout).toContain(made.prefix);
      expect(stdout).not.toContain(made.key);
    }
  });

  test("work on the running server at once, with the scopes and limits that were asked for", async () => {
    const { key } = await cli("keys create --name narrow --scopes posts:read --rate-limit 7");
    const reply = await me(key);
    expect(await reply.json()).toMatchObject({
      scopes: ["posts:read"],
      role: "admin",
      user: null,
      limits: { requests_per_minute: 7, tool_calls_per_minute: 100 },
    });
    const post = await server.request("/v1/posts", key, {
      method: "POST",
      body: "{}",
      headers: { "content-type": "application/json" },
    });
    expect(post.status).toBe(403);
  });

  test("hold every scope and the plan's limits where nothing is said, and no limit with --rate-limit 0", async () => {
    const plain = await (await me((await cli("keys create --name plain")).key)).json();
    expect(plain.scopes).toContain("workspace:admin");
    expect(plain.limits.requests_per_minute).toBe(600);
    const free = await me(operator);
    expect((await free.json()).limits).toMatchObject({ requests_per_minute: 0, tool_calls_per_minute: 0 });
  });

  test("that could not be printed are told of, with the command that ends them", async () => {
    const { id: old } = await cli("keys create --name unseen");
    for (const words of ["create --name unseen", `rotate ${old}`]) {
      const { code, stderr } = await run(["keys", ...words.split(" "), "--data", data], { shell: '"$@" >/dev/full' });
      expect(code).toBe(1);
      const said = /^socialcrm: stdout cannot be written \(ENOSPC\)\. .*: socialcrm keys revoke (key_\w+)$/m.exec(
        stderr,
      );
      expect(await cli(`keys show ${said?.[1]}`)).toMatchObject({ name: "unseen", status: "active" });
      await cli(`keys revoke ${said?.[1]} --yes`);
    }
  });

  test("stop at their expiry, and only work from where they are allowed to", async () => {
    const soon = new Date(Date.now() + 1500).toISOString();
    const { key } = await cli(`keys create --name brief --expires-at ${soon}`);
    expect(await status(key)).toBe(200);
    await Bun.sleep(Math.max(0, Date.parse(soon) - Date.now()) + 5);
    const late = await me(key);
    expect({ status: late.status, ...(await late.json()) }).toMatchObject({
      status: 401,
      error: { message: "API key expired." },
    });
    expect(await status((await cli("keys create --name far --allow 10.0.0.0/8,192.168.0.0/16")).key)).toBe(403);
    expect(await status((await cli("keys create --name near --allow 127.0.0.0/8,::1")).key)).toBe(200);
  });

  test("act as the member they are made for, never beyond their role, and end with them", async () => {
    await cli("members add vera@example.com --role viewer --name Vera --workspace acme");
    const { key } = await cli("keys create --name hers --member Vera@Example.com");
    const who = await (await me(key)).json();
    expect(who).toMatchObject({ role: "viewer", user: { email: "vera@example.com", name: "Vera" } });
    expect(who.scopes).not.toContain("posts:write");
    const beyond = await run([
      "keys",
      "create",
      "--name",
      "x",
      "--member",
      "vera@example.com",
      "--scopes",
      "posts:write",
      "--data",
      data,
    ]);
    expect(beyond.code).toBe(2);
    expect(beyond.stderr).toContain("vera@example.com is viewer there");
    await cli("members set-role vera@example.com member");
    expect((await (await me(key)).json()).role).toBe("member");
    await cli("members remove vera@example.com");
    expect(await status(key)).toBe(401);
  });

  test("rotate with an overlap, in which both work, or without one", async () => {
    const first = await cli("keys create --name turning --scopes posts:read");
    const second = await cli(`keys rotate ${first.id} --overlap 1h`);
    expect(second.rotated_from).toBe(first.id);
    expect([await status(first.key), await status(second.key)]).toEqual([200, 200]);
    const third = await cli(`keys rotate ${second.prefix}`);
    expect([await status(second.key), await status(third.key)]).toEqual([401, 200]);
    const late = await run(["keys", "rotate", second.id, "--data", data]);
    expect(late).toMatchObject({ code: 1, stdout: "" });
    expect(late.stderr).toContain("revoked, and that is for good");
    const long = await run(["keys", "rotate", third.id, "--overlap", "8d", "--data", data]);
    expect(long.code).toBe(2);
    expect(long.stderr).toContain("--overlap: must be 604800 or less");
    const fourth = await run(["keys", "rotate", third.id, "--overlap", "1h", "--data", data]);
    expect(fourth.stdout).toMatch(new RegExp(`replaces +${third.id}, which ends at \\d{4}-`));
    const fifth = await cli("keys create --name turned");
    const sixth = await run(["keys", "rotate", fifth.id, "--data", data]);
    expect(sixth.stdout).toMatch(new RegExp(`replaces +${fifth.id}, which has ended`));
  });

  test("are found in whichever workspace they are, and listed for one or for all", async () => {
    await cli("workspaces create --name Globex --slug globex");
    const there = await cli("keys create --workspace globex --name theirs");
    expect(await cli(`keys show ${there.id}`)).toMatchObject({ id: there.id, workspace: "globex", name: "theirs" });
    expect((await cli("keys list --workspace globex")).data).toHaveLength(1);
    const all = (await cli("keys list")).data.map((key: { workspace: string }) => key.workspace);
    expect(new Set(all)).toEqual(new Set(["acme", "globex"]));
    const unsaid = await run(["keys", "create", "--name", "x", "--data", data]);
    expect(unsaid.code).toBe(2);
    expect(unsaid.stderr).toContain("--workspace: say which: globex, acme.");
    const unknown = await run(["keys", "create", "--name", "x", "--workspace", "acne", "--data", data]);
    expect(unknown).toMatchObject({
      code: 1,
      stderr: "socialcrm: There is no workspace acne. There are: globex, acme.\n",
    });
  });

  test("are all listed, beyond a page", async () => {
    const { data: many, key } = await furnished();
    const other = await serve(many);
    const add = (name: string) =>
      other.request("/v1/api-keys", key, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ name }),
      });
    const answers = await Promise.all(Array.from({ length: 54 }, (_, n) => add(`key ${n}`)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(await other.ended("SIGTERM")).toBe(0);
    const listed = await json(["keys", "list", "--data", many]);
    expect(new Set(listed.data.map(({ id }: { id: string }) => id)).size).toBe(55);
  });
});

describe("a revocation by the offline command", () => {
  test("holds on the running server's very next request, under load, fifty times", async () => {
    let busy = true;
    const statuses = new Map<number, number>();
    const load = Array.from({ length: 8 }, async (_, n) => {
      while (busy) {
        const reply =
          n < 2
            ? await server.request("/v1/posts", operator, {
                method: "POST",
                body: '{"body":"load"}',
                headers: { "content-type": "application/json" },
              })
            : await server.request("/v1/posts?limit=20", operator);
        await reply.arrayBuffer();
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
      }
    });
    const { id, key } = await cli("keys create --workspace acme --name flipped --rate-limit 0");
    const seen: number[] = [];
    for (let round = 0; round < 25; round++) {
      await cli(`keys disable ${id}`);
      seen.push(await status(key));
      await cli(`keys enable ${id}`);
      seen.push(await status(key));
    }
    busy = false;
    await Promise.all(load);
    expect(seen).toEqual(Array.from({ length: 50 }, (_, at) => (at % 2 === 0 ? 401 : 200)));
    expect([...statuses.keys()].sort()).toEqual([200, 201]);
    await cli(`keys revoke ${id}`);
    expect(await (await me(key)).json()).toMatchObject({
      error: { code: "unauthorized", message: "Invalid API key." },
    });
    await cli(`keys revoke ${id}`);
    const enabling = await run(["keys", "enable", id, "--data", data]);
    expect(enabling.code).toBe(1);
    expect(await status(key)).toBe(401);
  }, 60_000);

  test("stands in the workspace's audit log as the operator's", async () => {
    const reply = await server.request("/v1/audit?event=revoke_api_key&limit=1", operator);
    expect((await reply.json()).data[0]).toMatchObject({ event: "revoke_api_key", actor: "operator" });
  });

  test("also holds for a server that starts later", async () => {
    const { data: later, key, id } = await furnished();
    await json(["keys", "revoke", id, "--data", later]);
    const started = await serve(later);
    expect((await started.request("/v1/me", key)).status).toBe(401);
    await started.ended("SIGTERM");
  });
});

test("a key that is unknown is refused in the same words, and what was typed is not repeated", async () => {
  for (const name of ["key_00000000000000000000000000", "sk_live_00000000", "nonsense"]) {
    const { code, stderr } = await run(["keys", "revoke", name, "--data", data]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "socialcrm: There is no such API key in this data folder.\n" });
  }
});

test("a fresh folder needs a workspace before a key", async () => {
  const empty = newFolder();
  const started = await serve(empty);
  const { code, stderr } = await run(["keys", "create", "--name", "x", "--data", empty]);
  expect(code).toBe(1);
  expect(stderr).toContain("There is no workspace yet.");
  await json(["workspaces", "create", "--name", "New", "--slug", "new", "--data", empty]);
  const { key } = await json(["keys", "create", "--name", "x", "--data", empty]);
  expect((await started.request("/v1/me", key)).status).toBe(200);
  await started.ended("SIGTERM");
});
