import { isJson, type Json } from "../contract/json.ts";
import { annotationsOf, words } from "./clean.ts";
import { exposed, exposedUri } from "./names.ts";
import { type Mirrored, mirroredIn } from "./remote/headers.ts";
import { schemaFault, soundSchema } from "./schemas.ts";

/** A tool, prompt or resource as it is listed here, and as its server knows it. */
export interface Offered {
  /** As the server calls it: a name, or the URI of a resource or template. */
  readonly own: string;
  /** As it is listed. */
  readonly listed: Json;
}
export interface OfferedTool extends Offered {
  readonly name: string;
  /** The arguments that a server of 2026-07-28 wants repeated in headers. */
  readonly mirrored: readonly Mirrored[];
  /** Whether a result is held against a schema. */
  readonly hasOutput: boolean;
}

/** What a server offers, made fit to be shown. */
export interface Offer {
  readonly server: { readonly name: string; readonly version: string };
  readonly tools: readonly OfferedTool[];
  readonly resources: readonly Offered[];
  readonly templates: readonly Offered[];
  readonly prompts: readonly Offered[];
  readonly completes: boolean;
  /** What is not shown, and why. */
  readonly leftOut: readonly { readonly name: string; readonly why: string }[];
  /** How long it holds, in milliseconds. */
  readonly ttlMs: number;
}

/** What a server's lists are, as they came. */
export interface Found {
  readonly server: Json;
  readonly tools: readonly unknown[];
  readonly resources: readonly unknown[];
  readonly templates: readonly unknown[];
  readonly prompts: readonly unknown[];
  readonly completes: boolean;
  readonly ttlMs: number;
}

const most = { name: 256, title: 200, description: 4_096, uri: 2_048, arguments: 32, bytes: 1_000_000 } as const;

/** Reads what a server offers. What is unsound is left out; it costs nothing else. */
export function offerOf(slug: string, found: Found): Offer {
  const leftOut: { name: string; why: string }[] = [];
  const taken = new Set<string>();
  let bytes = 0;
  const each = <T extends Offered>(
    items: readonly unknown[],
    key: "name" | "uri" | "uriTemplate",
    read: (item: Json, own: string) => T | string,
  ) =>
    items.flatMap((item): T[] => {
      const own = isJson(item) ? item[key] : undefined;
      const longest = key === "name" ? most.name : most.uri;
      if (
        !isJson(item) ||
        typeof own !== "string" ||
        own === "" ||
        own.length > longest ||
        words(own, longest) !== own
      ) {
        leftOut.push({ name: words(own, 80) ?? "", why: `its ${key} is none` });
        return [];
      }
      const made = read(item, own);
      const why = typeof made === "string" ? made : fault(key, made);
      if (why === undefined) return [made as T];
      leftOut.push({ name: own.slice(0, 80), why });
      return [];
    });
  const fault = (key: string, { listed }: Offered): string | undefined => {
    const name = `${key} ${listed[key]}`;
    if (taken.has(name)) return "another has its name";
    const size = JSON.stringify(listed).length;
    if (bytes + size > most.bytes) return "there is too much before it";
    taken.add(name);
    bytes += size;
    return undefined;
  };
  return {
    server: { name: words(found.server.name, 100) ?? "", version: words(found.server.version, 100) ?? "" },
    tools: each(found.tools, "name", (item, own) => toolOf(slug, item, own)),
    prompts: each(found.prompts, "name", (item, own) => promptOf(slug, item, own)),
    resources: each(found.resources, "uri", (item, own) => resourceOf(slug, "uri", item, own)),
    templates: each(found.templates, "uriTemplate", (item, own) => resourceOf(slug, "uriTemplate", item, own)),
    ...{ completes: found.completes, leftOut, ttlMs: found.ttlMs },
  };
}

/** Title and description, where there are any. */
function told({ title, description }: Json): Json {
  const [short, long] = [words(title, most.title), words(description, most.description)];
  return { ...(short && { title: short }), ...(long && { description: long }) };
}

function toolOf(slug: string, item: Json, own: string): OfferedTool | string {
  const { annotations } = item;
  const fault = schemaFault(item.inputSchema);
  if (fault !== undefined) return `its input schema ${fault}`;
  const inputSchema = soundSchema(item.inputSchema as Json);
  const mirrored = mirroredIn(inputSchema);
  if (!mirrored) return "its input schema asks for a header that cannot be one";
  const name = exposed(slug, own);
  const hasOutput = item.outputSchema !== undefined && schemaFault(item.outputSchema) === undefined;
  const securitySchemes = [{ type: "oauth2", scopes: [`mcp:call:${slug}`] }];
  const { title } = told({ title: item.title ?? (isJson(annotations) ? annotations.title : undefined) });
  const listed = {
    ...{ name, ...told({ ...item, title }), inputSchema },
    ...(hasOutput && { outputSchema: soundSchema(item.outputSchema as Json) }),
    annotations: { ...(title !== undefined && { title }), ...annotationsOf(annotations) },
    ...{ securitySchemes, _meta: { securitySchemes, "socialcrm/connector": slug } },
  };
  return { own, name, listed, mirrored, hasOutput };
}

function promptOf(slug: string, item: Json, own: string): Offered {
  const asked = Array.isArray(item.arguments) ? item.arguments.slice(0, most.arguments) : [];
  const blanks = asked.flatMap((one) => {
    const name = isJson(one) ? words(one.name, most.name) : undefined;
    return name && isJson(one) ? [{ name, ...told(one), required: one.required === true }] : [];
  });
  return { own, listed: { name: exposed(slug, own), ...told(item), arguments: blanks } };
}

/** Pages of others are not shown as if they were ours: `ui://` stays out. */
function resourceOf(slug: string, key: "uri" | "uriTemplate", item: Json, own: string): Offered | string {
  if (/^ui:/i.test(own)) return "it is a page, and pages of others are not shown";
  // Some clients refuse a whole list for one that is none.
  if (key === "uri" && !URL.canParse(exposedUri(slug, own))) return "its uri is none";
  const { mimeType, size } = item;
  const kind = words(mimeType, 100);
  const listed = {
    ...{ [key]: exposedUri(slug, own), name: words(item.name, most.name) || own, ...told(item) },
    ...(kind && { mimeType: kind }),
    ...(typeof size === "number" && { size }),
  };
  return { own, listed };
}
