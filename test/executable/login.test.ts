import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { built, furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";

let server: RunningServer;
let key: string;
beforeAll(async () => {
  const { data, key: made } = await furnished();
  key = made;
  server = await serve(data);
});
afterAll(tidy);

/** A home of a person's own, and the commands that they run there. */
function person() {
  const home = dirname(newFolder());
  const folder = join(home, ".socialcrm");
  const file = join(folder, "config.toml");
  const call = (words: string, env: Record<string, string> = {}, shell?: string) =>
    run(words.split(" "), { env: { HOME: home, ...env }, ...(shell && { shell }) });
  const login = (typed = key, words = "--key-stdin") =>
    call(`login --api-url ${server.url} ${words}`, { TYPED: typed }, 'printf "%s\\n" "$TYPED" | "$@"');
  return { folder, file, call, login, mode: (path: string) => statSync(path).mode & 0o777 };
}

describe("a login with a key", () => {
  test.each(["--key-stdin", "--with-key", "--json"])(
    "from stdin (%s) is tried, saved for its owner alone, and used",
    async (words) => {
      const { folder, file, call, login, mode } = person();
      const { code, stdout, stderr } = await login(key, words);
      expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
      expect(stdout).not.toContain(key);
      if (words === "--json")
        expect(JSON.parse(stdout)).toMatchObject({ api_url: server.url, workspace: "acme", file });
      expect([mode(folder), mode(file)]).toEqual([0o700, 0o600]);
      expect(await call("posts list --json")).toMatchObject({ code: 0, stdout: '{"data":[]}\n' });
    },
  );

  test("is not saved where the server refuses the key, or is not there", async () => {
    const { file, call, login } = person();
    const wrong = await login("nonsense");
    expect(wrong).toMatchObject({ code: 3, stdout: "" });
    expect(wrong.stderr).not.toContain("nonsense");
    expect(await login("")).toMatchObject({ code: 2, stdout: "" });
    expect(await call("login --with-key --api-url http://127.0.0.1:1", {}, 'echo abc | "$@"')).toMatchObject({
      code: 6,
    });
    expect(existsSync(file)).toBe(false);
  });

  test("keeps what stood there where a later one fails", async () => {
    const { file, login } = person();
    await login();
    const before = readFileSync(file, "utf8");
    expect((await login("nonsense")).code).toBe(3);
    expect(readFileSync(file, "utf8")).toBe(before);
  });

  test("asks on a terminal, where the key is not seen", async () => {
    const { file } = person();
    let screen = "";
    const child = Bun.spawn([await built(), "login", "--with-key", "--api-url", server.url], {
      env: { PATH: process.env.PATH ?? "", TERM: "xterm", HOME: dirname(dirname(file)) },
      terminal: {
        cols: 120,
        rows: 20,
        data(terminal, bytes) {
          const before = screen.includes("API key for");
          screen += new TextDecoder().decode(bytes);
          if (!before && screen.includes("API key for")) terminal.write(`x\x7f${key}\r`);
        },
      },
    });
    expect(await child.exited).toBe(0);
    child.terminal?.close();
    expect(screen).toContain(`API key for ${server.url}: `);
    expect(screen).not.toContain(key);
    expect(readFileSync(file, "utf8")).toContain(key);
  });

  test("on a terminal that is given up leaves nothing, and exits with 1", async () => {
    const { file } = person();
    const child = Bun.spawn([await built(), "login", "--with-key", "--api-url", server.url], {
      env: { PATH: process.env.PATH ?? "", TERM: "xterm", HOME: dirname(dirname(file)) },
      terminal: {
        data: (terminal, bytes) => new TextDecoder().decode(bytes).includes("API key") && terminal.write("\x03"),
      },
    });
    expect(await child.exited).toBe(1);
    child.terminal?.close();
    expect(existsSync(file)).toBe(false);
  });

  test("is sent to the server it was saved for and to no other", async () => {
    const { call, login } = person();
    await login();
    const heard: (string | null)[] = [];
    using other = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch(request) {
        heard.push(request.headers.get("authorization"));
        return Response.json({});
      },
    });
    expect(await call(`posts list --api-url ${other.url.origin}`)).toMatchObject({ code: 3, stdout: "" });
    expect(await call("posts list", { SOCIALCRM_API_URL: other.url.origin })).toMatchObject({ code: 3, stdout: "" });
    expect(heard).toEqual([]);
    // The same server by another name is another server.
    expect((await call(`posts list --api-url ${server.url.replace("127.0.0.1", "localhost")}`)).code).toBe(3);
  });

  test("counts after the environment and after a flag", async () => {
    const { call, login } = person();
    await login();
    expect((await call("whoami", { SOCIALCRM_API_KEY: "nonsense" })).stderr).toContain("from SOCIALCRM_API_KEY");
    expect((await call("whoami --api-key other", { SOCIALCRM_API_KEY: "nonsense" })).stderr).toContain(
      "from --api-key",
    );
  });
});

