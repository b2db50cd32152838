import { describe, expect, test } from "bun:test";
import { Value } from "@sinclair/typebox/value";
import parseTweet from "twitter-text/dist/esm/parseTweet.js";
import { bareLinksOf } from "../../src/publishing/bare-links.ts";
import { check, limitsOf } from "../../src/publishing/check.ts";
import { Limits, Overrides, overlaid } from "../../src/publishing/limits.ts";
import { linksOf, withLink } from "../../src/publishing/links.ts";
import { graphemes, measure } from "../../src/publishing/measure.ts";
import type { Media, Network, Part } from "../../src/publishing/network.ts";
import { bluesky } from "../../src/publishing/networks/bluesky.ts";
import { mastodon } from "../../src/publishing/networks/mastodon.ts";
import { networks as known } from "../../src/publishing/networks.ts";
import { account, part, picture } from "../support/reach.ts";

const networks = [...known.values()];

const each = networks.map((network) => [network.name, network] as const);

describe("every network", () => {
  test("is found by its name", () => {
    for (const network of networks) expect(known.get(network.name)).toBe(network);
  });

  test.each(each)("%s states sound limits", (_, { limits }) => {
    expect([...Value.Errors(Limits, limits)]).toEqual([]);
  });

  test.each(each)("%s can be connected somehow", (_, { browser, forms }) => {
    expect(Boolean(browser) || Boolean(forms?.length)).toBe(true);
  });

  test.each(each)("%s can find what it says can be found", (_, network) => {
    if (network.repeat(account()) === "found") expect(network.find).toBeFunction();
  });

  test.each(each)("%s takes a post that fits", (_, network) => {
    const jpeg = picture("a red field", { type: "image/jpeg" });
    expect(check(network, account(), [part("hello", { media: [jpeg] })])).toEqual([]);
  });

  test.each(each)("%s takes no empty post", (_, network) => {
    for (const text of ["  ", "\u200b\u2060"]) {
      const limits = check(network, account(), [part(text)]).map(({ limit }) => limit);
      expect(limits).toContain(network.limits.media.required ? "media.required" : "text.required");
    }
  });
});

describe("limits", () => {
  const instagram = known.get("instagram") as Network;
  const faultsOf = (one: Part, ...rest: Part[]) => check(bluesky, account(), [one, ...rest]);
  const withMedia = (...media: Media[]) => faultsOf(part("x", { media }));

  test("texts are measured in graphemes and in bytes, both", () => {
    const family = "👨‍👩‍👧‍👦";
    expect(faultsOf(part("a".repeat(300)))).toEqual([]);
    expect(faultsOf(part("a".repeat(301)))).toEqual([
      {
        part: 0,
        limit: "text.max",
        measured: 301,
        allowed: 300,
        message: "Bluesky takes 300 characters; this is 301, as it counts.",
      },
    ]);
    const bytes = Buffer.byteLength(family.repeat(200));
    expect(faultsOf(part(family.repeat(200)))).toMatchObject([
      { limit: "text.max_bytes", measured: bytes, allowed: 3000 },
    ]);
  });

  test("all faults of all parts come at once, each with its part", () => {
    const long = part("a".repeat(400), { kind: "thread", media: [picture("x", { type: "image/tiff" })] });
    expect(faultsOf(part("fine"), long).map(({ part: at, limit }) => [at, limit])).toEqual([
      [1, "text.max"],
      [1, "media.image.types"],
    ]);
  });

  test("files are held against number, kind, size, sides and description", () => {
    const film = picture("", { type: "video/mp4", seconds: 200 });
    const limits = (...media: Media[]) => withMedia(...media).map(({ limit }) => limit);
    expect(limits(...Array.from({ length: 5 }, () => picture("x")))).toEqual(["media.count"]);
    expect(limits(picture("x"), film)).toEqual(["media.mixed", "media.video.max_seconds"]);
    expect(limits(picture("x", { bytes: 2_000_001 }))).toEqual(["media.image.max_bytes"]);
    expect(limits(picture("x".repeat(2000), { bytes: 2_000_000 }))).toEqual([]);
    expect(limits(picture("x".repeat(2001)))).toEqual(["media.alt_length"]);
    expect(limits(film, { ...film, seconds: 1 })).toEqual(["media.video.count", "media.video.max_seconds"]);
  });

  test("pictures may be as narrow and as wide as the network shows them, and no more", () => {
    const limits = (width: number, height: number) =>
      check(instagram, account(), [part("x", { media: [picture("x", { type: "image/jpeg", width, height })] })]).map(
        ({ limit }) => limit,
      );
    expect([limits(1910, 1000), limits(800, 1000)]).toEqual([[], []]);
    expect([limits(2000, 1000), limits(700, 1000)]).toEqual([["media.image.max_ratio"], ["media.image.min_ratio"]]);
  });

  test("a server's and an operator's word stand above the network's", () => {
    const there = account({ settings: { limits: { text: { max: 10 } } } });
    expect(check(mastodon, there, [part("x".repeat(11))])[0]).toMatchObject({ allowed: 10 });
    expect(check(mastodon, there, [part("x".repeat(11))], { text: { max: 20 } })).toEqual([]);
    expect(limitsOf(mastodon, there).text.link_length).toBe(23);
    expect(Value.Check(Overrides, { text: { max: 20 }, media: { image: { max_bytes: 1 } } })).toBe(true);
    expect(Value.Check(Overrides, { text: { most: 20 } })).toBe(false);
    expect(overlaid(bluesky.limits, undefined)).toEqual(bluesky.limits);
  });
});

