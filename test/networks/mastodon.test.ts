import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { createRestAPIClient, type mastodon as masto } from "masto";
import { check, limitsOf } from "../../src/publishing/check.ts";
import { NoAnswer } from "../../src/publishing/http.ts";
import type { Call, Parents, Part, Reach } from "../../src/publishing/network.ts";
import { statedLimits } from "../../src/publishing/networks/mastodon/instance.ts";
import { mastodon } from "../../src/publishing/networks/mastodon.ts";
import { alone, hasSnac, type Snac, startSnac } from "../servers/snac.ts";
import { failureOf, free, part, picture, reachOf } from "../support/reach.ts";

const redirect = "http://127.0.0.1:4600/connected";

describe.skipIf(!hasSnac)("a real server of the Mastodon API", () => {
  let snac: Snac;
  let reach: Reach;
  let call: Call;
  let judge: masto.rest.Client;

  /** Ann's account, connected as a browser does it. */
  async function connected(): Promise<Call> {
    const begun = await mastodon.browser?.begin(reach, { redirect_uri: redirect, state: "s-1", server: snac.url });
    if (!begun) throw new Error("nothing was begun");
    const back = await snac.consent(begun.url);
    expect(back.href).toStartWith(redirect);
    expect(back.searchParams.get("state")).toBe("s-1");
    const code = back.searchParams.get("code") ?? "";
    const [one] = (await mastodon.browser?.finish(reach, { ...begun, redirect_uri: redirect, code })) ?? [];
    if (!one) throw new Error("nothing was connected");
    return { reach, ...one };
  }

  beforeAll(async () => {
    snac = await startSnac();
    reach = reachOf(mastodon);
    call = await connected();
    judge = createRestAPIClient({ url: snac.url, accessToken: call.grant.token, requestInit: alone });
  }, 60_000);
  afterAll(() => snac?.stop());

  const publish = async (one: Part, parents: Parents | null = null) => {
    const prepared = await mastodon.prepare(call, one, parents);
    return { prepared, remote: await mastodon.send(call, one, prepared, parents) };
  };

  test("is connected in the browser, with an app registered there", () => {
    const { server, handle, settings } = call.account;
    expect({ server, handle }).toEqual({ server: snac.url, handle: `@ann@${new URL(snac.url).host}` });
    expect(settings["version"]).toContain("snac");
    expect(call.grant.app?.id).toBeString();
  });

  test("is connected with a token too", async () => {
    const values = { server: snac.url, access_token: call.grant.token };
    const [again] = (await mastodon.forms?.[0]?.connect(reach, values)) ?? [];
    expect(again?.account).toEqual(call.account);
  });

  test("is asked for the limits that it has", () => {
    const { max: longest } = limitsOf(mastodon, call.account).text;
    expect(longest).not.toBe(mastodon.limits.text.max);
    const [fault] = check(mastodon, call.account, [part("x".repeat(longest + 1))]);
    expect(fault).toMatchObject({ part: 0, limit: "text.max", measured: longest + 1, allowed: longest });
    expect(check(mastodon, call.account, [part("x".repeat(longest))])).toEqual([]);
  });

  test("takes a text with a link", async () => {
    const { remote } = await publish(part("launch day", { link: "https://example.com/launch" }));
    const status = await judge.v1.statuses.$select(remote.id).fetch();
    expect(status.content).toContain("launch day");
    expect(status.content).toContain('href="https://example.com/launch"');
    expect(remote.url).toStartWith(snac.url);
  });

  test("takes pictures with their descriptions", async () => {
    const { remote } = await publish(part("two pictures", { media: [picture("a red field"), picture("again")] }));
    const { mediaAttachments } = await judge.v1.statuses.$select(remote.id).fetch();
    expect(mediaAttachments.map(({ description }) => description)).toEqual(["a red field", "again"]);
    const bytes = await (await fetch(mediaAttachments[0]?.url ?? "")).arrayBuffer();
    expect(Buffer.from(bytes)).toEqual(Buffer.from(await (await picture("").content()).arrayBuffer()));
  });

  test("takes a thread, each part answering to the one before", async () => {
    const { remote: root } = await publish(part("one"));
    const { remote: middle } = await publish(part("two", { kind: "thread", media: [picture("x")] }), {
      root,
      parent: root,
    });
    const { remote: last } = await publish(part("three", { kind: "thread" }), { root, parent: middle });
    expect((await judge.v1.statuses.$select(middle.id).fetch()).inReplyToId).toBe(root.id);
    expect((await judge.v1.statuses.$select(last.id).fetch()).inReplyToId).toBe(middle.id);
  });

  const shapes: readonly (readonly [string, Part])[] = [
    ["words and a link", part('the answer & the <question> are "lost", see', { link: "https://example.com/a?b=c&d" })],
    ["several lines and marks", part("first *line*\n\nsecond `line`\n- and a #tag")],
    ["a mention", part("hello @bob@elsewhere.example, it's lost")],
    ["a picture", part("with a picture", { media: [picture("x")] })],
    ["emoji", part("lost 👩‍👩‍👧‍👦 é")],
  ];
  test.each(shapes)("an outcome that nobody saw is unknown, and found afterwards: %s", async (_, one) => {
    const prepared = JSON.parse(JSON.stringify(await mastodon.prepare(call, one, null)));
    expect(await mastodon.find?.(call, prepared, free)).toBeNull();
    const cutting: Reach = {
      ...reach,
      async http(request) {
        await reach.http(request);
        throw new NoAnswer("The connection was lost.", { mayHaveArrived: true });
      },
    };
    expect(await failureOf(mastodon.send({ ...call, reach: cutting }, one, prepared, null))).toMatchObject({
      kind: "unknown",
    });
    const found = await mastodon.find?.(call, prepared, free);
    expect(found?.url).toStartWith(snac.url);
    expect(await mastodon.find?.(call, prepared, (id) => id === found?.id)).toBeNull();
  });

  test("is found among many that came after it, on a server that lists without pages", async () => {
    const one = part("the first of many");
    const prepared = await mastodon.prepare(call, one, null);
    const never = await mastodon.prepare(call, part("never sent"), null);
    const remote = await mastodon.send(call, one, prepared, null);
    for (let n = 0; n < 45; n++) await publish(part(`later ${n}`));
    expect(await mastodon.find?.(call, prepared, free)).toEqual(remote);
    expect(await mastodon.find?.(call, never, free)).toBeNull();
  });

  test("counts what a post got", async () => {
    const { remote } = await publish(part("liked"));
    await judge.v1.statuses.$select(remote.id).favourite();
    expect(await mastodon.postMetrics?.(call, [remote, { id: "nothing", url: null }])).toEqual(
      new Map([[remote.id, { likes: expect.any(Number), replies: 0, reposts: 0 }]]),
    );
    expect((await mastodon.accountMetrics?.(call))?.followers).toBe(0);
  });

  test("says when a server cannot delete, and takes a post that is gone as deleted", async () => {
    const { remote } = await publish(part("to be deleted"));
    expect(await failureOf(mastodon.remove?.(call, remote, "post"))).toMatchObject({
      kind: "refused",
      message: "This server cannot delete posts.",
    });
    await mastodon.remove?.(call, { id: "1234567890.0", url: null }, "post");
  });

  test("a revoked token is dead, and said to be", async () => {
    const other = await connected();
    await mastodon.revoke?.(reach, other.account, other.grant);
    const one = part("x");
    const prepared = { handle: "x", at: 0, content: { status: "x" } };
    expect((await failureOf(mastodon.send(other, one, prepared, null))).kind).toBe("unauthorized");
    expect((await failureOf(mastodon.prepare(other, part("x", { media: [picture("x")] }), null))).kind).toBe(
      "unauthorized",
    );
  });
});

