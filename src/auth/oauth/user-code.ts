/** No vowels, so no words; and nothing that is taken for something else (RFC 8628 §6.1). Eight of them: 34 bits. */
const letters = "BCDFGHJKLMNPQRSTVWXZ";
const length = 8;

/** A new code for a person to type, without its hyphen. */
export function newUserCode(): string {
  let code = "";
  while (code.length < length)
    // 240 is the largest multiple of 20 in a byte: the rest would make the first letters likelier.
    for (const byte of crypto.getRandomValues(new Uint8Array(16)))
      if (byte < 240 && code.length < length) code += letters[byte % letters.length];
  return code;
}

/** As it is shown: `BCDF-GHJK`. */
export const shownUserCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What was typed, whatever its case and marks; nothing where it cannot be a code. */
export function userCodeIn(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[^A-Z]/g, "");
  return code.length === length && [...code].every((letter) => letters.includes(letter)) ? code : undefined;
}
