const alphabet = "234567abcdefghijklmnopqrstuvwxyz";

/**
 * A record key that sorts by time (https://atproto.com/specs/tid): microseconds since 1970 in 53 bits, then ten random
 * bits. The three last digits of the microseconds are random too, since the clock has milliseconds only.
 */
export function newTid(now: number, random: (bytes: number) => Uint8Array): string {
  const [a = 0, b = 0, c = 0, d = 0] = random(4);
  const micros = BigInt(now) * 1000n + BigInt(((a << 8) | b) % 1000);
  let bits = (micros << 10n) | BigInt(((c << 8) | d) & 1023);
  let tid = "";
  for (let place = 0; place < 13; place++) {
    tid = alphabet[Number(bits & 31n)] + tid;
    bits >>= 5n;
  }
  return tid;
}
