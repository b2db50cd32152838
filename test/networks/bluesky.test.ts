import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { RichText } from "@atproto/api";
import { NoAnswer } from "../../src/publishing/http.ts";
import type { Call, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { facetsOf } from "../../src/publishing/networks/bluesky/facets.ts";
import { newTid } from "../../src/publishing/networks/bluesky/tid.ts";
import { bluesky } from "../../src/publishing/networks/bluesky.ts";
import { hasPds, type Pds, startPds } from "../servers/pds.ts";
import { failureOf, free, part, picture, png, reachOf } from "../support/reach.ts";

const plain = ({ facets = [] }: RichText) =>
  JSON.parse(JSON.stringify(facets.map(({ index, features }) => ({ index, features }))));

describe("facets", () => {
  const texts = [
    "plain words",
    "see https://example.com/a?b=c#d and example.com.",
    "mail ann@example.com, not a mention; but @ann.test is, and (@bob.test) too",
    "https://example.com/größe/日本 and (see https://example.com/a_b) or https://example.com/x.",
    "#launch #Größe #1 #2026ready #日本語 #a.b, #ok!",
    "👩‍👩‍👧‍👦 https://example.com/🎉 @ann.test #été after emoji",
    "https://example.com/#not-a-tag #tag\n#next line",
    "@ann.test: hi (https://example.com/x).",
  ];
  test.each(texts)("are where Bluesky's own library puts them: %s", async (text) => {
    const judge = new RichText({ text });
    judge.detectFacetsWithoutResolution();
    const ours = await facetsOf(text, async (handle) => handle);
    expect(JSON.parse(JSON.stringify(ours))).toEqual(plain(judge));
  });

  test("a handle of nobody stays text", async () => {
    expect(await facetsOf("hi @nobody.test", async () => undefined)).toEqual([]);
  });
});

test("record keys sort by time and differ within one", () => {
  const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));
  const keys = [1, 2, 3].map((day) => newTid(Date.UTC(2026, 10, day), random));
  expect([...keys].sort()).toEqual(keys);
  for (const key of keys) expect(key).toMatch(/^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/);
  expect(new Set(Array.from({ length: 20 }, () => newTid(0, random))).size).toBe(20);
});

