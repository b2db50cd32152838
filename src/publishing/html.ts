import { decoded } from "./card.ts";

/** The text of a post that a network shows as HTML: for telling whether it is the same post. */
export const textOfHtml = (html: string): string =>
  decoded(html.replace(/<(?:br|p|\/p|div|\/div)\b[^>]*>/gi, " ").replace(/<[^>]*>/g, ""));

const mention = /(@\w+)@[\w.-]*\w/g;
const marks = /[*_`~]/g;
const spaces = /[\s\u200b-\u200d\ufeff]+/g;

/** A text without what servers change in it: spaces, marks that become markup, the servers of those mentioned. */
export const comparable = (text: string): string =>
  text.normalize("NFC").replace(mention, "$1").replace(marks, "").replace(spaces, "");
