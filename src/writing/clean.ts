/**
 * What no text may hold: control characters but line ends and tabs, and what reorders or hides text: more than one variant
 * of a character, and tags but those of a flag, which is matched whole to be kept.
 */
const unwanted =
  /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}|(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]|[[\p{Cc}--[\n\t]]\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gv;

/** A text without it. */
export const shown = (text: string): string =>
  text.replace(unwanted, (found) => (found.startsWith("\u{1f3f4}") ? found : ""));

/** A text as it may go to a model, and come from one: line ends are one character, and nothing in it is invisible. */
export const clean = (text: string): string => shown(text.toWellFormed().replace(/\r\n?|[\u2028\u2029]/g, "\n")).trim();