test("a server that speaks no Mastodon API is refused by name", async () => {
  const other = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch: () => new Response("<h1>Hello</h1>", { status: 404 }),
  });
  const server = `http://127.0.0.1:${other.port}`;
  const failure = await failureOf(
    mastodon.browser?.begin(reachOf(mastodon), { redirect_uri: redirect, state: "s", server }),
  );
  await other.stop(true);
  expect(failure).toMatchObject({ kind: "refused", message: `${server} does not speak the Mastodon API.` });
});

test("limits are read from Mastodon 4, and from Pleroma", () => {
  const mastodon4 = {
    version: "4.5.0+glitch",
    configuration: {
      statuses: { max_characters: 1000, max_media_attachments: 6, characters_reserved_per_url: 23 },
      media_attachments: {
        supported_mime_types: ["image/jpeg", "image/gif", "video/mp4", "audio/ogg"],
        description_limit: 2000,
        image_size_limit: 1000,
        image_matrix_limit: 2000,
        video_size_limit: 3000,
      },
    },
  };
  expect(statedLimits(mastodon4)).toEqual({
    text: { max: 1000, link_length: 23, short_mentions: true },
    comment: { max: 1000, link_length: 23, short_mentions: true },
    media: {
      count: 6,
      alt_length: 2000,
      image: { count: 6, max_bytes: 1000, max_pixels: 2000, types: ["image/jpeg"] },
      gif: { count: 6, max_bytes: 1000, max_pixels: 2000, types: ["image/gif"] },
      video: { max_bytes: 3000, types: ["video/mp4"] },
    },
  });
  const pleroma = { version: "2.7.2 (compatible; Pleroma 2.5.0)", max_toot_chars: 5000 };
  expect(statedLimits(pleroma)).toEqual({
    text: { max: 5000, link_length: null },
    comment: { max: 5000, link_length: null },
    media: { image: {}, gif: {}, video: {} },
  });
});
