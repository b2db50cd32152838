import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { databaseIn } from "../../../db/sqlite/files.ts";
import { answersTo } from "../answers.ts";
import { run, serve } from "../children.ts";
import { post } from "../load.ts";
import { progress } from "../report.ts";
import type { Shape } from "../rows.ts";
import { fill } from "./fill.ts";

/** A data folder and what the loads need to know of it. */
export type Seed = {
  folder: string;
  /** Keys without a rate limit: of the large workspace, and of the one with a thousand posts. */
  large: string;
  thousand: string;
  /** Files of one value a line: every other key; every post of the large workspace, newest first. */
  keys: string;
  keyCount: number;
  posts: string;
  postCount: number;
  thousandPosts: string[];
  /** A post of each workspace that may be changed. */
  drafts: { large: string; thousand: string };
};

/** The database with this shape, made once for each schema and kept. */
export async function productSeed(product: string, shape: Shape, cache: string): Promise<Seed> {
  const folder = join(cache, `socialcrm-${shape.posts}-${shape.keys}-${await schemaHash()}`);
  const manifest = join(folder, "seed.json");
  if (!existsSync(manifest)) {
    progress(`writing ${shape.posts} posts and ${shape.keys} keys for socialcrm`);
    const half = `${folder}.part`;
    rmSync(half, { recursive: true, force: true });
    mkdirSync(half, { recursive: true, mode: 0o700 });
    const data = join(half, "data");
    const large = await firstRows(product, data);
    const made = await fill(databaseIn(data), readFileSync(join(data, "root.key"), "utf8"), shape, half);
    writeFileSync(join(half, "seed.json"), JSON.stringify({ large, ...made }), { mode: 0o600 });
    renameSync(half, folder);
  }
  const known = JSON.parse(readFileSync(manifest, "utf8"));
  return { folder: join(folder, "data"), keys: join(folder, "keys"), posts: join(folder, "posts"), ...known };
}

/** The workspace, brand, key and first post that the product itself makes: every other row is a copy of one of them. */
async function firstRows(product: string, data: string): Promise<string> {
  await run([product, "workspaces", "create", "--name", "Bench 0", "--slug", "bench-0", "--data", data]);
  const made = await run([
    ...[product, "keys", "create", "--workspace", "bench-0", "--name", "bench", "--rate-limit", "0"],
    ...["--json", "--data", data],
  ]);
  const { key } = JSON.parse(made) as { key: string };
  const argv = [product, "serve", "--data", data, "--port", "{port}"];
  const server = await serve({ name: "socialcrm", argv, ready: "/healthz" });
  await answersTo(server.url, post("/v1/posts", { body: "The first post." }, { authorization: `Bearer ${key}` }));
  await server.stop();
  return key;
}

/** Changes when what is seeded would: the schema, the rows, how a key is stored. */
async function schemaHash(): Promise<string> {
  const root = join(import.meta.dir, "../../..");
  const files = [...new Bun.Glob("db/migrations/*.sql").scanSync(root)].toSorted();
  files.push("scripts/bench/rows.ts", "scripts/bench/product/fill.ts", "src/auth/key-text.ts", "src/vault/root-key.ts");
  const texts = await Promise.all(files.map((file) => Bun.file(join(root, file)).text()));
  return Bun.hash(texts.join("\n")).toString(36);
}
