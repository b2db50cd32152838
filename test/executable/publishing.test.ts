import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { createRestAPIClient } from "masto";
import { databaseIn } from "../../db/sqlite/files.ts";
import { hasPds, type Pds, startPds } from "../servers/pds.ts";
import { alone, hasSnac, type Snac, startSnac } from "../servers/snac.ts";
import { furnished, newFolder, type RunningServer, run, serve, tidy } from "../support/executable.ts";
import { jpeg } from "../support/pictures.ts";

/* What a user does, from the command line, with accounts on two real servers. */

const both = hasPds && hasSnac;
const here = dirname(newFolder());
let pds: Pds;
let snac: Snac;
let server: RunningServer;
let [data, key, token] = ["", "", ""];
let ann: Awaited<ReturnType<Pds["account"]>>;
beforeAll(async () => {
  if (!both) return;
  [pds, snac] = await Promise.all([startPds(), startSnac()]);
  ann = await pds.account("ann");
  token = await snac.token();
  ({ data, key } = await furnished());
  mkdirSync(here, { recursive: true });
  const allowed = [pds.url, pds.plc, snac.url].map((url) => JSON.stringify(`127.0.0.1:${new URL(url).port}`));
  const addresses = `{ plc = ${JSON.stringify(pds.plc)}, appview = ${JSON.stringify(pds.url)} }`;
  const settings = `outbound_allow = [${allowed.join(", ")}]\n\n[networks.bluesky]\naddresses = ${addresses}\n`;
  writeFileSync(join(here, "socialcrm.toml"), settings);
  server = await serve(data, ["--config", join(here, "socialcrm.toml")]);
}, 120_000);
afterAll(async () => {
  await tidy();
  await pds?.stop();
  await snac?.stop();
});

/** A command with `--json`, which must succeed; what stands in `input` is read from a file of the user's own. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
async function does(words: readonly string[], input?: object): Promise<any> {
  const from = join(here, "input.json");
  if (input) {
    writeFileSync(from, JSON.stringify(input));
    chmodSync(from, 0o600);
  }
  const env = { HOME: here, SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key };
  const ended = await run([...words, ...(input ? ["--input", from] : []), "--json"], { env });
  if (ended.code !== 0) throw new Error(`${words.join(" ")}: ${ended.code} ${ended.stderr}`);
  return JSON.parse(ended.stdout);
}
const onBluesky = () => ({
  network: "bluesky",
  values: { handle: ann.handle, app_password: ann.appPassword, server: pds.url },
});
const onMastodon = () => ({ network: "mastodon", values: { server: snac.url, access_token: token } });
const connect = async (input: object): Promise<string> => (await does(["accounts", "connect"], input)).data[0].id;

async function picture(name: string, alt: string): Promise<string> {
  const path = join(here, name);
  await Bun.write(path, jpeg());
  return (await does(["media", "upload", path, "--alt", alt])).id;
}
/** The post once nothing of it is under way any more. */
async function settled(id: string) {
  for (;;) {
    const post = await does(["posts", "get", id]);
    if (!["scheduled", "publishing"].includes(post.status)) return post;
    await Bun.sleep(50);
  }
}
/** Files of the data folder that hold a text, read by another process. */
const holding = (text: string): string => Bun.spawnSync(["grep", "-rlFa", "--", text, data]).stdout.toString().trim();
const sealedFor = (id: string): string => {
  const file = new Database(databaseIn(data), { readonly: true });
  const row = file.query("select secret_sealed as sealed from accounts where id = ?").get(id);
  file.close();
  return (row as { sealed: string }).sealed;
};
/** What connects the account again, where its network has ended the old credential. */
async function again({ network, values }: { network: string; values: object }): Promise<object> {
  if (network === "mastodon") return { network, values: { ...values, access_token: await snac.token() } };
  const { data: made } = await ann.agent.com.atproto.server.createAppPassword({ name: "again" });
  return { network, values: { ...values, app_password: made.password } };
}

