import { describe, expect, test } from "bun:test";
import { addressBucket, cidrList, clientAddress, plainAddress } from "../src/net/address.ts";

const proxies = cidrList(["10.0.0.0/8", "fd00::/8", "192.0.2.7"]);

describe("the client's address", () => {
  test.each([
    ["the socket's when nothing is forwarded", "203.0.113.9", null, "203.0.113.9"],
    ["the socket's when the peer is no trusted proxy", "203.0.113.9", "198.51.100.1", "203.0.113.9"],
    ["the forwarded one when the peer is a trusted proxy", "10.1.1.1", "198.51.100.1", "198.51.100.1"],
    ["the right-most that is no proxy", "10.1.1.1", "6.6.6.6, 198.51.100.1, 10.2.2.2", "198.51.100.1"],
    ["the right-most, whatever the caller wrote before it", "10.1.1.1", "10.9.9.9, 198.51.100.1", "198.51.100.1"],
    ["the left-most when every hop is a trusted proxy", "10.1.1.1", "10.3.3.3,10.2.2.2", "10.3.3.3"],
    ["the socket's when a hop is malformed", "10.1.1.1", "198.51.100.1, unknown, 10.2.2.2", "10.1.1.1"],
    ["untouched by malformed text left of it", "10.1.1.1", "<script>, 198.51.100.1", "198.51.100.1"],
    ["the socket's when the header is blank", "10.1.1.1", " , ", "10.1.1.1"],
    ["the socket's when the header starts with a comma", "10.1.1.1", ",10.2.2.2", "10.1.1.1"],
    ["the forwarded one right of a leading comma", "10.1.1.1", ",198.51.100.1", "198.51.100.1"],
    ["the socket's when the header is one comma", "10.1.1.1", ",", "10.1.1.1"],
    ["read without its port", "10.1.1.1", "198.51.100.1:4711", "198.51.100.1"],
    ["read out of brackets", "10.1.1.1", "[2001:DB8::0:1]:4711", "2001:db8::1"],
    ["v4 on a dual-stack socket", "::ffff:203.0.113.9", null, "203.0.113.9"],
    ["the v4 socket's when a hop is malformed", "::ffff:10.1.1.1", "unknown", "10.1.1.1"],
    ["forwarded by a trusted v4 proxy on a dual-stack socket", "::ffff:10.1.1.1", "198.51.100.1", "198.51.100.1"],
    ["forwarded by a trusted v6 proxy", "fd00::5", "2001:db8::2", "2001:db8::2"],
    ["v4 when forwarded as v4 inside v6", "10.1.1.1", "::ffff:c633:6401", "198.51.100.1"],
  ])("is %s", (_, socket, forwarded, expected) => {
    expect(clientAddress(socket, forwarded, proxies)).toBe(expected);
  });

  test("is the socket's for everyone while no proxy is trusted", () => {
    expect(clientAddress("127.0.0.1", "198.51.100.1", cidrList([]))).toBe("127.0.0.1");
  });

  test("is found in a header of a megabyte without reading all of it", () => {
    const header = `${"1.1.1.1, ".repeat(120_000)}198.51.100.1`;
    const start = performance.now();
    for (let round = 0; round < 1000; round++) clientAddress("10.1.1.1", header, proxies);
    expect(performance.now() - start).toBeLessThan(500);
  });
});

describe("a list of ranges", () => {
  test.each([
    ["10.0.0.0/8", "10.255.0.1", true],
    ["10.0.0.0/8", "11.0.0.1", false],
    ["10.0.0.0/8", "::ffff:10.0.0.1", true],
    ["::ffff:10.0.0.0/104", "10.4.0.1", true],
    ["192.0.2.7", "192.0.2.7", true],
    ["192.0.2.7", "192.0.2.8", false],
    ["2001:db8::/32", "2001:DB8:1::1", true],
    ["2001:db8::/32", "2001:db9::1", false],
    ["0.0.0.0/0", "8.8.8.8", true],
    ["0.0.0.0/0", "2001:db8::1", false],
    ["fe80::/10", "fe80::1%eth0", true],
    ["10.0.0.0/8", "not an address", false],
  ])("%s and %s: %p", (range, address, expected) => {
    expect(cidrList([range]).has(address)).toBe(expected);
  });

  test.each([
    "10.0.0.0/33",
    "::/129",
    "10.0.0",
    "example.org",
    "",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "1.2.3.4/8/8",
    "fe80::1%eth0",
  ])("names the bad entry %p", (entry) => {
    expect(() => cidrList(["10.0.0.0/8", entry])).toThrow(`"${entry}"`);
  });
});

test("addresses are written in one way", () => {
  expect(
    ["2001:DB8:0:0:0::1", "::FFFF:1.2.3.4", "::ffff:102:304", "fe80::1%eth0", "::", "nope"].map(plainAddress),
  ).toEqual(["2001:db8::1", "1.2.3.4", "1.2.3.4", "fe80::1", "::", undefined]);
});

test.each([
  ["203.0.113.9", "203.0.113.9"],
  ["::ffff:203.0.113.9", "203.0.113.9"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::1", "0:0:0:0::/64"],
  ["1:2:3::", "1:2:3:0::/64"],
])("failures of %s are counted under %s", (address, bucket) => {
  expect(addressBucket(address)).toBe(bucket);
});
