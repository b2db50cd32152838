import { Database } from "bun:sqlite";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gateOf, lookupOf, newKeyText, tagger } from "../../../src/auth/key-text.ts";
import type { Limits } from "../../../src/contract/plans.ts";
import { rootKey, rootKeyFrom } from "../../../src/vault/root-key.ts";
import { type Row, random, rows, type Shape, typeId } from "../rows.ts";

type Cells = Record<string, string | number | null>;
/** `0` is none: a limiter would refuse most of a load. */
const unlimited: Partial<Limits> = { requestsPerMinute: 0, toolCallsPerMinute: 0, mcpInFlight: 0 };
type Place = { workspace: string; brand: string };

/** Fills a database that holds one row of each kind with copies of them; answers keys and counts. */
export async function fill(path: string, root: string, shape: Shape, folder: string) {
  const db = new Database(path, { strict: true });
  for (const quick of ["journal_mode = off", "synchronous = off", "cache_size = -4000000", "foreign_keys = off"])
    db.run(`pragma ${quick}`);
  const first = (table: string) => db.query(`select * from ${table} limit 1`).get() as Cells;
  const [workspace, brand, key, post] = [first("workspaces"), first("brands"), first("api_keys"), first("posts")];
  db.run("delete from posts; delete from posts_text; delete from posts_text_waiting");
  key.limits = JSON.stringify(unlimited);
  db.query("update api_keys set limits = ?").run(key.limits);
  const { posts, keys } = db.transaction(() => {
    const places = addPlaces(db, workspace, brand, shape.workspaces);
    return { posts: addPosts(db, post, places, shape), keys: addKeys(db, key, places, root, shape) };
  })();
  db.run("pragma optimize = 0x10002");
  db.run("pragma journal_mode = wal");
  db.close(true); // throws where a statement is still open, which would leave pages in a log
  const [large, thousand] = posts.ids;
  writeFileSync(join(folder, "keys"), keys.join("\n"), { mode: 0o600 });
  writeFileSync(join(folder, "posts"), large.toReversed().join("\n"));
  return {
    thousand: keys[0] as string, // the second workspace's: the first one's own key came before
    keyCount: keys.length,
    postCount: large.length,
    thousandPosts: thousand.toReversed(),
    drafts: { large: posts.drafts[0] as string, thousand: posts.drafts[1] as string },
  };
}

function inserter(db: Database, table: string, like: Cells) {
  const names = Object.keys(like);
  const statement = db.query(`insert into ${table} (${names}) values (${names.map((name) => `$${name}`)})`);
  return (cells: Cells) => statement.run({ ...like, ...cells });
}

/** The product's own workspace and brand come first; the rest are copies. */
function addPlaces(db: Database, workspace: Cells, brand: Cells, count: number): Place[] {
  const next = random(7);
  const addWorkspace = inserter(db, "workspaces", workspace);
  const addBrand = inserter(db, "brands", brand);
  const places = [{ workspace: String(workspace.id), brand: String(brand.id) }];
  while (places.length < count) {
    const at = places.length;
    const place = { workspace: typeId("ws", Date.now() + at, next), brand: typeId("brand", Date.now() + at, next) };
    const document = JSON.stringify({ ...JSON.parse(String(brand.document)), id: place.brand });
    addWorkspace({ id: place.workspace, slug: `bench-${at}`, name: `Bench ${at}` });
    addBrand({ workspace_id: place.workspace, id: place.brand, document });
    places.push(place);
  }
  return places;
}

type Written = {
  /** Ids, oldest first, of workspaces 0 and 1. */ ids: [string[], string[]] /** A draft of each. */;
  drafts: string[];
};

function addPosts(db: Database, like: Cells, places: Place[], shape: Shape): Written {
  const addPost = inserter(db, "posts", like);
  const addText = db.query("insert into posts_text (rowid, workspace_id, body, post_id) values (?, ?, ?, ?)");
  const document = JSON.parse(String(like.document));
  const ids: Written["ids"] = [[], []];
  const drafts: string[] = [];
  let text_id = 0;
  for (const row of rows(shape)) {
    const { workspace, brand } = places[row.workspace] as Place;
    text_id++;
    addText.run(text_id, workspace.slice(workspace.indexOf("_") + 1), row.body, row.id);
    const { time, ...post } = stored(row, brand, document);
    addPost({ workspace_id: workspace, id: row.id, brand_id: brand, status: row.status, time, text_id, ...post });
    ids[row.workspace]?.push(row.id);
    if (row.status === "draft") drafts[row.workspace] ??= row.id;
  }
  db.query("update sqlite_sequence set seq = ? where name = 'posts_text_waiting'").run(text_id);
  return { ids, drafts };
}

/** Ten years ahead, so that no scheduler ever finds one of them due. */
const tenYears = 10 * 365 * 86_400_000;

function stored({ id, status, body, created }: Row, brand_id: string, like: object) {
  const time = status === "scheduled" ? created + tenYears : created;
  const at = new Date(created).toISOString();
  const document = JSON.stringify({
    ...like,
    ...{ id, brand_id, status, body, created_at: at, updated_at: at },
    scheduled_at: status === "scheduled" ? new Date(time).toISOString() : null,
    published_at: status === "published" ? at : null,
  });
  return { time, document };
}

/**
 * Keys with genuine tags, spread over all workspaces. They share the first key's bcrypt hash, of which a hundred
 * thousand would take hours to make; no path that is measured reads it, for the root key is there.
 */
function addKeys(db: Database, like: Cells, places: Place[], root: string, { keys }: Shape) {
  const next = random(11);
  const addKey = inserter(db, "api_keys", like);
  const tag = tagger(rootKey(rootKeyFrom(root) ?? new Uint8Array()).subkey("api-key/tag"));
  return Array.from({ length: keys }, (_, index) => {
    const text = newKeyText();
    const made = { id: typeId("key", Date.now() + index, next), lookup: lookupOf(text), gate: gateOf(text) };
    const { workspace } = places[(index + 1) % places.length] as Place;
    addKey({ ...made, tag: tag(text).toString("hex"), workspace_id: workspace });
    return text;
  });
}
