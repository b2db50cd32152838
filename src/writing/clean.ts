/** What no text may hold: control characters but line ends and tabs, and what reorders or hides text. */
const unwanted =
  /[[\p{Cc}--[\n\t]]\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|(?<!\u{1f3f4}[\u{e0020}-\u{e007f}]*)[\u{e0000}-\u{e007f}]/gv;

/** A text as it may go to a model, and come from one: line ends are one character, and nothing in it is invisible. */
export const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, "\n")
    .replace(unwanted, "")
    .trim();
