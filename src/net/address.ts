import { groupsOf, isIP, numberOf } from "./ip.ts";

const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
const mappedTail = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * The one way an address is written here: v4 dotted, v6 in the short lower-case form of RFC 5952 without its zone, and
 * a v4 address inside v6 (`::ffff:10.0.0.1`, what a dual-stack socket reports) as that v4 address. `undefined` when the
 * text is no address.
 */
export function plainAddress(text: string): string | undefined {
  const kind = isIP(text);
  if (kind === 4) return text;
  if (kind === 0) return undefined;
  if (text.startsWith("::ffff:") && dotted.test(text.slice(7))) return text.slice(7);
  const zone = text.indexOf("%");
  const short = new URL(`http://[${zone < 0 ? text : text.slice(0, zone)}]`).hostname.slice(1, -1);
  const mapped = mappedTail.exec(short);
  if (!mapped) return short;
  const [high, low] = [Number.parseInt(mapped[1] as string, 16), Number.parseInt(mapped[2] as string, 16)];
  return `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
}

/** A set of addresses and ranges. */
export interface CidrList {
  has(address: string): boolean;
}

/** A range: what its addresses begin with, and how many of their 128 bits come after it. */
interface Range {
  readonly beginning: bigint;
  readonly rest: bigint;
}

/** Reads addresses and ranges (`10.0.0.0/8`, `2001:db8::/32`, `192.0.2.7`). Throws a RangeError that names the bad entry. */
export function cidrList(entries: readonly string[]): CidrList {
  const ranges = entries.map(rangeOf);
  return {
    has(address) {
      const plain = ranges.length === 0 ? undefined : plainAddress(address);
      if (plain === undefined) return false;
      const number = numberOf(plain);
      return ranges.some(({ beginning, rest }) => number >> rest === beginning);
    },
  };
}

function rangeOf(entry: string): Range {
  const [, address = "", prefix] = /^([^/%]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const plain = plainAddress(address);
  // `10.0.0.0/8`; not `::ffff:10.0.0.0/104`, which is the same.
  const given = address.includes(":") ? 128 : 32;
  const rest = prefix === undefined ? 0 : given - Number(prefix);
  const most = plain?.includes(":") ? 128 : 32;
  if (plain === undefined || rest < 0 || rest > most)
    throw new RangeError(`"${entry}" is no IP address or CIDR range.`);
  return { beginning: numberOf(plain) >> BigInt(rest), rest: BigInt(rest) };
}

/** One hop of X-Forwarded-For; some proxies add the port: `192.0.2.7:1234`, `[2001:db8::1]:1234`. */
function hop(text: string): string | undefined {
  const bare = /^\[([^\]]+)\](?::\d{1,5})?$/.exec(text)?.[1] ?? /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text;
  return plainAddress(bare);
}

/**
 * Who is calling: the socket's peer, unless that is a trusted proxy. Then X-Forwarded-For is read from its right end,
 * where the nearest proxy wrote, and the first address that is not a trusted proxy counts; when all of them are, the
 * left-most. A header with a malformed hop on that way says nothing: the peer counts.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | null | undefined,
  trusted: CidrList,
): string {
  const peer = plainAddress(socketAddress) ?? socketAddress;
  if (!forwardedFor || !trusted.has(peer)) return peer;
  let end = forwardedFor.length;
  while (true) {
    const comma = forwardedFor.lastIndexOf(",", end - 1);
    const address = hop(forwardedFor.slice(comma + 1, end).trim());
    if (address === undefined) return peer;
    if (comma < 0 || !trusted.has(address)) return address;
    if (comma === 0) return peer;
    end = comma;
  }
}

/**
 * What failures are counted under: the v4 address, or the /64 of a v6 address, because one subscriber owns at least
 * that much (RFC 6177) and would otherwise never be counted twice.
 */
export function addressBucket(address: string): string {
  const plain = plainAddress(address);
  if (plain === undefined || !plain.includes(":")) return plain ?? address;
  return `${groupsOf(plain).slice(0, 4).join(":")}::/64`;
}
