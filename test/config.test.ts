import { afterAll, describe, expect, test } from "bun:test";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BadConfiguration } from "../src/config/bad-configuration.ts";
import { settings } from "../src/config/settings.ts";
import { describeConfig, readConfig, type Sources } from "../src/config.ts";
import { selfHosted } from "../src/contract/plans.ts";

const folder = mkdtempSync(join(tmpdir(), "socialcrm-config-"));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function file(text: string, mode = 0o600): string {
  const path = join(folder, `${files++}.toml`);
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

const read = (sources: Sources = {}) => readConfig({ env: {}, cwd: folder, ...sources });
const withFile = (text: string, sources: Sources = {}) => {
  const config = file(text);
  return read({ ...sources, flags: { ...sources.flags, config } });
};
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof BadConfiguration) return error.message;
    throw error;
  }
  throw new Error("It was not refused.");
}

describe("settings", () => {
  test("with nothing set are a server on loopback, port 4600, with its data in ./data", () => {
    const config = read();
    expect(config).toMatchObject({ host: "127.0.0.1", port: 4600, data: join(folder, "data"), log_level: "info" });
    expect(config.public_url).toBeUndefined();
    expect(new Set(Object.values(config.origins))).toEqual(new Set(["default"]));
  });

  test("come from flags before the environment before the file before the defaults", () => {
    const text = 'port = 1\nhost = "file"\nlog_level = "warn"\n';
    const config = withFile(text, {
      flags: { port: "3" },
      env: { SOCIALCRM_PORT: "2", SOCIALCRM_HOST: "environment" },
    });
    expect(config).toMatchObject({ port: 3, host: "environment", log_level: "warn", durability: "full" });
    const { port, host, log_level, durability } = config.origins;
    expect([port, host, log_level, durability]).toEqual(["--port", "SOCIALCRM_HOST", config.config ?? "", "default"]);
  });

  test("are found in the file that SOCIALCRM_CONFIG names", () => {
    const path = file("port = 7\n");
    expect(read({ env: { SOCIALCRM_CONFIG: path } })).toMatchObject({ port: 7, config: path });
  });

  test("take relative paths from the folder of the source that gave them", () => {
    expect(withFile('data = "mine"', { cwd: "/elsewhere" }).data).toBe(join(folder, "mine"));
    expect(read({ flags: { data: "mine" }, cwd: "/elsewhere" }).data).toBe("/elsewhere/mine");
  });

  test("take flags by their own name and as commander spells them, and leave foreign options alone", () => {
    expect(read({ flags: { publicUrl: "https://crm.example.com", json: true } }).public_url).toBe(
      "https://crm.example.com",
    );
    expect(read({ flags: { public_url: "https://crm.example.com/" } }).public_url).toBe("https://crm.example.com");
  });

  test("take lists with commas in the environment, repeated as flags, as arrays in the file", () => {
    const expected = ["10.0.0.0/8", "fd00::/8"];
    expect(read({ env: { SOCIALCRM_TRUSTED_PROXIES: "10.0.0.0/8, fd00::/8," } }).trusted_proxies).toEqual(expected);
    expect(read({ flags: { trustedProxies: expected } }).trusted_proxies).toEqual(expected);
    expect(withFile('trusted_proxies = ["10.0.0.0/8", "fd00::/8"]').trusted_proxies).toEqual(expected);
  });

  test("count an empty variable as not set, but an empty secret as a mistake", () => {
    expect(read({ env: { SOCIALCRM_PUBLIC_URL: "", SOCIALCRM_PORT: "" } }).port).toBe(4600);
    expect(refusal(() => read({ env: { SOCIALCRM_ROOT_KEY: "" } }))).toContain("root_key");
  });

  test("write logs as text to a terminal and as JSON elsewhere, unless told", () => {
    expect(read({ terminal: true }).log_format).toBe("text");
    expect(read({ terminal: false }).log_format).toBe("json");
    expect(read({ terminal: true, flags: { log_format: "json" } }).log_format).toBe("json");
  });

  test("cannot be changed afterwards", () => {
    const config = read() as { port: number };
    expect(() => {
      config.port = 1;
    }).toThrow(TypeError);
  });

  test("are read in under a millisecond", () => {
    const sources = { env: { ...process.env, SOCIALCRM_PORT: "0" }, flags: { data: "x" } };
    const times = Array.from({ length: 20 }, () => {
      const start = performance.now();
      read(sources);
      return performance.now() - start;
    });
    expect(Math.min(...times)).toBeLessThan(1);
  });
});

