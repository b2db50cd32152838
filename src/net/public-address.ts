import { cidrList, plainAddress } from "./address.ts";
import { isIP } from "./ip.ts";

/* What IANA's special-purpose registries (RFC 6890) hold back from the public Internet, and what leads back to it. */

const v4 = cidrList([
  "0.0.0.0/8", // this network
  "10.0.0.0/8",
  "100.64.0.0/10", // between a provider and its customers
  "127.0.0.0/8",
  "168.63.129.16", // Azure's host, to its own machines
  "169.254.0.0/16", // link-local, and the metadata of cloud machines
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.0.2.0/24", // documentation
  "192.88.99.0/24", // 6to4 relays
  "192.168.0.0/16",
  "198.18.0.0/15", // benchmarks
  "198.51.100.0/24", // documentation
  "203.0.113.0/24", // documentation
  "224.0.0.0/4", // multicast
  "240.0.0.0/4", // reserved, and broadcast
]);

/** Nothing else of v6 is given out: not loopback, link-local, fc00::/7, multicast, nor NAT64 (64:ff9b::/96, …). */
const v6Given = cidrList(["2000::/3"]);
const v6 = cidrList([
  "2001::/23", // protocols: Teredo, ORCHID, benchmarks
  "2001:db8::/32", // documentation
  "2002::/16", // 6to4: a v4 address inside
  "3fff::/20", // documentation
]);

/** Whether an address is one of the public Internet. A v4 address inside v6, in whatever way, is none. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !v4.has(address);
  return plainAddress(address)?.includes(":") === true && v6Given.has(address) && !v6.has(address);
}
