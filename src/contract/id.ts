const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

/** The 26 characters of 128 bits in base 32, first character first: the TypeID encoding (Crockford's alphabet, lower case). */
function base32(bytes: Uint8Array): string {
  let text = alphabet[(bytes[0] as number) >> 5] as string;
  text += alphabet[(bytes[0] as number) & 31];
  let held = 0;
  let bits = 0;
  for (let at = 1; at < 16; at++) {
    held = ((held << 8) | (bytes[at] as number)) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += alphabet[(held >> bits) & 31];
    }
  }
  return text;
}

/**
 * A new TypeID: the prefix, `_`, a UUIDv7 in base 32 (https://github.com/jetify-com/typeid). Ids made in one process
 * rise strictly, so a list ordered by id is a list ordered by time.
 */
export const newId = (prefix: string, at?: number): string =>
  `${prefix}_${base32(at === undefined ? Bun.randomUUIDv7("buffer") : Bun.randomUUIDv7("buffer", at))}`;
