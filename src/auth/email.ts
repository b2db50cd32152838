const form = /^[^\s@<>()[\]\\,;:"]+@[^\s@.<>()[\]\\,;:"]+(\.[^\s@.<>()[\]\\,;:"]+)*$/u;

/** An e-mail address as it is stored: in lower case; undefined where the text is none. */
export function emailOf(text: string): string | undefined {
  const address = text.trim().toLowerCase();
  return address.length <= 254 && address.isWellFormed() && !/\p{Cc}/u.test(address) && form.test(address)
    ? address
    : undefined;
}
