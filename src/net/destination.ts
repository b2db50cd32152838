import { isIP } from "./ip.ts";
import type { Opened } from "./opened.ts";
import { OutboundFailed, OutboundRefused } from "./outbound-error.ts";
import { isPublicAddress } from "./public-address.ts";

/** All addresses of a name. */
export type Resolve = (name: string) => Promise<readonly string[]>;

/** Where a call goes: the addresses were checked, and nobody looks the name up again. */
export interface Destination {
  readonly url: URL;
  /** As people write it, with the port where it is not the usual one. */
  readonly host: string;
  readonly port: number;
  /** Never none; v4 first, since not every machine has v6. */
  readonly addresses: readonly string[];
}

const longest = 4096;

/** By the system's own resolver, its hosts file included. */
export const systemResolve: Resolve = async (name) => {
  const { lookup } = await import("node:dns/promises"); // no start needs it
  return (await lookup(name, { all: true })).map(({ address }) => address);
};

/** Reads an address and finds out where it leads. Throws OutboundRefused, or OutboundFailed for a name that is not found. */
export const destinationOf = (text: string, opened: Opened, resolve: Resolve): Promise<Destination> =>
  checked(readUrl(text), opened, resolve);

/** Finds out where an address that was read leads. */
export async function checked(url: URL, opened: Opened, resolve: Resolve): Promise<Destination> {
  const port = portOf(url);
  const addresses = addressIn(url) ?? (await resolved(url.hostname, resolve));
  for (const address of addresses) check(url, address, opened);
  return { url, host: url.host, port, addresses: [...addresses].sort((one, other) => isIP(one) - isIP(other)) };
}

/**
 * Throws OutboundRefused where an address can be seen never to be called, whatever its name leads to. `opens`: whether
 * the operator has opened anything, so that a name may lead there.
 */
export function checkAtSight(text: string, opened: Opened, opens: boolean): void {
  const url = readUrl(text);
  const port = portOf(url);
  if (port === 0) throw new OutboundRefused(`${url.host}: the port must be 443, or 1024 or above.`);
  const addresses = addressIn(url);
  if (addresses) for (const address of addresses) check(url, address, opened);
  else if (!opens) check(url, somewhere, opened);
}

/** A public address, which stands for what a name may lead to. */
const somewhere = "1.1.1.1";

const isSecure = ({ protocol }: URL): boolean => protocol === "https:";
const portOf = (url: URL): number => (url.port === "" ? (isSecure(url) ? 443 : 80) : Number(url.port));

function check(url: URL, address: string, opened: Opened): void {
  const port = portOf(url);
  if (opened(address, port)) return;
  if (!isSecure(url)) throw new OutboundRefused(`${url.host}: only https is called.`);
  if (!isPublicAddress(address)) throw new OutboundRefused(`${url.host} is no public address.`);
  if (port !== 443 && port < 1024) throw new OutboundRefused(`${url.host}: the port must be 443, or 1024 or above.`);
}

/** Reads an address that may be called, if it leads anywhere. */
export function readUrl(text: string): URL {
  const url = text.length <= longest ? URL.parse(text) : null;
  if (!url || url.hostname === "") throw new OutboundRefused("It must be an https address.");
  if (url.protocol !== "https:" && url.protocol !== "http:")
    throw new OutboundRefused(`${url.host}: only https is called.`);
  if (url.username !== "" || url.password !== "")
    throw new OutboundRefused(`${url.host}: the address may hold no user name and no password.`);
  if (url.hostname.endsWith(".")) throw new OutboundRefused(`${url.host}: the name may not end with a dot.`);
  return url;
}

/**
 * What an address says without anybody being asked. The parser of URLs has made one spelling of every number, whether it
 * was octal, hexadecimal or full-width.
 */
function addressIn({ hostname }: URL): readonly string[] | undefined {
  const name = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  if (isIP(name) !== 0) return [name];
  return name === "localhost" || name.endsWith(".localhost") ? ["127.0.0.1"] : undefined;
}

async function resolved(name: string, resolve: Resolve): Promise<readonly string[]> {
  const found = await resolve(name).catch((cause) => {
    throw new OutboundFailed(`${name} cannot be found.`, { cause });
  });
  if (found.length === 0) throw new OutboundFailed(`${name} has no address.`);
  return found;
}
