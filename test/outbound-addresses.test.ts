import { describe, expect, test } from "bun:test";
import { isPublicAddress } from "../src/net/public-address.ts";
import { OutboundFailed, OutboundRefused, safeFetch } from "../src/net/safe-fetch.ts";

const thrown = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error) => error,
  );
/** No name leads anywhere but here, and nothing that is asked for here answers. */
const leadingTo = (...addresses: string[]) => safeFetch([], { resolve: async () => addresses });

describe("an address of the public Internet is", () => {
  test.each([
    "8.8.8.8",
    "93.184.216.34",
    "100.63.255.255",
    "100.128.0.1",
    "172.15.0.1",
    "172.32.0.1",
    "223.255.255.255",
  ])("%s", (address) => expect(isPublicAddress(address)).toBe(true));
  test.each(["2606:4700:4700::1111", "2a00:1450:4001::200e", "2001:200::1", "2400::1"])("%s", (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe("no address of the public Internet is", () => {
  test.each([
    ["this network", ["0.0.0.0", "0.1.2.3"]],
    ["loopback", ["127.0.0.1", "127.255.255.254", "::1", "::"]],
    ["a private network", ["10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "fc00::1", "fd12:3456::1"]],
    ["a provider's own", ["100.64.0.1", "100.100.100.200", "100.127.255.255"]],
    ["link-local", ["169.254.169.254", "fe80::1", "febf::1", "fec0::1"]],
    ["a cloud's host", ["168.63.129.16", "192.0.0.192", "fd00:ec2::254"]],
    ["documentation", ["192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::1", "3fff::1"]],
    ["benchmarks", ["198.18.0.1", "198.19.255.255", "2001:2::1"]],
    ["multicast", ["224.0.0.1", "239.255.255.250", "ff02::1"]],
    ["reserved or broadcast", ["240.0.0.1", "255.255.255.255", "4000::1", "100::1"]],
    ["v4 inside v6", ["::ffff:10.0.0.1", "::ffff:8.8.8.8", "::ffff:808:808", "::8.8.8.8", "::ffff:0:8.8.8.8"]],
    ["NAT64", ["64:ff9b::a00:1", "64:ff9b::808:808", "64:ff9b:1::1"]],
    ["6to4", ["2002:a00:1::1", "2002:808:808::1", "192.88.99.1"]],
    ["Teredo or ORCHID", ["2001:0:4136:e378::1", "2001:10::1", "2001:20::1"]],
    ["no address at all", ["", "example.com", "1.2.3", "1.2.3.4.5", "fe80::1%eth0"]],
  ])("%s", (_, addresses) => {
    for (const address of addresses)
      expect({ address, public: isPublicAddress(address) }).toEqual({ address, public: false });
  });
});

describe("a call is refused, and nobody is asked,", () => {
  test.each([
    "http://93.184.216.34/",
    "ftp://example.com/",
    "file:///etc/passwd",
    "data:text/plain,x",
    "javascript:alert(1)",
    "gopher://example.com/",
    "//example.com/",
    "example.com",
    "",
    "https://",
    "https:// example.com/",
    `https://example.com/${"x".repeat(5000)}`,
  ])("at %.60s, which is no https address", async (url) => {
    expect(await thrown(leadingTo("93.184.216.34")(url))).toBeInstanceOf(OutboundRefused);
  });

  test.each([
    ["https://127.0.0.1/", "plain"],
    ["https://2130706433/", "one decimal number"],
    ["https://0x7f000001/", "one hexadecimal number"],
    ["https://0x7f.1/", "hexadecimal and short"],
    ["https://0177.0.0.1/", "octal"],
    ["https://017700000001/", "one octal number"],
    ["https://127.1/", "short"],
    ["https://127.0.0.1./", "ending with a dot"],
    ["https://１２７.０.０.１/", "full-width"],
    ["https://①②⑦.⓪.⓪.①/", "in circles"],
    ["https://127。0。0。1/", "with other dots"],
    ["https://%31%32%37.0.0.1/", "percent-encoded"],
    ["https://[::1]/", "v6"],
    ["https://[0:0:0:0:0:0:0:1]/", "long v6"],
    ["https://[::ffff:127.0.0.1]/", "v4 inside v6"],
    ["https://[::ffff:7f00:1]/", "v4 inside v6, hexadecimal"],
    ["https://[64:ff9b::7f00:1]/", "through NAT64"],
    ["https://[2002:7f00:1::]/", "through 6to4"],
    ["https://0/", "nothing but 0"],
    ["https://localhost/", "by name"],
    ["https://LOCALHOST/", "by name in capitals"],
    ["https://anything.localhost/", "below that name"],
    ["https://localhost./", "by name with a dot"],
    ["https://169.254.169.254/latest/meta-data/", "the cloud's metadata"],
  ])("at %s: %s", async (url) => {
    let asked = 0;
    const resolve = async () => {
      asked++;
      return ["93.184.216.34"];
    };
    expect(await thrown(safeFetch([], { resolve })(url))).toBeInstanceOf(OutboundRefused);
    expect(asked).toBe(0);
  });

  test.each([
    ["one that is private", ["10.0.0.1"]],
    ["a public and a private one", ["93.184.216.34", "10.0.0.1"]],
    ["a public and a private one of v6", ["2606:4700:4700::1111", "fd00::1"]],
    ["something that is no address", ["93.184.216.34", "metadata"]],
    ["one with a zone", ["fe80::1%eth0"]],
  ])("at a name that leads to %s, and is not told which", async (_, addresses) => {
    const error = await thrown(leadingTo(...addresses)("https://hooks.example.com/"));
    expect(error).toBeInstanceOf(OutboundRefused);
    expect(error.message).toBe("hooks.example.com is no public address.");
  });

  test.each(["https://user:pass@example.com/", "https://user@example.com/", "https://:pass@example.com/"])(
    "at %s, which holds a user name or password",
    async (url) => {
      const error = await thrown(leadingTo("93.184.216.34")(url));
      expect(error).toBeInstanceOf(OutboundRefused);
      expect(error.message).not.toContain("pass@");
    },
  );

  test.each([22, 25, 80, 445, 1023])("at port %p of a public address", async (port) => {
    const error = await thrown(leadingTo("93.184.216.34")(`https://example.com:${port}/`));
    expect(error.message).toBe(`example.com:${port}: the port must be 443, or 1024 or above.`);
  });

  test.each([
    { Host: "other" },
    { "content-length": "1" },
    { "Accept-Encoding": "gzip" },
    { "x-a": "1\r\nHost: b" },
    { "a b": "" },
  ])("with the headers %j", async (headers) => {
    expect(
      await thrown(leadingTo("93.184.216.34")("https://example.com/", { headers: { ...headers } })),
    ).toBeInstanceOf(OutboundRefused);
  });
});

describe("a call fails, and may be tried again,", () => {
  test("at a name that is not found, or has no address", async () => {
    const none = () => Promise.reject(Object.assign(new Error("10.9.9.9 says no"), { code: "ENOTFOUND" }));
    const error = await thrown(safeFetch([], { resolve: none })("https://nowhere.example/secret?token=1"));
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error.message).toBe("nowhere.example cannot be found.");
    expect(await thrown(leadingTo()("https://nowhere.example/"))).toBeInstanceOf(OutboundFailed);
  });

  test("at a name that is looked up for too long", async () => {
    const error = await thrown(
      safeFetch([], { resolve: () => new Promise(() => {}) })("https://slow.example/", { timeoutMs: 50 }),
    );
    expect(error).toBeInstanceOf(OutboundFailed);
    expect(error.message).toBe("slow.example did not answer within 0.05 s.");
  });
});
