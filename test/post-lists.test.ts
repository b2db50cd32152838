import { Database } from "bun:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { addAccounts } from "./support/accounts.ts";
import { startApp, type TestApp } from "./support/app.ts";

interface Post {
  readonly id: string;
  readonly brand_id: string;
  readonly status: string;
  readonly body: string;
  readonly account_ids: string[];
  readonly created_at: string;
}
interface Filter {
  status?: string[];
  account?: string;
  brand?: string;
  from?: number;
  to?: number;
  q?: string;
}

const statuses = ["draft", "scheduled", "published", "failed"];
const words = ["launch", "Crème", "brûlée", "news", "naïve", "Straße", "日本語", "🚀rocket", "a-b", "x_y"];
const accounts = ["acct_01k0000000000000000000aaa", "acct_01k0000000000000000000bbb", "acct_01k0000000000000000000ccc"];

let app: TestApp;
let key: string;
let brands: string[];
let posts: Post[];

/** Numbers that can be had again: a failure names its seed. */
function random(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
  const one = <T>(of: readonly T[]): T => of[Math.floor(next() * of.length)] as T;
  return { next, one };
}

beforeAll(async () => {
  app = await startApp();
  key = await app.workspace.key({ limits: { requests_per_minute: 0 } });
  addAccounts(app, app.workspace.id, accounts);
  const file = new Database(app.store.path);
  file.run("pragma busy_timeout = 5000");
  brands = [app.workspace.brandId, (await app.call(key, "POST", "/v1/brands", { name: "second" })).body.id];
  const { next, one } = random(7);
  for (let n = 0; n < 300; n++) {
    if (next() < 0.5) app.clock.pass(Math.floor(next() * 3) * 1000);
    const body = Array.from({ length: 1 + Math.floor(next() * 4) }, () => one(words)).join(" ");
    const account_ids = accounts.filter(() => next() < 0.4);
    const { id } = (await app.call(key, "POST", "/v1/posts", { body, account_ids, brand_id: one(brands) })).body;
    const status = one(statuses);
    // Nothing publishes yet: how far a post is, is written as the store keeps it.
    file.run("update posts set status = ?1, document = json_set(document, '$.status', ?1) where id = ?2", [status, id]);
  }
  file.close();
  posts = (await through("")).flat();
});
afterAll(() => app.close());

