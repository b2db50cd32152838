import { isJson, type Json } from "../contract/json.ts";

/* What other servers say, made fit to be shown. All of it is data of theirs, and none of it speaks for us. */

/** Characters that people do not see and models read: controls, tags, marks of direction, fillers, a variant of a variant. */
const unseen =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]|(?<=[\ufe00-\ufe0f\u{e0100}-\u{e01ef}])[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;

/** A text without what cannot be seen, of so many characters at most. */
export function words(value: unknown, most: number): string | undefined {
  if (typeof value !== "string") return undefined;
  const seen = value.toWellFormed().replace(unseen, "");
  return seen.length > most ? `${seen.slice(0, most - 1).toWellFormed()}…` : seen;
}

/** Whether a text shows all that is in it. What joins two pictures into one shows. */
export function isSeen(text: string): boolean {
  const apart = text.replaceAll("\u200d", "");
  return apart.isWellFormed() && apart.replace(unseen, "") === apart;
}

/** Keys that have a meaning between a client and this server, or its host: nobody else may use them. */
const reserved =
  /(^|[./])(mcp|modelcontextprotocol|openai|socialcrm)([./]|$)|^(ui|securitySchemes|progressToken)([./]|$)/i;

/** A `_meta` without what only this server may say; undefined where nothing is left. */
export function ownMeta(meta: unknown): Json | undefined {
  if (!isJson(meta)) return undefined;
  const kept = Object.entries(meta).filter(([key]) => !reserved.test(key));
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
}

const hints = ["readOnlyHint", "destructiveHint", "idempotentHint", "openWorldHint"] as const;

/** What a server says of its tool's effects. A claim, as all annotations are. */
export function annotationsOf(value: unknown): Json {
  const said = isJson(value) ? value : {};
  return Object.fromEntries(hints.flatMap((hint) => (typeof said[hint] === "boolean" ? [[hint, said[hint]]] : [])));
}
