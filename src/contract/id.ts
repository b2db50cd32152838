import { Buffer } from "node:buffer";

/** Character codes of base 32 (Crockford's alphabet, lower case). */
const codes = Buffer.from("0123456789abcdefghjkmnpqrstvwxyz");
const code = (bits: number): number => codes[bits & 31] as number;

/** Randomness for so many ids is fetched at once: a call for it costs more than all the rest of an id. */
const random = Buffer.alloc(64 * 12);
let drawn = random.length;

/** The latest id: its millisecond (ahead of the clock by those that had too many), its count in it, its characters. */
let time = 0;
let count = 0;
const text = Buffer.alloc(26);

/**
 * A new TypeID: the prefix, `_`, a UUIDv7 in base 32 (https://github.com/jetify-com/typeid; RFC 9562 §5.7, with the
 * counter of its §6.2). Ids made in one process rise strictly, so a list ordered by id is a list ordered by time.
 *
 * Two zero bits stand ahead of the 128. So the time is the first ten characters; then come, in four, the version (7),
 * the count, the variant (2) and two bits that stay 0; and twelve random ones.
 */
export function newId(prefix: string): string {
  const now = Date.now();
  if (now > time || count === 4095) begin(now > time ? now : time + 1);
  else count++;
  text[10] = code((7 << 1) | (count >> 11));
  text[11] = code(count >> 6);
  text[12] = code(count >> 1);
  text[13] = code((count << 4) | 0b1000);
  if (drawn === random.length) draw();
  for (let at = 14; at < 26; at++) text[at] = code(random[drawn++] as number);
  return `${prefix}_${text.toString("latin1")}`;
}

function begin(millisecond: number): void {
  time = millisecond;
  count = 0;
  for (let rest = millisecond, at = 9; at >= 0; at--, rest = Math.floor(rest / 32)) text[at] = code(rest % 32);
}

function draw(): void {
  crypto.getRandomValues(random);
  drawn = 0;
}
