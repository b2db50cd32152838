import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isInstalled, snacFolder, snacProgram } from "./cache.ts";
import { sayMissing } from "./child.ts";

/** A running snac: a server of ActivityPub that speaks Mastodon's client API. */
export interface Snac {
  readonly url: string;
  readonly password: string;
  /** What a browser does with the address of the consent page: signs in as ann, and gets where it is sent then. */
  consent(url: string): Promise<URL>;
  /** A token such as people make in the settings of their account. */
  token(): Promise<string>;
  /** Adds somebody whom ann follows from then on; answers what posts a note as them. */
  followed(name: string): Promise<(text: string) => Promise<void>>;
  /** How many posts ann is shown at home. */
  shown(): Promise<number>;
  /** The sources of all of ann's public posts, as they lie on its disk. */
  posts(): string[];
  stop(): Promise<void>;
}

export const hasSnac = isInstalled(snacFolder());
if (!hasSnac) sayMissing("snac");

/** snac ends connections while they are kept for the next request, which fails on them. */
export const alone = { keepalive: false } as const;

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });

async function snac(args: readonly string[], input = ""): Promise<string> {
  const child = Bun.spawn([snacProgram(snacFolder()), ...args], {
    stdin: Buffer.from(input),
    stdout: "pipe",
    stderr: "pipe",
  });
  const said = await new Response(child.stdout).text();
  if ((await child.exited) !== 0) throw new Error(`snac ${args[0]} failed: ${await new Response(child.stderr).text()}`);
  return said;
}

export async function startSnac(): Promise<Snac> {
  const folder = join(mkdtempSync(join(tmpdir(), "socialcrm-snac-")), "data");
  const port = await freePort();
  await snac(["init", folder], `127.0.0.1\n${port}\n127.0.0.1:${port}\n\n\n`);
  const settings = join(folder, "server.json");
  writeFileSync(settings, JSON.stringify({ ...JSON.parse(readFileSync(settings, "utf8")), protocol: "http" }));
  const password = /password is (\S+)/.exec(await snac(["adduser", folder, "ann"]))?.[1] ?? "";
  const child = Bun.spawn([snacProgram(snacFolder()), "httpd", folder], { stdout: "ignore", stderr: "ignore" });
  const url = `http://127.0.0.1:${port}`;
  for (let look = 0; ; look++) {
    const answers = await fetch(`${url}/api/v1/instance`, alone).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answers) break;
    if (look === 200 || child.exitCode !== null) throw new Error("snac did not start.");
    await Bun.sleep(25);
  }
  let token: string | undefined;
  const running: Snac = {
    url,
    password,
    token: () => tokenOf(running),
    async followed(name) {
      await snac(["adduser", folder, name]);
      await snac(["follow", folder, "ann", `${url}/${name}`]);
      const followers = join(folder, "user", name, "followers");
      for (let look = 0; !existsSync(followers) || readdirSync(followers).length === 0; look++) {
        if (look === 1200) throw new Error(`snac did not let ann follow ${name}.`);
        await Bun.sleep(25);
      }
      return async (text) => void (await snac(["note", folder, name, text]));
    },
    async shown() {
      token ??= await tokenOf(running);
      const headers = { authorization: `Bearer ${token}` };
      const answer = await fetch(`${url}/api/v1/timelines/home?limit=40`, { ...alone, headers });
      return ((await answer.json()) as unknown[]).length;
    },
    posts() {
      const kept = join(folder, "user", "ann", "public");
      const files = readdirSync(kept).filter((name) => name.endsWith(".json"));
      return files.map((name) => JSON.parse(readFileSync(join(kept, name), "utf8")).sourceContent ?? "");
    },
    async consent(address) {
      const page = await (await fetch(address, alone)).text();
      const form = new URLSearchParams({ login: "ann", passwd: password });
      for (const [input] of page.matchAll(/<input type="hidden"[^>]*>/g)) {
        const value = (name: string) =>
          new RegExp(`${name}="([^"]*)"`).exec(input)?.[1]?.replaceAll("&amp;", "&") ?? "";
        form.set(value("name"), value("value"));
      }
      const action = /action="([^"]+)"/.exec(page)?.[1] ?? "";
      const answer = await fetch(new URL(action, url), { ...alone, method: "POST", body: form, redirect: "manual" });
      const to = answer.headers.get("location");
      if (!to) throw new Error(`snac sent the browser nowhere: ${answer.status} ${await answer.text()}`);
      return new URL(to);
    },
    async stop() {
      child.kill("SIGKILL"); // its folder goes with it; asked kindly it waits for open connections
      await child.exited;
      rmSync(join(folder, ".."), { recursive: true, force: true });
    },
  };
  return running;
}

const redirect = "http://127.0.0.1:4600/connected";

async function tokenOf({ url, consent }: Snac): Promise<string> {
  const post = async (path: string, fields: Record<string, string>): Promise<Record<string, string>> =>
    (await fetch(`${url}${path}`, { ...alone, method: "POST", body: new URLSearchParams(fields) })).json() as never;
  const named = { client_name: "judge", redirect_uris: redirect, scopes: "read write" };
  const { client_id = "", client_secret = "" } = await post("/api/v1/apps", named);
  const asked = { response_type: "code", client_id, redirect_uri: redirect, scope: "read write" };
  const back = await consent(`${url}/oauth/authorize?${new URLSearchParams(asked)}`);
  const code = back.searchParams.get("code") ?? "";
  const form = { grant_type: "authorization_code", code, client_id, client_secret, redirect_uri: redirect };
  return (await post("/oauth/token", form)).access_token ?? "";
}