describe.skipIf(!both)("a user with accounts on Bluesky and Mastodon", () => {
  test("sees by a dry run what a post would break, and where, before it goes out", async () => {
    const account = await connect(onBluesky());
    const { id } = await does(["posts", "create"], { body: "long".repeat(100), account_ids: [account] });
    const env = { HOME: here, SOCIALCRM_API_URL: server.url, SOCIALCRM_API_KEY: key };
    const { code, stdout } = await run(["posts", "publish", id, "--dry-run"], { env });
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    const [columns, row] = lines.slice(lines.indexOf("dry run violations") + 1);
    expect(columns).toMatch(/^ACCOUNT +NETWORK +PART +LIMIT +MEASURED +ALLOWED +MESSAGE$/);
    expect(row?.split(/ {2,}/).slice(0, 6)).toEqual([ann.handle, "bluesky", "0", "text.max", "400", "300"]);
    expect(stdout).toContain("dry run texts");
    await does(["posts", "delete", id, "--yes"]);
  });

  test("publishes a thread with pictures and a first comment to both, and finds it there", async () => {
    const accounts = [await connect(onBluesky()), await connect(onMastodon())];
    const [rocket, crowd] = [await picture("one.jpg", "A rocket"), await picture("two.jpg", "A crowd")];
    const { id } = await does(["posts", "create"], {
      body: "Launch day is here.",
      account_ids: accounts,
      variants: [{ account_id: accounts[1], body: "Launch day, for Mastodon." }],
      media_ids: [rocket],
      thread: [{ body: "And people came.", media_ids: [crowd] }],
      first_comment: "More tomorrow.",
    });
    const dry = await does(["posts", "publish", id, "--dry-run"]);
    expect(dry.dry_run.violations).toEqual([]);
    expect(dry.dry_run.texts).toHaveLength(6);
    await does(["posts", "publish", id]);
    const post = await settled(id);
    expect(post).toMatchObject({ status: "published", targets: [{ status: "published" }, { status: "published" }] });

    const asked = { repo: ann.did, collection: "app.bsky.feed.post" };
    const { data: listed } = await ann.agent.com.atproto.repo.listRecords(asked);
    const records = listed.records.map(({ uri, value }) => ({ uri, ...(value as Record<string, unknown>) }));
    // biome-ignore lint/suspicious/noExplicitAny: a record of the network
    const [comment, part, root] = records as any[];
    expect([root.text, part.text, comment.text]).toEqual(["Launch day is here.", "And people came.", "More tomorrow."]);
    const alts = (record: typeof root) => record.embed?.images.map(({ alt }: { alt: string }) => alt);
    expect([alts(root), alts(part), alts(comment)]).toEqual([["A rocket"], ["A crowd"], undefined]);
    expect([part.reply.parent.uri, comment.reply.parent.uri]).toEqual([root.uri, root.uri]);

    const judge = createRestAPIClient({ url: snac.url, accessToken: token, requestInit: alone });
    const first = await judge.v1.statuses.$select(post.targets[1].remote_id).fetch();
    expect(first.content).toContain("Launch day, for Mastodon.");
    expect(first.mediaAttachments.map(({ description }) => description)).toEqual(["A rocket"]);
    const { descendants } = await judge.v1.statuses.$select(post.targets[1].remote_id).context.fetch();
    const below = descendants.map(({ content, inReplyToId, mediaAttachments: files }) => ({
      ...{ content: content.replace(/<[^>]*>/g, ""), inReplyToId, alts: files.map(({ description }) => description) },
    }));
    const answers = { inReplyToId: first.id };
    expect(below.sort((a, b) => (a.content < b.content ? -1 : 1))).toEqual([
      { ...answers, content: "And people came.", alts: ["A crowd"] },
      { ...answers, content: "More tomorrow.", alts: [] },
    ]);
  }, 60_000);

  test("connects again and keeps the history; what is disconnected leaves nothing of its secret on the disk", async () => {
    for (const input of [onBluesky(), onMastodon()]) {
      const id = await connect(input);
      const { data: published } = await does(["posts", "list", "--account", id]);
      expect(published).toHaveLength(1);
      const piece = sealedFor(id).slice(-60);
      expect(holding(piece)).not.toBe("");
      const gone = await does(["accounts", "disconnect", id, "--yes"]);
      expect(gone).toMatchObject({ status: "disconnected", purged: true });
      expect(holding(piece)).toBe("");
      expect((await does(["posts", "get", published[0].id])).status).toBe("published");
      expect(await connect(await again(input))).toBe(id);
      expect((await does(["posts", "list", "--account", id])).data).toHaveLength(1);
    }
  }, 60_000);
});
