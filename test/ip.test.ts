import { describe, expect, test } from "bun:test";
import { BlockList, isIP as isIPOfNode } from "node:net";
import { cidrList, plainAddress } from "../src/net/address.ts";
import { isIP } from "../src/net/ip.ts";

/** The same numbers in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const pieces = [
  "0",
  "1",
  "00",
  "01",
  "9",
  "99",
  "255",
  "256",
  "127",
  ".",
  ".",
  ".",
  ":",
  ":",
  "::",
  "f",
  "FFFF",
  "fe80",
];
const odd = [
  "%",
  "%eth0",
  "%1",
  " ",
  "g",
  "/",
  "[",
  "]",
  "-",
  "x",
  "12345",
  "1.2.3.4",
  "::ffff:",
  "\n",
  "１",
  "\0",
  "",
];

const v4Of = (below: (most: number) => number) => Array.from({ length: 4 }, () => below(256)).join(".");
const v6Of = (below: (most: number) => number) => {
  const groups = Array.from({ length: 8 }, () => (below(3) === 0 ? "0" : below(65536).toString(16)));
  const text = groups.join(":");
  return below(2) === 0 ? text.replace(/\b0(?::0)+\b/, ":").replace(/:{3,}/, "::") : text;
};

describe("what an address is", () => {
  test("is what Node says, of 200,000 texts", () => {
    const below = numbers(1);
    for (let round = 0; round < 200_000; round++) {
      const from = below(4) === 0 ? [...pieces, ...odd] : pieces;
      const made = [() => v4Of(below), () => v6Of(below)][below(8)]?.();
      const text = made ?? Array.from({ length: below(16) }, () => from[below(from.length)]).join("");
      if (isIP(text) !== isIPOfNode(text))
        expect({ text, is: isIP(text) }).toEqual({ text, is: isIPOfNode(text) as 4 });
    }
  });

  test.each([
    "::",
    "::1",
    "1::",
    "1:2:3:4:5:6:7::",
    "::1.2.3.4",
    "1:2:3:4:5:6:1.2.3.4",
    "fe80::1%eth0",
    "fe80::1%",
    "::%",
    "1.2.3",
    "1.2.3.4.",
    ".1.2.3.4",
    "01.2.3.4",
    "1.2.3.4 ",
    "0x7f.1",
    "1:2:3:4:5:6:7:8:9",
    ":::",
    "::1::",
    "1.2.3.4::",
    "::1.2.3.04",
    "::1.2.3",
    "::1.2.3.4:5",
    "12345::",
    "",
    ":",
    "%",
    "1.2.3.4%1",
  ])("%p is what Node says", (text) => {
    expect(isIP(text)).toBe(isIPOfNode(text) as 4);
  });
});

test("a range has the addresses that Node's has, of 50,000", () => {
  const below = numbers(2);
  for (let round = 0; round < 50_000; round++) {
    const v6 = below(2) === 0;
    const base = v6 ? v6Of(below) : v4Of(below);
    if (isIPOfNode(base) === 0) continue;
    const length = below((v6 ? 128 : 32) + 1);
    const near = v6 ? base.replace(/[0-9a-f]+$/, below(65536).toString(16)) : base.replace(/\d+$/, String(below(256)));
    const address = below(3) === 0 ? (v6 ? v6Of(below) : v4Of(below)) : near;
    const plain = plainAddress(address);
    const start = plainAddress(base);
    if (plain === undefined || start === undefined || start.includes(":") !== v6) continue;
    const list = new BlockList();
    list.addSubnet(start, length, v6 ? "ipv6" : "ipv4");
    const expected = list.check(plain, plain.includes(":") ? "ipv6" : "ipv4");
    if (cidrList([`${base}/${length}`]).has(address) !== expected)
      expect({ base, length, address, has: !expected }).toEqual({ base, length, address, has: expected });
  }
});

test.each([
  ["::/0", "1.2.3.4", true],
  ["::ffff:0:0/96", "1.2.3.4", true],
  ["::ffff:10.0.0.0/104", "10.1.2.3", true],
  ["::ffff:10.0.0.0/104", "11.1.2.3", false],
  ["0.0.0.0/0", "::1", false],
  ["0.0.0.0/0", "::ffff:1.2.3.4", true],
])("%s has %s: %p", (range, address, expected) => {
  expect(cidrList([range]).has(address)).toBe(expected);
});