describe.skipIf(!hasPds)("a real PDS", () => {
  let pds: Pds;
  let ann: Awaited<ReturnType<Pds["account"]>>;
  let reach: Reach;
  let call: Call;

  beforeAll(async () => {
    pds = await startPds();
    ann = await pds.account("ann");
    reach = reachOf(bluesky, { appview: pds.url, plc: pds.plc, entry: "http://127.0.0.1:1" });
    const values = { handle: `@${ann.handle}`, app_password: ann.appPassword };
    const [connected] = (await bluesky.forms?.[0]?.connect(reach, values)) ?? [];
    if (!connected) throw new Error("nothing was connected");
    call = { reach, ...connected };
  }, 60_000);
  afterAll(() => pds?.stop());

  const publish = async (one: Part, parents: Parents | null = null) => {
    const prepared = await bluesky.prepare(call, one, parents);
    return { prepared, remote: await bluesky.send(call, one, prepared, parents) };
  };
  const records = async () =>
    (await ann.agent.com.atproto.repo.listRecords({ repo: ann.did, collection: "app.bsky.feed.post" })).data.records;
  const readBack = async (uri: string) => {
    const { data } = await ann.agent.com.atproto.repo.getRecord({
      repo: ann.did,
      collection: "app.bsky.feed.post",
      rkey: uri.split("/").at(-1) as string,
    });
    return data.value as Record<string, unknown>;
  };
  test("is found by the handle alone, and tells who the account is", () => {
    const { server, remote_id, handle } = call.account;
    expect({ server, remote_id, handle }).toEqual({ server: pds.url, remote_id: ann.did, handle: "ann.test" });
    expect(call.grant.expires_at).toBeGreaterThan(Date.now() + 60_000);
  });

  test("refuses a wrong app password in its own words", async () => {
    const values = { handle: ann.handle, app_password: "wrong", server: pds.url };
    const failure = await failureOf(bluesky.forms?.[0]?.connect(reach, values));
    expect(failure).toMatchObject({ kind: "unauthorized", message: "Invalid identifier or password" });
  });

  test("takes a text with a link, a mention and a hashtag", async () => {
    const text = "héllo @ann.test, see https://example.com/x #launch";
    const { remote } = await publish(part(text));
    const record = await readBack(remote.id);
    expect(record["text"]).toBe(text);
    const judge = new RichText({ text });
    await judge.detectFacets(ann.agent);
    expect(record["facets"]).toEqual(plain(judge));
    expect(remote.url).toMatch(/^https:\/\/bsky\.app\/profile\/did:plc:\w+\/post\/\w{13}$/);
  });

  test("takes pictures, with their descriptions and shapes", async () => {
    const { remote } = await publish(part("two pictures", { media: [picture("a red field"), picture("again")] }));
    const { embed } = (await readBack(remote.id)) as {
      embed: { $type: string; images: { alt: string; aspectRatio: object; image: { ref: { toString(): string } } }[] };
    };
    expect(embed.$type).toBe("app.bsky.embed.images");
    expect(embed.images.map(({ alt, aspectRatio }) => ({ alt, aspectRatio }))).toEqual([
      { alt: "a red field", aspectRatio: { width: 40, height: 30 } },
      { alt: "again", aspectRatio: { width: 40, height: 30 } },
    ]);
    const cid = String(embed.images[0]?.image.ref);
    const blob = await ann.agent.com.atproto.sync.getBlob({ did: ann.did, cid });
    expect(Buffer.from(blob.data)).toEqual(Buffer.from(await (await picture("").content()).arrayBuffer()));
  });

  test("takes a thread, each part answering to the one before", async () => {
    const { remote: root } = await publish(part("one"));
    const second = part("two", { kind: "thread", media: [picture("in a thread")] });
    const { remote: middle } = await publish(second, { root, parent: root });
    const { remote: last } = await publish(part("three", { kind: "thread" }), { root, parent: middle });
    const reference = ({ id, version }: typeof root) => ({ uri: id, cid: version });
    expect((await readBack(middle.id))["reply"]).toEqual({ root: reference(root), parent: reference(root) });
    expect((await readBack(last.id))["reply"]).toEqual({ root: reference(root), parent: reference(middle) });
  });

  test("takes a link as a card, read from its page", async () => {
    const red = png(8, 8, [200, 0, 0]);
    const page = Bun.serve({
      port: 0,
      hostname: "127.0.0.1",
      fetch: ({ url }) =>
        url.endsWith("/red.png")
          ? new Response(red, { headers: { "content-type": "image/png" } })
          : new Response(
              '<head><title>No</title><meta property="og:title" content="Tom &amp; Ann&#39;s">' +
                '<meta property="og:description" content="A launch"><meta property="og:image" content="/red.png"></head>',
              { headers: { "content-type": "text/html; charset=utf-8" } },
            ),
    });
    const { port } = page;
    const link = `http://127.0.0.1:${port}/launch`;
    const { remote } = await publish(part("with a card", { link }));
    await page.stop(true);
    const { embed } = (await readBack(remote.id)) as { embed: { external: Record<string, unknown> } };
    expect(embed.external).toMatchObject({ uri: link, title: "Tom & Ann's", description: "A launch" });
    expect(embed.external["thumb"]).toMatchObject({ mimeType: "image/png", size: red.length });

    const { remote: bare } = await publish(part("page is down", { link }));
    const down = (await readBack(bare.id)) as { embed: { external: Record<string, unknown> } };
    expect(down.embed.external).toEqual({ uri: link, title: `127.0.0.1:${port}`, description: "" });
  });

  test("has one post, however often it is sent", async () => {
    const before = (await records()).length;
    const one = part("once and only once");
    const prepared = JSON.parse(JSON.stringify(await bluesky.prepare(call, one, null)));
    expect(await bluesky.find?.(call, prepared, free)).toBeNull();
    const first = await bluesky.send(call, one, prepared, null);
    const second = await bluesky.send(call, one, prepared, null);
    expect(second).toEqual(first);
    expect(await bluesky.find?.(call, prepared, free)).toEqual(first);
    expect((await records()).length).toBe(before + 1);
  });

  test("keeps what somebody else wrote under the key", async () => {
    const one = part("mine");
    const { prepared } = await publish(one);
    const other = { ...prepared, content: { ...(prepared.content as object), text: "another" } };
    expect(await failureOf(bluesky.send(call, one, other, null))).toMatchObject({
      kind: "refused",
      code: "InvalidSwap",
    });
    expect(await bluesky.find?.(call, other, free)).toBeNull();
  });

  test("an outcome that nobody saw is unknown, and found afterwards", async () => {
    const one = part("the answer was lost");
    const prepared = await bluesky.prepare(call, one, null);
    const cutting: Reach = {
      ...reach,
      async http(request) {
        await reach.http(request);
        throw new NoAnswer("The connection was lost.", { mayHaveArrived: true });
      },
    };
    const failure = await failureOf(bluesky.send({ ...call, reach: cutting }, one, prepared, null));
    expect(failure.kind).toBe("unknown");
    expect((await bluesky.find?.(call, prepared, free))?.id).toContain(prepared.handle);
  });

  test("a server that is not there did not get the post", async () => {
    const one = part("nobody home");
    const prepared = await bluesky.prepare(call, one, null);
    const gone = { ...call, account: { ...call.account, server: "http://127.0.0.1:1" } };
    expect((await failureOf(bluesky.send(gone, one, prepared, null))).kind).toBe("unavailable");
  });

  test("renews its tokens, by the app password where the refresh token is dead, and not with a dead one", async () => {
    const renewed = await bluesky.renew?.(reach, call.account, call.grant);
    expect(renewed?.refresh).not.toBe(call.grant.refresh as string);
    const dead = { ...call.grant, token: "x", refresh: "x" };
    const anew = await bluesky.renew?.(reach, call.account, dead);
    expect(anew?.token).toBeString();
    const { password: _, ...without } = dead;
    expect((await failureOf(bluesky.renew?.(reach, call.account, without))).kind).toBe("unauthorized");
    if (renewed) call = { ...call, grant: renewed };
  });

  test("a dead token is said to be dead", async () => {
    const one = part("x");
    const prepared = await bluesky.prepare(call, one, null);
    const dead = { ...call, grant: { token: "not.a.token" } };
    expect((await failureOf(bluesky.send(dead, one, prepared, null))).kind).toBe("unauthorized");
  });

  test("deletes a post", async () => {
    const { remote, prepared } = await publish(part("to be deleted"));
    await bluesky.remove?.(call, remote, "post");
    expect(await bluesky.find?.(call, prepared, free)).toBeNull();
  });

  test("a revoked session is over", async () => {
    const [other] =
      (await bluesky.forms?.[0]?.connect(reach, { handle: ann.handle, app_password: ann.appPassword })) ?? [];
    if (!other) throw new Error("nothing was connected");
    await bluesky.revoke?.(reach, other.account, other.grant);
    const { password: _, ...grant } = other.grant;
    expect((await failureOf(bluesky.renew?.(reach, other.account, grant))).kind).toBe("unauthorized");
  });
});
