import { Database } from "bun:sqlite";
import { afterAll, describe, expect, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
import { furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

const lines = (text: string) => text.trimEnd().split("\n");
const posted = (body: string) => ({ method: "POST", body, headers: { "content-type": "application/json" } });

describe("serve", () => {
  test("with no settings works on a fresh folder, prints one line, and ends with 0", async () => {
    const data = newFolder();
    const server = await serve(data);
    expect((await server.request("/healthz")).status).toBe(200);
    expect((await server.request("/readyz")).status).toBe(200);
    expect(await server.ended("SIGTERM")).toBe(0);
    expect(lines(await server.stdout)).toEqual([expect.stringContaining(server.url)]);
    expect(await server.stdout).toContain(data);
    expect(statSync(data).mode & 0o777).toBe(0o700);
    for (const name of readdirSync(data)) expect([name, statSync(join(data, name)).mode & 0o077]).toEqual([name, 0]);
  });

  test("uses ./data where nothing is said", async () => {
    const cwd = dirname(newFolder());
    const server = await serve("data", [], { cwd });
    expect(existsSync(join(cwd, "data", "socialcrm.db"))).toBe(true);
    await server.ended("SIGINT");
  });

  test("takes a list in one flag with commas or in several", async () => {
    const origins = ["https://a.test", "https://b.test", "https://c.test"];
    const server = await serve(newFolder(), [
      "--cors-origins",
      "https://a.test,https://b.test",
      "--cors-origins",
      "https://c.test",
    ]);
    for (const origin of origins) {
      const { headers } = await fetch(`${server.url}/v1/me`, { headers: { origin } });
      expect(headers.get("access-control-allow-origin")).toBe(origin);
    }
    await server.ended("SIGTERM");
  });

  test("prints one JSON document with --json, and logs JSON lines on stderr", async () => {
    const data = newFolder();
    const server = await serve(data, ["--json"]);
    expect(await server.ended("SIGTERM")).toBe(0);
    expect(await server.stdout).toBe(`${JSON.stringify({ url: server.url, data })}\n`);
    const events = lines(await server.stderr).map((line) => JSON.parse(line).event);
    expect(events).toEqual(["started", "no_workspace_yet", "setup_due", "stopping", "stopped"]);
  });

  test("says to a person on a fresh folder how to make the first workspace and key, and to others nothing", async () => {
    const data = newFolder();
    const fresh = await serve(data, ["--log-format", "text"]);
    await fresh.ended("SIGTERM");
    expect(await fresh.stderr).toContain(`workspaces create --name 'My company' --slug my-company --data ${data}\n`);
    expect(await fresh.stderr).toContain(`keys create --workspace my-company --name 'First key' --data ${data}\n`);
    const later = await serve((await furnished()).data, ["--log-format", "text"]);
    await later.ended("SIGTERM");
    expect(await later.stderr).not.toContain("workspaces create");
  });

  test.each(["999.1.1.1", "192.0.2.7"])(
    "refuses --host %s, which is no address of this machine, with 78",
    async (host) => {
      const { code, stderr } = await run(["serve", "--data", newFolder(), "--host", host, "--port", "0"]);
      expect(code).toBe(78);
      expect(stderr).toStartWith("socialcrm: host: cannot be listened on: ");
    },
  );

  test("refuses a port that is in use, with 1 and its number", async () => {
    const server = await serve(newFolder());
    const { port } = new URL(server.url);
    const second = await run(["serve", "--port", port, "--data", newFolder()]);
    expect(second).toMatchObject({ code: 1, stdout: "" });
    expect(second.stderr).toContain(`socialcrm: Port ${port} of 127.0.0.1 is in use.`);
    await server.ended("SIGTERM");
  });

  test("refuses a folder that another server runs on, with 78 and its name, and that server goes on", async () => {
    const data = newFolder();
    const server = await serve(data);
    const second = await run(["serve", "--port", "0", "--data", data]);
    expect(second).toMatchObject({ code: 78, stdout: "" });
    expect(second.stderr).toContain(`Another socialcrm server is running on ${data}.`);
    expect((await server.request("/readyz")).status).toBe(200);
    await server.ended("SIGTERM");
  });

  test("warns when others can reach it but it does not know by which address", async () => {
    const beyond = await serve(newFolder(), ["--host", "0.0.0.0"]);
    await beyond.ended("SIGTERM");
    expect(await beyond.stderr).toContain('"event":"public_url_not_set"');
    const known = await serve(newFolder(), ["--host", "0.0.0.0", "--public-url", "https://crm.example.com"]);
    await known.ended("SIGTERM");
    expect(await known.stderr).not.toContain("public_url_not_set");
  });
});

/** Sends the start of a request; what comes back is collected until the end of the connection. */
async function begun(server: RunningServer, key: string, body: string) {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  let answer = "";
  socket.on("data", (chunk) => {
    answer += chunk;
  });
  const closed = new Promise<string>((resolve) => socket.once("close", () => resolve(answer)));
  await new Promise((resolve) => socket.once("connect", resolve));
  const head = `POST /v1/posts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\ncontent-type: application/json\r\n`;
  socket.write(`${head}content-length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
  return { rest: () => socket.write(body.slice(5)), closed };
}

describe("stopping", () => {
  test("finishes the request that runs, takes no other, stays calm at a second signal, and ends with 0", async () => {
    const { data, key } = await furnished();
    const server = await serve(data);
    const slow = await begun(server, key, '{"body":"finished while stopping"}');
    await Bun.sleep(50);
    server.signal("SIGTERM");
    await Bun.sleep(100);
    server.signal("SIGTERM");
    server.signal("SIGINT");
    await expect(server.request("/healthz", undefined, { keepalive: false })).rejects.toThrow();
    slow.rest();
    expect(await slow.closed).toContain("HTTP/1.1 201");
    expect(await server.ended()).toBe(0);
    const again = await serve(data);
    expect((await (await again.request("/v1/posts", key)).json()).data[0].body).toBe("finished while stopping");
    await again.ended("SIGTERM");
  });

  test("does not wait for connections that are merely open, and writes what it has counted", async () => {
    const { data, key, id } = await furnished();
    const server = await serve(data);
    for (let n = 0; n < 5; n++) await (await server.request("/v1/me", key)).json();
    const since = performance.now();
    expect(await server.ended("SIGTERM")).toBe(0);
    expect(performance.now() - since).toBeLessThan(2000);
    const { stdout } = await run(["keys", "show", id, "--data", data, "--json"]);
    expect(JSON.parse(stdout).last_used_ip).toBe("127.0.0.1");
  });

  test("by kill -9 leaves a folder that starts again with every answered write", async () => {
    const { data, key } = await furnished();
    for (let round = 0; round < 3; round++) {
      const server = await serve(data);
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, n) => server.request("/v1/posts", key, posted(`{"body":"${round} ${n}"}`))),
      );
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
      expect(await server.ended("SIGKILL")).toBe(137);
    }
    const server = await serve(data);
    const bodies = new Set<string>();
    for (const offset of [0, 50]) {
      const page = await (await server.request(`/v1/posts?limit=50&offset=${offset}`, key)).json();
      for (const { body } of page.data) bodies.add(body);
    }
    expect(bodies.size).toBe(60);
    expect(await server.ended("SIGTERM")).toBe(0);
  });
});

describe("a disk that takes no more", () => {
  test("costs a 503 that says so, not the server; reads go on, and so do writes once there is room", async () => {
    const { data, key } = await furnished();
    // Files may not grow beyond 400 KB: what a full disk or a quota does, without one.
    const full = await serve(data, [], { shell: 'ulimit -f 800; exec "$@"' });
    const body = JSON.stringify({ body: "x".repeat(2000) });
    let refused: Response | undefined;
    for (let n = 0; n < 400 && !refused; n++) {
      const reply = await full.request("/v1/posts", key, posted(body));
      if (reply.status === 201) await reply.arrayBuffer();
      else refused = reply;
    }
    expect(refused?.status).toBe(503);
    expect(await refused?.json()).toMatchObject({ error: { code: "unavailable" } });
    expect((await full.request("/v1/posts?limit=5", key)).status).toBe(200);
    expect((await full.request("/healthz")).status).toBe(200);
    expect(await full.ended("SIGTERM")).toBe(0);
    const roomy = await serve(data);
    expect((await roomy.request("/v1/posts", key, posted(body))).status).toBe(201);
    await roomy.ended("SIGTERM");
  });

  test("or a folder that cannot be written refuses the start by its name", async () => {
    const place = dirname(newFolder());
    writeFileSync(join(place, "file"), "");
    mkdirSync(join(place, "taken", "socialcrm.db"), { recursive: true });
    for (const data of [join(place, "file"), join(place, "file", "below"), "/proc/socialcrm", join(place, "taken")]) {
      const { code, stdout, stderr } = await run(["serve", "--port", "0", "--data", data]);
      expect({ data, stdout, failed: code === 78 || code === 1 }).toEqual({ data, stdout: "", failed: true });
      expect(stderr).toContain(data);
    }
  });

  test("from the start, where it had something to write, ends it: it does not stay half started, deaf to signals", async () => {
    const { data } = await furnished(); // without an owner: the link to become one has to be written
    // A log that somebody still reads from goes on growing, and is as large as a file may be.
    const file = new Database(join(data, "socialcrm.db"));
    file.run("pragma wal_autocheckpoint = 0");
    file.run("create table filling (bytes blob)");
    file.run("insert into filling values (zeroblob(500000))");
    const { code, stderr } = await run(["serve", "--port", "0", "--data", data], { shell: 'ulimit -f 800; exec "$@"' });
    file.close();
    expect(code).toBe(1);
    expect(lines(stderr).at(-1)).toStartWith("socialcrm: The database cannot be used (SQLITE_");
    expect(stderr).toContain('"event":"stopped"');
  });

  test.each([
    ["the folder", "", 0o500],
    ["the database", "socialcrm.db", 0o400],
  ])("or that may only be read (%s) refuses the start with 78", async (_, name, mode) => {
    const { data } = await furnished();
    chmodSync(join(data, name), mode);
    // Root may write everywhere, unless it gives that up.
    const shell = `exec ${process.getuid?.() === 0 ? "setpriv --bounding-set=-dac_override --inh-caps=-dac_override" : ""} "$@"`;
    const { code, stdout, stderr } = await run(["serve", "--port", "0", "--data", data], { shell });
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(stderr).toStartWith(`socialcrm: data: ${data} cannot be written to (EACCES)`);
  });
});
