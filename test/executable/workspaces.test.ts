import { afterAll, describe, expect, test } from "bun:test";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { furnished, json, newFolder, run, serve, tidy } from "../support/executable.ts";

afterAll(tidy);

describe("the first workspace", () => {
  test("is made on an empty folder with its brand, its owner and its time zone", async () => {
    const data = newFolder();
    const words = [
      "--name",
      "Acme Ltd",
      "--slug",
      "acme",
      "--brand",
      "Acme",
      "--owner",
      "Ada@Example.com",
      "--time-zone",
      "europe/berlin",
    ];
    const made = await json(["workspaces", "create", ...words, "--data", data]);
    expect(made).toMatchObject({ slug: "acme", name: "Acme Ltd", plan: "self_hosted", time_zone: "Europe/Berlin" });
    expect(made.brand.name).toBe("Acme");
    const members = [expect.objectContaining({ email: "ada@example.com", role: "owner" })];
    expect(await json(["workspaces", "show", "acme", "--data", data])).toMatchObject({ id: made.id, members });
    const { key } = await json(["keys", "create", "--name", "x", "--data", data]);
    const server = await serve(data);
    const brands = await (await server.request("/v1/brands", key)).json();
    expect(brands.data).toMatchObject([{ id: made.brand.id, name: "Acme" }]);
    await server.ended("SIGTERM");
  });

  test("says what to type next", async () => {
    const data = newFolder();
    const { stdout } = await run(["workspaces", "create", "--name", "Acme", "--slug", "acme", "--data", data]);
    const next = stdout.split("\n").find((line) => line.includes("keys create"));
    expect(next).toEndWith(`keys create --workspace acme --name 'First key' --data ${data}`);
    const typed = await run(["-c", `${next} --json`].slice(1), { shell: 'eval "$2"' });
    expect(typed).toMatchObject({ code: 0, stderr: "" });
    expect(JSON.parse(typed.stdout).id).toStartWith("key_");
  });
});

test("a slug is taken once, and nothing is made the second time", async () => {
  const { data } = await furnished();
  const again = await run(["workspaces", "create", "--name", "Other", "--slug", "acme", "--data", data]);
  expect(again).toEqual({ code: 1, stdout: "", stderr: "socialcrm: The slug acme is taken; choose another one.\n" });
  expect((await json(["workspaces", "list", "--data", data])).data).toHaveLength(1);
});

test("two that make the same workspace at the same moment: one does", async () => {
  const data = newFolder();
  const words = ["workspaces", "create", "--name", "Acme", "--slug", "acme", "--data", data];
  const codes = await Promise.all(Array.from({ length: 4 }, async () => (await run(words)).code));
  expect(codes.sort()).toEqual([0, 1, 1, 1]);
  expect((await json(["workspaces", "list", "--data", data])).data).toHaveLength(1);
});

test("a server and a command that meet an empty folder at the same moment agree on it", async () => {
  const data = newFolder();
  const [server] = await Promise.all([
    serve(data),
    json(["workspaces", "create", "--name", "Acme", "--slug", "acme", "--data", data]),
  ]);
  const { key } = await json(["keys", "create", "--name", "x", "--data", data]);
  expect((await server.request("/v1/me", key)).status).toBe(200);
  expect(await server.ended("SIGTERM")).toBe(0);
});

test("a plan comes from the configuration, and a change of it holds on the next request", async () => {
  const { data, key } = await furnished();
  const config = join(dirname(data), "socialcrm.toml");
  writeFileSync(config, "[plans.free]\nfeatures = []\nlimits = { requests_per_minute = 5 }\n");
  const server = await serve(data, ["--config", config]);
  const unknown = await run(["workspaces", "set-plan", "acme", "free", "--data", data]);
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain("There is no plan free; there are: self_hosted.");
  await json(["workspaces", "set-plan", "acme", "free", "--data", data, "--config", config]);
  expect((await (await server.request("/v1/me", key)).json()).plan).toEqual({ name: "free", features: [] });
  await server.ended("SIGTERM");
});

test("members come and go, but a workspace keeps an owner", async () => {
  const { data } = await furnished();
  const members = (...words: string[]) => run(["members", ...words, "--data", data]);
  await members("add", "ada@example.com", "--role", "owner");
  expect(await members("add", "ADA@example.com")).toMatchObject({
    code: 1,
    stderr: "socialcrm: ada@example.com is a member of this workspace already.\n",
  });
  for (const words of [
    ["remove", "ada@example.com"],
    ["set-role", "ada@example.com", "viewer"],
  ])
    expect(await members(...words)).toMatchObject({ code: 1, stderr: expect.stringContaining("at least one owner") });
  await members("add", "bob@example.com", "--role", "owner");
  expect((await members("remove", "ada@example.com")).code).toBe(0);
  expect(await members("remove", "ada@example.com")).toMatchObject({
    code: 1,
    stderr: "socialcrm: ada@example.com is no member of this workspace.\n",
  });
  const { data: left } = await json(["members", "list", "--data", data]);
  expect(left).toMatchObject([{ email: "bob@example.com", role: "owner" }]);
});

test("lists are aligned, and a name cannot steer the terminal", async () => {
  const { data, key } = await furnished();
  const server = await serve(data);
  const body = JSON.stringify({ name: "evil\u001b[2J\u202eeman" });
  await server.request("/v1/api-keys", key, { method: "POST", body, headers: { "content-type": "application/json" } });
  await server.ended("SIGTERM");
  const { stdout } = await run(["keys", "list", "--data", data]);
  const lines = stdout.trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f\u202e]/);
  const at = lines[0]?.indexOf("STATUS") ?? 0;
  for (const line of lines.slice(1)) expect(line.slice(at, at + 6)).toBe("active");
});