/** The pages of a list, by its cursor, through to the end. */
async function through(query: string, limit = 50): Promise<Post[][]> {
  const pages: Post[][] = [];
  for (let cursor = ""; ; ) {
    const { status, body } = await app.call(
      key,
      "GET",
      `/v1/posts?limit=${limit}${query}${cursor && `&cursor=${cursor}`}`,
    );
    expect({ query, status }).toEqual({ query, status: 200 });
    pages.push(body.data);
    if (!body.next_cursor) return pages;
    expect(body.data.length).toBe(limit);
    cursor = body.next_cursor;
  }
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const tokens = (text: string) =>
  plain(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The same list, from memory, without an index or a statement. */
function naive({ status, account, brand, from, to, q }: Filter): Post[] {
  const wanted = q === undefined ? [] : tokens(q);
  const found = posts.filter((post) => {
    const have = tokens(post.body);
    const at = Date.parse(post.created_at);
    const last = wanted.length - 1;
    return (
      (!status || status.includes(post.status)) &&
      (!account || post.account_ids.includes(account)) &&
      (!brand || post.brand_id === brand) &&
      (from === undefined || at >= from) &&
      (to === undefined || at <= to) &&
      wanted.every((word, n) => have.some((one) => one === word || (n === last && word[2] && one.startsWith(word))))
    );
  });
  const byTime = from !== undefined || to !== undefined;
  const newest = (a: Post, b: Post) => (a.id < b.id ? 1 : -1);
  return found.sort(
    (a, b) => (byTime && q === undefined ? Date.parse(b.created_at) - Date.parse(a.created_at) : 0) || newest(a, b),
  );
}

function queryOf({ status, account, brand, from, to, q }: Filter): string {
  const query = new URLSearchParams();
  if (status) query.set("status", status.join(","));
  if (account) query.set("account", account);
  if (brand) query.set("brand", brand);
  if (from !== undefined) query.set("from", new Date(from).toISOString());
  if (to !== undefined) query.set("to", new Date(to).toISOString());
  if (q !== undefined) query.set("q", q);
  const text = query.toString();
  return text && `&${text}`;
}

const ids = (list: readonly Post[]) => list.map(({ id }) => id);

function anyFilter(seed: number): Filter {
  const { next, one } = random(seed * 7919 + 1);
  const filter: Filter = {};
  const moment = () => Date.parse(one(posts).created_at) + Math.floor(next() * 3 - 1);
  if (next() < 0.4) filter.status = statuses.filter(() => next() < 0.5);
  if (filter.status?.length === 0) delete filter.status;
  if (next() < 0.4) filter.account = one(accounts);
  if (next() < 0.4) filter.brand = one(brands);
  if (next() < 0.3) filter.from = moment();
  if (next() < 0.3) filter.to = moment();
  if (next() < 0.4)
    filter.q =
      next() < 0.5
        ? one(["launch", "creme", "BRULEE", "naive", "stra", "日本", "rocket"])
        : `${one(["launch", "news"])} ${one(["cr", "n", "launch", "b"])}`;
  return filter;
}

describe("a list of posts", () => {
  test("has all of them, newest first, each once", () => {
    expect(posts.length).toBe(300);
    expect(ids(posts)).toEqual([...new Set(ids(posts))].sort().reverse());
  });

  const single: [name: string, filter: () => Filter][] = [
    ["status", () => ({ status: ["scheduled"] })],
    ["several statuses", () => ({ status: ["draft", "failed"] })],
    ["account", () => ({ account: accounts[1] as string })],
    ["brand", () => ({ brand: brands[1] as string })],
    ["from", () => ({ from: Date.parse(posts[100]?.created_at as string) })],
    ["to", () => ({ to: Date.parse(posts[100]?.created_at as string) })],
    [
      "from and to, the same moment",
      () => ({ from: Date.parse(posts[99]?.created_at as string), to: Date.parse(posts[99]?.created_at as string) }),
    ],
    ["q", () => ({ q: "creme brul" })],
    ["q with signs in it", () => ({ q: "a-b" })],
    [
      "everything",
      () => ({
        status: ["draft", "published"],
        account: accounts[0] as string,
        brand: brands[0] as string,
        from: Date.parse(posts[250]?.created_at as string),
        to: Date.parse(posts[10]?.created_at as string),
        q: "launch",
      }),
    ],
  ];
  test.each(single)("by %s is what the filter says", async (_name, filter) => {
    const expected = naive(filter());
    expect(expected.length).toBeGreaterThan(0);
    for (const limit of [1, 7, 50].filter((limit) => expected.length / limit < 60))
      expect(ids((await through(queryOf(filter()), limit)).flat())).toEqual(ids(expected));
  });

  test.each(Array.from({ length: 60 }, (_, seed) => seed))(
    "by filters at random, by cursor and by offset (seed %d)",
    async (seed) => {
      const filter = anyFilter(seed);
      const query = queryOf(filter);
      const expected = ids(naive(filter));
      const limit = 1 + (seed % 50);
      expect({ seed, filter, ids: ids((await through(query, Math.max(limit, 8))).flat()) }).toEqual({
        seed,
        filter,
        ids: expected,
      });
      const offset = Math.floor(expected.length / 2);
      const { body } = await app.call(key, "GET", `/v1/posts?limit=${limit}&offset=${offset}${query}`);
      expect({ seed, filter, ids: ids(body.data) }).toEqual({
        seed,
        filter,
        ids: expected.slice(offset, offset + limit),
      });
      expect(body.next_cursor === undefined).toBe(offset + limit >= expected.length);
    },
  );

  test("finds nothing where nothing can be", async () => {
    for (const query of [
      "account=acct_01k",
      "brand=brand_01k",
      "status=publishing",
      "q=zzz",
      "from=2030-01-01T00:00:00Z",
      "q=🚀🚀",
      "offset=300",
    ])
      expect((await app.call(key, "GET", `/v1/posts?${query}`)).body).toEqual({ data: [] });
  });
});

describe("a cursor", () => {
  const first = async (query = "", path = "/v1/posts") =>
    (await app.call(key, "GET", `${path}?limit=2${query}`)).body.next_cursor as string;
  const refused = async (path: string) => {
    const reply = await app.call(key, "GET", path);
    expect({ path, status: reply.status }).toEqual({ path, status: 400 });
    expect(reply.body.error.message).toStartWith("cursor: ");
  };

  test("keeps its place while posts are added and the last one is deleted", async () => {
    const made: string[] = [];
    for (let n = 0; n < 5; n++)
      made.unshift((await app.call(key, "POST", "/v1/posts", { body: `steady ${n}` })).body.id);
    const page = (await app.call(key, "GET", "/v1/posts?limit=2")).body;
    const added = (await app.call(key, "POST", "/v1/posts", { body: "added" })).body.id;
    await app.call(key, "DELETE", `/v1/posts/${made[1]}`);
    const next = (await app.call(key, "GET", `/v1/posts?limit=3&cursor=${page.next_cursor}`)).body;
    expect(ids(next.data)).toEqual(made.slice(2));
    for (const id of [added, ...made]) await app.call(key, "DELETE", `/v1/posts/${id}`);
  });

  test("may change its limit, and takes no offset", async () => {
    const cursor = await first();
    expect(ids((await app.call(key, "GET", `/v1/posts?limit=5&cursor=${cursor}`)).body.data)).toEqual(
      ids(posts.slice(2, 7)),
    );
    const reply = await app.call(key, "GET", `/v1/posts?cursor=${cursor}&offset=1`);
    expect(reply).toMatchObject({ status: 400, body: { error: { message: expect.stringMatching(/^offset: /) } } });
  });

  test("of another list is refused", async () => {
    for (let n = 0; n < 3; n++) await app.call(key, "POST", "/v1/brands", { name: `b${n}` });
    const others = ["/v1/brands", "/v1/audit"];
    for (const path of others) await refused(`/v1/posts?cursor=${await first("", path)}`);
    for (const path of [...others, "/v1/api-keys"]) await refused(`${path}?cursor=${await first()}`);
  });

  test("of other filters is refused", async () => {
    const queries = [
      "",
      "&status=draft",
      "&status=failed",
      "&q=launch",
      "&q=news",
      "&from=2026-11-22T00:00:00Z",
      `&account=${accounts[0]}`,
      `&brand=${brands[0]}`,
    ];
    for (const made of queries)
      for (const used of queries)
        if (made !== used) await refused(`/v1/posts?limit=2${used}&cursor=${await first(made)}`);
    const { next_cursor } = (await app.call(key, "GET", "/v1/audit?limit=1&event=create_post")).body;
    await refused(`/v1/audit?cursor=${next_cursor}`);
  });

  test("that was not given by the server is refused", async () => {
    const cursor = await first();
    const inside = Buffer.from(cursor, "base64url").toString();
    const written = (text: string) => Buffer.from(text).toString("base64url");
    const forged = [
      "x",
      "!!!",
      `${cursor}!`,
      `${cursor}A`,
      `${cursor}==`,
      cursor.slice(1),
      cursor.slice(0, -4),
      cursor.toUpperCase(),
      written(`${inside} `),
      written(`${inside} more`),
      written(inside.replace(/post_.*/, "post_x' or 1=1")),
      written(inside.replace(/post_.*/, "brand_01k0000000000000000000000")),
      written(inside.replace(/post_.*/, "")),
      written("posts.id 0 post_01k0000000000000000000000"),
      written("null"),
      "x".repeat(201),
    ];
    for (const text of forged) await refused(`/v1/posts?cursor=${encodeURIComponent(text)}`);
    const timed = await first("&from=2026-11-22T00:00:00Z");
    const time = Buffer.from(timed, "base64url").toString();
    await refused(`/v1/posts?from=2026-11-22T00:00:00Z&cursor=${written(time.replace(/ \d+ /, " 1e9 "))}`);
  });
});
