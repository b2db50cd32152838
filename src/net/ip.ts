/*
 * What an address is, as `isIP` and `BlockList` of node:net say it: that module brings in Node's sockets and streams,
 * which a start would load for nothing else.
 */

const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/;
const v6 = /^([0-9a-f:.]*:(?:[0-9a-f.]+|(?<=::)))(?:%[0-9a-z.:-]+)?$/i;

/** 4 or 6; 0 for what is no address. A v6 address may have a zone. */
export function isIP(text: string): 0 | 4 | 6 {
  if (v4.test(text)) return 4;
  const address = v6.exec(text)?.[1];
  return address !== undefined && URL.canParse(`http://[${address}]`) ? 6 : 0;
}

/** The eight groups of a v6 address in the short form of RFC 5952. */
export function groupsOf(short: string): readonly string[] {
  const [head = "", tail] = short.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = !tail ? [] : tail.split(":");
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(zeros).fill("0"), ...right];
}

/** A plain address as one number of 128 bits; a v4 address is the one that stands for it in v6 (`::ffff:0:0/96`). */
export function numberOf(plain: string): bigint {
  if (plain.includes(":")) return groupsOf(plain).reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
  return plain.split(".").reduce((sum, part) => (sum << 8n) | BigInt(part), 0xffffn);
}
