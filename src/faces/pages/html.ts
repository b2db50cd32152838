const made = Symbol("html");

/** Markup that is safe to send as it is. Only the tag below makes it. */
export interface Html {
  readonly [made]: string;
}
/** What may stand in a template: text is escaped, markup stays, nothing is left out. */
export type Part = string | number | Html | readonly Part[] | undefined | null | false;

const stands: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => stands[character] as string);

function written(part: Part): string {
  if (part === undefined || part === null || part === false) return "";
  if (typeof part === "string") return escaped(part);
  if (typeof part === "number") return String(part);
  return made in part ? part[made] : part.map(written).join("");
}

/**
 * Writes markup: html`<p title="${name}">Hello ${name}</p>`. Every value is escaped for text and for attributes in
 * quotes, which is where values may stand: never in a script, a style or an attribute without quotes.
 */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  [made]: strings.reduce((text, string, at) => `${text}${written(parts[at - 1])}${string}`),
});

export const textOf = (markup: Html): string => markup[made];