describe("the file of credentials", () => {
  test.each([0o640, 0o604, 0o660])("is refused with mode %o: 78, and how to mend it", async (mode) => {
    const { file, call, login } = person();
    await login();
    chmodSync(file, mode);
    const { code, stdout, stderr } = await call("whoami");
    expect({ code, stdout }).toEqual({ code: 78, stdout: "" });
    expect(stderr).toContain(`chmod 600 ${file}`);
    // What needs nothing of it is not stopped by it.
    expect((await call(`whoami --api-url ${server.url} --api-key ${key}`)).code).toBe(0);
  });

  test("is refused where it is a link, and a link is replaced by nothing it leads to", async () => {
    const { folder, file, call, login } = person();
    mkdirSync(folder, { mode: 0o755 });
    const elsewhere = join(dirname(folder), "elsewhere.toml");
    writeFileSync(elsewhere, "", { mode: 0o600 });
    symlinkSync(elsewhere, file);
    expect(await call("whoami")).toMatchObject({ code: 78, stdout: "" });
    expect((await login()).code).toBe(78);
    expect(readFileSync(elsewhere, "utf8")).toBe("");
  });

  test("is refused where it is not what socialcrm writes, without a word of it", async () => {
    const { folder, file, call } = person();
    mkdirSync(folder, { mode: 0o700 });
    for (const text of ["secret-word = = 3", '[servers."http://127.0.0.1:4600"]\napi_key = 3']) {
      writeFileSync(file, text, { mode: 0o600 });
      const { code, stderr } = await call("whoami");
      expect(code).toBe(78);
      expect(stderr).toContain(file);
      expect(stderr).not.toContain("secret-word");
    }
  });

  test("keeps a login for each server, the last one being meant, and closes its folder to others", async () => {
    const { folder, file, call, login, mode } = person();
    mkdirSync(folder, { mode: 0o777 });
    chmodSync(folder, 0o777);
    await login();
    expect(mode(folder)).toBe(0o700);
    const { data, key: second } = await furnished();
    const other = await serve(data);
    await call(`login --api-url ${other.url} --key-stdin`, { TYPED: second }, 'echo "$TYPED" | "$@"');
    expect(JSON.parse((await call("status --json")).stdout).api_url).toBe(other.url);
    expect(JSON.parse((await call(`status --json --api-url ${server.url}`)).stdout).works).toBe(true);
    expect((await call("logout")).code).toBe(0);
    expect(readFileSync(file, "utf8")).toContain(key);
    expect(readFileSync(file, "utf8")).not.toContain(second);
    await other.ended("SIGTERM");
  });
});

describe("status", () => {
  test("tells server, credential and whom it is taken for, and never the credential", async () => {
    const { file, call, login } = person();
    await login();
    const { code, stdout } = await call("status --json");
    expect(code).toBe(0);
    expect(stdout).not.toContain(key);
    expect(JSON.parse(stdout)).toMatchObject({
      api_url: server.url,
      api_url_from: file,
      logged_in: true,
      kind: "api_key",
      credential: key.slice(0, 16),
      credential_from: file,
      works: true,
      workspace: { slug: "acme" },
      role: "admin",
      error: null,
    });
    expect((await call("status")).stdout).toContain(`API key ${key.slice(0, 16)} (from ${file})`);
  });

  test("tells what it knows without the server too, with 6, and without a credential with 3", async () => {
    const { call, login } = person();
    const { data, key: own } = await furnished();
    const brief = await serve(data);
    await call(`login --api-url ${brief.url} --key-stdin`, { TYPED: own }, 'echo "$TYPED" | "$@"');
    await brief.ended("SIGTERM");
    const down = await call("status --json");
    expect(down.code).toBe(6);
    expect(JSON.parse(down.stdout)).toMatchObject({
      api_url: brief.url,
      logged_in: true,
      works: false,
      workspace: null,
    });
    expect(JSON.parse(down.stderr).error.code).toBe("unavailable");
    await call("logout");
    const none = await call("status --json");
    expect(none.code).toBe(3);
    expect(JSON.parse(none.stdout)).toMatchObject({ api_url: "http://127.0.0.1:4600", logged_in: false, works: false });
    await login("nonsense");
  });
});

test("logout forgets a key, which goes on working, and says so; a second one has nothing to do", async () => {
  const { file, call, login } = person();
  await login();
  const { code, stdout } = await call("logout --json");
  expect({ code, told: JSON.parse(stdout) }).toEqual({
    code: 0,
    told: { api_url: server.url, kind: "api_key", revoked: false },
  });
  expect(existsSync(file)).toBe(false);
  expect((await server.request("/v1/me", key)).status).toBe(200);
  expect((await call(`logout --api-url ${server.url}`)).code).toBe(3);
});
