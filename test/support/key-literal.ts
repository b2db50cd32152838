/* API keys as the contract describes them, worked out here a second time so that the tests do not ask the product. */

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** CRC-32 (ISO 3309), a bit at a time. */
export function crc32(text: string): number {
  let crc = 0xffffffff;
  for (const byte of Buffer.from(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

/** The six characters that belong after these 34. */
export function checksumOf(start: string): string {
  let number = BigInt(crc32(start));
  let text = "";
  for (; number > 0n; number /= 62n) text = base62[Number(number % 62n)] + text;
  return text.padStart(6, "0");
}

/** A key of the right shape that nobody was ever given. */
export function strangerKey(lookup = randomOf(8)): string {
  const start = `sk_${"live"}_${lookup}${randomOf(18)}`;
  return start + checksumOf(start);
}

/** The same key with another secret under a right checksum. */
export const withWrongSecret = (key: string): string => strangerKey(key.slice(8, 16));

/** The same key, mistyped in its last character. */
export const withWrongChecksum = (key: string): string => key.slice(0, -1) + (key.endsWith("a") ? "b" : "a");

const randomOf = (length: number): string =>
  Array.from({ length }, () => base62[Math.floor(Math.random() * 62)]).join("");