describe("texts", () => {
  test("graphemes are what a reader calls characters", () => {
    expect(["a", "é", "e\u0301", "👨‍👩‍👧‍👦", "🇩🇪", "\r\n", "日本"].map(graphemes)).toEqual([1, 1, 1, 1, 1, 1, 2]);
  });

  test("a web address counts what its network says", () => {
    const text = `${"a".repeat(10)} https://example.com/${"b".repeat(100)} c`;
    expect(measure(text, { unit: "graphemes", link_length: 23 })).toBe(10 + 1 + 23 + 2);
    expect(measure(text, { unit: "graphemes", link_length: null })).toBe(text.length);
  });

  test("those who are mentioned count without their server, where the network counts so", () => {
    const counted = (text: string, short = true) =>
      measure(text, { unit: "graphemes", link_length: 23, ...(short && { short_mentions: true }) });
    const text = "thanks @ann_b@social.example.com, @bob and c@d.com!";
    expect(counted(text)).toBe("thanks @ann_b, @bob and c@d.com!".length);
    expect(counted(text, false)).toBe(text.length);
    expect(counted("https://social.example.com/@ann@other.example.com")).toBe(23);
    const long = "@a-".repeat(33_000);
    const before = performance.now();
    expect(counted(`@${"a".repeat(100_000)}`)).toBe(100_001);
    expect(counted(long)).toBe(long.length);
    // Seconds, if a name could be split in every way.
    expect(performance.now() - before).toBeLessThan(1000);
  });

  const addresses: readonly (readonly [string, readonly string[]])[] = [
    ["see https://example.com.", ["https://example.com"]],
    ["(https://example.com/a_(b))", ["https://example.com/a_(b)"]],
    ["“https://example.com/x”, then", ["https://example.com/x"]],
    ["https://example.com/größe/日本?x=1&y=2#z!", ["https://example.com/größe/日本?x=1&y=2#z"]],
    ["看 https://example.com/看，谢谢！（https://example.com/b）", ["https://example.com/看", "https://example.com/b"]],
    ["https://example.com、次は「https://例え.jp/ページ」：", ["https://example.com", "https://例え.jp/ページ"]],
    ["هل رأيت https://example.com/a؟ ثم https://example.com/b، ثم", ["https://example.com/a", "https://example.com/b"]],
    [
      "https://example.com/a\u200bb and \u2066https://example.com/c\u2069",
      ["https://example.com/a", "https://example.com/c"],
    ],
    ["xhttps://example.com and ann@https://example.com", []],
    ["https://", []],
  ];
  test.each(addresses)("addresses in %j", (text, expected) => {
    expect(linksOf(text).map(({ url }) => url)).toEqual([...expected]);
    for (const { url, start, end } of linksOf(text)) expect(text.slice(start, end)).toBe(url);
  });

  test.each(each)("%s takes no minutes over a text that is made to take them", (_, network) => {
    const before = performance.now();
    for (const text of ["a.", "a-", "a_", "é", "(a"].map((some) => `${some.repeat(40_000)}.com`))
      check(network, account(), [part(`https://acme.test/${text}`), part(text)]);
    expect(performance.now() - before).toBeLessThan(5000);
  });

  const long: readonly (readonly [string, string])[] = [
    ["emoji without spaces, after an address", `https://acme.test/q ${"é👍🏽".repeat(16_000)}`],
    ["a tag that ends in nothing but marks", `#a${"!".repeat(80_000)}a`],
    ["addresses", "https://acme.test/ ".repeat(5000)],
    ["tags", "#é ".repeat(30_000)],
  ];
  test.each(each)("%s reads the longest text, and marks it, in less than a second", (_, network) => {
    for (const [made, text] of long) {
      const before = performance.now();
      check(network, account(), [part(text)]);
      network.marks(text);
      expect([made, performance.now() - before < 1000]).toEqual([made, true]);
    }
  });

  test("X weighs a text as a whole as it weighs its words", () => {
    const counted = (text: string) => measure(text, { unit: "weighted", link_length: null });
    for (const text of [
      "a.com é b.co",
      "\nüe.com",
      "é🇩🇪\té.de 漢字",
      "see acme.test/x 👨‍👩‍👧 e\u0301 ok",
      "#️⃣ a.co\r\n。a.co",
    ])
      expect([text, counted(text)]).toEqual([text, parseTweet(text).weightedLength]);
  });

  test("take no time to speak of, whatever they end with", () => {
    const before = performance.now();
    for (const end of [")", "(", "()", "].", "}"]) linksOf(`https://acme.test/${end.repeat(100_000 / end.length)}`);
    // 44 s, if the brackets were counted again for each of them.
    expect(performance.now() - before).toBeLessThan(1000);
  });

  test("a name without https is one only where that is asked for", () => {
    expect(linksOf("see example.com/launch")).toEqual([]);
    expect(bareLinksOf("see example.com/launch and no.suchtld").map(({ url }) => url)).toEqual(["example.com/launch"]);
  });

  test("a link is added where the text has it not", () => {
    expect(withLink("see", "https://example.com/a")).toBe("see\n\nhttps://example.com/a");
    expect(withLink("see https://example.com/a!", "https://example.com/a")).toBe("see https://example.com/a!");
    expect(withLink("see https://example.com/ab", "https://example.com/a")).toBe(
      "see https://example.com/ab\n\nhttps://example.com/a",
    );
    expect(withLink("", "https://example.com/a")).toBe("https://example.com/a");
    for (const link of ["https://example.com/甲（乙）", "https://example.com/a."])
      expect(withLink(`see ${link} there`, link)).toBe(`see ${link} there`);
  });
});
