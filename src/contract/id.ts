const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
/** Two characters for each ten bits. */
const pairs = Array.from({ length: 1024 }, (_, bits) => `${alphabet[bits >> 5]}${alphabet[bits & 31]}`);

/**
 * The 26 characters of 128 bits in base 32, two zero bits ahead of them: the TypeID encoding (Crockford's alphabet,
 * lower case). Taken 40 bits at a time, which are eight characters.
 */
function base32(bytes: Uint8Array): string {
  const at = (index: number) => bytes[index] as number;
  let text = pairs[at(0)] as string;
  for (let start = 1; start < 16; start += 5) {
    const high = (at(start) << 12) | (at(start + 1) << 4) | (at(start + 2) >> 4);
    const low = ((at(start + 2) & 15) << 16) | (at(start + 3) << 8) | at(start + 4);
    text += (pairs[high >> 10] as string) + pairs[high & 1023] + pairs[low >> 10] + pairs[low & 1023];
  }
  return text;
}

/**
 * A new TypeID: the prefix, `_`, a UUIDv7 in base 32 (https://github.com/jetify-com/typeid). Ids made in one process
 * rise strictly, so a list ordered by id is a list ordered by time.
 */
export const newId = (prefix: string): string => `${prefix}_${base32(Bun.randomUUIDv7("buffer"))}`;
