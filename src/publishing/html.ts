import { decoded } from "./card.ts";

/** The text of a post that a network shows as HTML, in words alone: for telling whether it is the same post. */
export const wordsOf = (html: string): string =>
  plainWords(decoded(html.replace(/<(?:br|p|\/p|div|\/div)\b[^>]*>/gi, " ").replace(/<[^>]*>/g, "")));

/** A text without its spaces, which networks put in and leave out as they like. */
export const plainWords = (text: string): string => text.normalize("NFC").replace(/[\s\u200b-\u200d\ufeff]+/g, "");
