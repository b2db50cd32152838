import { Failure } from "../../contract/failure.ts";
import { isJson, type Json } from "../../contract/json.ts";
import { kindIn } from "./data.ts";
import type { Inquiry } from "./inquiry.ts";
import type { Visitor } from "./product.ts";
import { promptNamed } from "./prompts/offer.ts";
import { code } from "./protocol.ts";
import type { Registry } from "./registry.ts";

/* What a client may propose while a person types: names and ids of their workspace, as far as they may see them. */

/** The protocol lets a completion have a hundred values. */
const mostValues = 100;
/** So many pages of a list are looked through. */
const mostPages = 4;

/** What was found, and whether everything was looked through. */
interface Found {
  readonly values: readonly string[];
  readonly isAll: boolean;
}
type Complete = Required<Registry<Visitor>>["complete"];

const invalid = (message: string) => ({ fault: { code: code.invalidParams, message: `Invalid params: ${message}` } });
const asText = (value: unknown): string => (typeof value === "string" ? value : "");
/** Whether it, or a word in it, begins so. */
const begins = (text: string, begun: string): boolean => {
  const lower = text.toLowerCase();
  return lower.startsWith(begun) || lower.includes(` ${begun}`);
};

export function completions(inquire: Inquiry): Complete {
  return async ({ ref, argument }, { visitor }) => {
    if (!isJson(argument) || typeof argument.value !== "string")
      return invalid("argument must have a name and a value");
    const begun = argument.value.trim().toLowerCase();
    const found = isJson(ref) ? await valuesFor(ref, asText(argument.name), begun, visitor) : "ref must be an object";
    if (typeof found === "string") return invalid(found);
    const { values, isAll } = found;
    return {
      values: values.slice(0, mostValues),
      ...(isAll && { total: values.length }),
      hasMore: !isAll || values.length > mostValues,
    };
  };

  /** The values, or what is wrong with the question. */
  async function valuesFor(ref: Json, name: string, begun: string, visitor: Visitor): Promise<Found | string> {
    if (ref.type === "ref/resource") {
      const kind = kindIn(asText(ref.uri));
      return kind ? seen(kind, "id", begun, visitor) : `Unknown resource template: ${asText(ref.uri)}`;
    }
    if (ref.type !== "ref/prompt") return "ref must name a prompt or a resource template";
    const prompt = promptNamed(asText(ref.name));
    if (!prompt) return `Unknown prompt: ${asText(ref.name)}`;
    const blank = prompt.arguments.find((one) => one.name === name);
    if (blank?.of) return seen(blank.of, "name", begun, visitor);
    return { values: (blank?.proposals ?? []).filter((proposal) => proposal.startsWith(begun)), isAll: true };
  }

  /** Whoever may not read them is proposed none. */
  async function seen(kind: string, as: "id" | "name", begun: string, visitor: Visitor): Promise<Found> {
    try {
      return await namesOf(kind, as, begun, visitor);
    } catch (error) {
      if (error instanceof Failure && error.code !== "internal") return { values: [], isAll: true };
      throw error;
    }
  }

  function namesOf(kind: string, as: "id" | "name", begun: string, visitor: Visitor): Promise<Found> {
    if (kind === "post") return posts(begun, visitor);
    const [tool, name] =
      kind === "brand"
        ? ["list_brand_profiles", "name"]
        : kind === "account"
          ? ["list_accounts", "handle"]
          : ["list_media", "filename"];
    return named({ tool, name, as: as === "id" ? "id" : name }, begun.replace(/^@/, ""), visitor);
  }

  async function named(
    { tool, name, as }: Readonly<Record<"tool" | "name" | "as", string>>,
    begun: string,
    visitor: Visitor,
  ): Promise<Found> {
    const found = new Set<string>();
    let cursor: unknown;
    for (let page = 0; page < mostPages && found.size <= mostValues; page++) {
      const answer = await inquire(tool, { limit: 50, ...(cursor !== undefined && { cursor }) }, visitor);
      for (const one of answer.data as Json[])
        if (begins(asText(one[name]), begun) || asText(one.id).startsWith(begun)) found.add(asText(one[as]));
      cursor = answer.next_cursor;
      if (cursor === undefined) break;
    }
    return { values: [...found], isAll: cursor === undefined };
  }

  /** By how their id begins, or by words in them; the newest first. */
  async function posts(begun: string, visitor: Visitor): Promise<Found> {
    const isId = begun === "" || "post_".startsWith(begun) || begun.startsWith("post_");
    const { data, next_cursor } = await inquire(
      "list_posts",
      { limit: 50, ...(!isId && { q: begun.slice(0, 200) }) },
      visitor,
    );
    const ids = (data as Json[]).map(({ id }) => asText(id));
    return { values: isId ? ids.filter((id) => id.startsWith(begun)) : ids, isAll: next_cursor === undefined };
  }
}
