import { isJson, type Json } from "../contract/json.ts";
import { isTime } from "../contract/schema.ts";
import { ownMeta } from "./clean.ts";
import { exposedUri } from "./names.ts";
import { RemoteProblem } from "./remote/problem.ts";

/* What a server's answers hold, piece by piece: with the fields that the protocol has, of the types that it has for them. */

export const unsound = () => new RemoteProblem("refused", "the server answers with something else than was asked.");

const isText = (value: unknown): value is string => typeof value === "string";

function isBase64(value: unknown): boolean {
  try {
    return isText(value) && atob(value) !== undefined;
  } catch {
    return false;
  }
}

const isBytes = ({ data, mimeType }: Json) => isBase64(data) && isText(mimeType);
/** What a piece of each kind must have. */
const kinds: ReadonlyMap<unknown, (block: Json) => boolean> = new Map([
  ["text", ({ text }: Json) => isText(text)],
  ["image", isBytes],
  ["audio", isBytes],
  ["resource", ({ resource }: Json) => isJson(resource)],
  ["resource_link", ({ uri, name }: Json) => isText(uri) && isText(name)],
]);

/** What a piece may have beside that: left out where it is something else. */
const optional: Readonly<Record<string, (value: unknown) => unknown>> = {
  title: (value) => (isText(value) ? value : undefined),
  description: (value) => (isText(value) ? value : undefined),
  mimeType: (value) => (isText(value) ? value : undefined),
  size: (value) => (Number.isFinite(value) ? value : undefined),
  annotations: annotationsIn,
  _meta: ownMeta,
  icons: () => undefined,
};

function annotationsIn(value: unknown): Json | undefined {
  if (!isJson(value)) return undefined;
  const { audience, priority, lastModified } = value;
  const isFor = (one: unknown) => one === "user" || one === "assistant";
  return {
    ...(Array.isArray(audience) && audience.every(isFor) && { audience }),
    ...(typeof priority === "number" && priority >= 0 && priority <= 1 && { priority }),
    ...(isText(lastModified) && isTime(lastModified) && { lastModified }),
  };
}

function read(piece: Json): Json {
  const made = { ...piece };
  for (const [name, readOne] of Object.entries(optional)) {
    if (!(name in piece)) continue;
    made[name] = readOne(piece[name]);
    if (made[name] === undefined) delete made[name];
  }
  return made;
}

/** A piece of content, or none of a kind that is not known here. Throws for one that is not what it says. */
export function blockOf(slug: string, block: unknown): Json[] {
  const isKind = isJson(block) && kinds.get(block.type);
  if (!isKind) return [];
  if (!isKind(block)) throw unsound();
  const made = read(block);
  if (block.type === "resource") return [{ ...made, resource: contentOf(slug, block.resource as Json) }];
  return [block.type === "resource_link" ? { ...made, uri: exposedUri(slug, String(block.uri)) } : made];
}

/** What a resource holds: its text or its bytes. */
export function contentOf(slug: string, content: Json): Json {
  const { uri, text, blob, ...rest } = read(content);
  if (!isText(uri)) throw unsound();
  const address = { uri: exposedUri(slug, uri) };
  if (isText(text)) return { ...rest, ...address, text };
  if (!isBase64(blob)) throw unsound();
  return { ...rest, ...address, blob };
}