describe("a bad value stops the start, naming the setting, its origin and what it should be", () => {
  test.each([
    ["SOCIALCRM_PORT", "abc", 'port: must be a whole number from 0 to 65535, not "abc" (from SOCIALCRM_PORT).'],
    ["SOCIALCRM_PORT", "65536", "from 0 to 65535"],
    ["SOCIALCRM_PORT", "0x10", "from 0 to 65535"],
    ["SOCIALCRM_PORT", "-1", "from 0 to 65535"],
    ["SOCIALCRM_HOST", "http://x", "host: must be an IP address or a host name"],
    ["SOCIALCRM_PUBLIC_URL", "https://crm.example.com/path", "without a path"],
    ["SOCIALCRM_PUBLIC_URL", "ftp://crm.example.com", "http or https"],
    ["SOCIALCRM_PUBLIC_URL", "https://me:pw@crm.example.com", "without a path"],
    ["SOCIALCRM_PUBLIC_URL", "crm.example.com", "http or https"],
    ["SOCIALCRM_LOG_LEVEL", "verbose", '"debug" or "info" or "warn" or "error"'],
    ["SOCIALCRM_ACCESS_LOG", "yes", "true or false"],
    ["SOCIALCRM_TRUSTED_PROXIES", "10.0.0.0/8,10.0.0.0/33", "a list of IP addresses or CIDR ranges"],
    ["SOCIALCRM_CORS_ORIGINS", "*", "exact origins"],
    ["SOCIALCRM_CORS_ORIGINS", "https://app.example.com/", "exact origins"],
    ["SOCIALCRM_CORS_ORIGINS", "https://APP.example.com", "exact origins"],
    ["SOCIALCRM_MCP_AUTH", "never", '"public-lists" or "always"'],
    ["SOCIALCRM_OUTBOUND_ALLOW", "127.0.0.1:99999", "outbound_allow: must be a list of addresses"],
    ["SOCIALCRM_OUTBOUND_ALLOW", "minio:9000", "outbound_allow: must be a list of addresses"],
    ["SOCIALCRM_DEFAULT_PLAN", "gold", "default_plan: must name a plan (self_hosted) (from SOCIALCRM_DEFAULT_PLAN)."],
    ["SOCIALCRM_CONFIG", "/nowhere/x.toml", "SOCIALCRM_CONFIG names /nowhere/x.toml, which cannot be read (ENOENT)"],
  ])("%s=%s", (variable, value, words) => {
    expect(refusal(() => read({ env: { [variable]: value } }))).toContain(words);
  });

  test.each(["127.0.0.1:9000", "10.1.0.0/16", "[fd00::1]:9000", "fd00::/8"])("outbound_allow takes %s", (entry) => {
    expect(read({ env: { SOCIALCRM_OUTBOUND_ALLOW: entry } }).outbound_allow).toEqual([entry]);
  });

  test("in the file a number in quotes is not a number", () => {
    expect(refusal(() => withFile('port = "80"'))).toMatch(/^port: must be a whole number .*"80" \(from .*\.toml\)\.$/);
  });

  test("a file that is not TOML is refused with the line", () => {
    expect(refusal(() => withFile("port = 1\ntrusted_proxies = [\n]\nhost = = 2\n"))).toMatch(/\.toml, line 4: /);
  });

  test("a flag without a value is refused", () => {
    expect(refusal(() => read({ flags: { port: true } }))).toContain("from --port");
  });
});

describe("a mistyped name stops the start with the nearest known one", () => {
  test("in the environment", () => {
    expect(refusal(() => read({ env: { SOCIALCRM_PUBLIC_ULR: "x" } }))).toBe(
      "SOCIALCRM_PUBLIC_ULR: is no setting. The nearest known name is SOCIALCRM_PUBLIC_URL.",
    );
    expect(refusal(() => read({ env: { SOCIALCRM_PORT_FILE: "x" } }))).toContain("SOCIALCRM_PORT_FILE");
  });

  test("in the file", () => {
    expect(refusal(() => withFile("prot = 1"))).toMatch(
      /^prot: is no setting \(in .*\)\. The nearest known name is port\.$/,
    );
    expect(refusal(() => withFile('config = "other.toml"'))).toContain("config: is no setting");
    expect(refusal(() => withFile("__proto__ = 1"))).toContain("__proto__");
  });

  test("but the client's credentials and foreign variables stand beside", () => {
    const env = { SOCIALCRM_API_KEY: "x", SOCIALCRM_API_URL: "y", SOCIAL: "z", HOME: "/" };
    expect(read({ env }).port).toBe(4600);
  });
});

describe("a secret", () => {
  const token = "a-token-of-the-operator";

  test("can stand in a file of its own, whose content is trimmed", () => {
    const path = file(`${token}\n`, 0o644);
    const config = read({ env: { SOCIALCRM_METRICS_TOKEN_FILE: path } });
    expect([config.metrics_token, config.origins.metrics_token]).toEqual([token, "SOCIALCRM_METRICS_TOKEN_FILE"]);
    expect(withFile(`metrics_token_file = "${path}"`).metrics_token).toBe(token);
  });

  test("given in two ways at once is refused", () => {
    const env = { SOCIALCRM_METRICS_TOKEN: token, SOCIALCRM_METRICS_TOKEN_FILE: file(token) };
    expect(refusal(() => read({ env }))).toContain("both SOCIALCRM_METRICS_TOKEN and SOCIALCRM_METRICS_TOKEN_FILE");
  });

  test("in a configuration file that others may read is refused", () => {
    const path = file(`metrics_token = "${token}"`, 0o644);
    expect(refusal(() => read({ flags: { config: path } }))).toContain(`chmod 600 ${path}`);
    chmodSync(path, 0o600);
    expect(read({ flags: { config: path } }).metrics_token).toBe(token);
  });

  test("has no flag", () => {
    for (const setting of settings.filter(({ secret }) => secret)) expect(setting.flag).toBeUndefined();
    expect(read({ flags: { metricsToken: token } }).metrics_token).toBeUndefined();
  });

  test("is not repeated by a refusal", () => {
    expect(refusal(() => read({ env: { SOCIALCRM_METRICS_TOKEN: "short secret" } }))).not.toContain("short secret");
  });

  test("is not shown by the listing of settings", () => {
    const rows = describeConfig(read({ env: { SOCIALCRM_METRICS_TOKEN: token, SOCIALCRM_PORT: "0" } }));
    expect(rows.find(({ name }) => name === "metrics_token")).toMatchObject({
      value: "(set)",
      origin: "SOCIALCRM_METRICS_TOKEN",
    });
    expect(rows.find(({ name }) => name === "port")).toMatchObject({ value: "0", origin: "SOCIALCRM_PORT" });
    expect(JSON.stringify(rows)).not.toContain(token);
    expect(rows.map(({ name }) => name)).toEqual(settings.map(({ name }) => name));
  });
});

describe("plans", () => {
  test("are the built-in one when none is defined", () => {
    expect([...read().plans]).toEqual([["self_hosted", selfHosted]]);
  });

  test("can be added, with what they leave out denied or at the default", () => {
    const { plans, default_plan } = withFile(`
      default_plan = "free"
      [plans.free]
      features = ["media:write"]
      quotas = { posts = 30 }
      limits = { requests_per_minute = 60, mcp_in_flight = 0 }
    `);
    expect(default_plan).toBe("free");
    expect(plans.get("free")).toEqual({
      name: "free",
      features: ["media:write"],
      quotas: { posts: 30 },
      limits: { ...selfHosted.limits, requestsPerMinute: 60, mcpInFlight: 0 },
      mediaBytes: 0,
      keysMayExceedLimits: false,
    });
    expect(plans.get("self_hosted")).toEqual(selfHosted);
  });

  test("let the operator change the built-in one", () => {
    const { plans } = withFile("[plans.self_hosted]\nlimits = { tool_calls_per_minute = 5 }");
    const limits = { ...selfHosted.limits, toolCallsPerMinute: 5 };
    expect(plans.get("self_hosted")).toEqual({ ...selfHosted, limits });
  });

  test.each([
    ['[plans.free]\nfeatures = ["posts:read"]', 'plans.free.features: must be a list of "posts:publish" or'],
    ["[plans.free]\nfeature = []", "plans.free.feature: must be one of features, quotas, limits"],
    ["[plans.free]\nquotas = { post = 1 }", "plans.free.quotas.post: must be one of posts, ai"],
    ["[plans.free]\nquotas = { posts = -1 }", "plans.free.quotas.posts: must be a whole number from 0"],
    ["[plans.free]\nlimits = { body_bytes = 1.5 }", "plans.free.limits.body_bytes: must be a whole number"],
    ["[plans.Free]\n", "plans.Free: must be a table [plans.<name>]"],
    ["plans = 1\n", "plans: must be a table"],
    ["[plans.__proto__]\n", "plans.__proto__: must be a table"],
  ])("%j is refused", (text, words) => {
    expect(refusal(() => withFile(text))).toContain(words);
  });

  test("cannot be set by a variable", () => {
    expect(refusal(() => read({ env: { SOCIALCRM_PLANS: "{}" } }))).toContain("SOCIALCRM_PLANS");
  });
});

test("the page on configuration names every setting with its variable, flag and default", () => {
  const page = readFileSync(join(import.meta.dir, "../docs/configuration.md"), "utf8");
  for (const { name, variable, flag, description, default: value } of settings) {
    const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\` `)) ?? "";
    expect(row).toContain(description);
    if (variable) expect(row).toContain(`\`${variable}\``);
    if (flag) expect(row).toContain(`\`${flag}`);
    if (typeof value !== "object" && value !== undefined) expect(row).toContain(`\`${value}\``);
  }
});
