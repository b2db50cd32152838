import { code, type Fault, isJson, type Json } from "../protocol.ts";
import { catalog, type Registry } from "../registry.ts";
import { planAWeek } from "./plan-a-week.ts";
import type { Prompt } from "./prompt.ts";
import { rewriteForNetwork } from "./rewrite-for-network.ts";

const prompts: readonly Prompt[] = [planAWeek, rewriteForNetwork];
const byName = new Map(prompts.map((prompt) => [prompt.name, prompt]));
/** The protocol lets a completion have a hundred values. */
const mostValues = 100;

const listed = catalog(
  prompts.map(({ name, title, description, arguments: blanks }) => ({
    name,
    title,
    description,
    arguments: blanks.map(({ name, description, required }) => ({ name, description, required })),
  })),
);

const invalid = (message: string): { fault: Fault } => ({
  fault: { code: code.invalidParams, message: `Invalid params: ${message}` },
});

/** The prompts of the product, the same for everyone, and what to propose for their arguments. */
export const promptOffer: Required<Pick<Registry<unknown>, "prompts" | "complete">> = {
  prompts: {
    list: () => listed,
    get(name, args) {
      const prompt = byName.get(name);
      if (!prompt) return undefined;
      const filled = filledIn(prompt, args);
      if ("fault" in filled) return filled;
      const content = { type: "text", text: prompt.write(filled.values) };
      return { result: { description: prompt.description, messages: [{ role: "user", content }] } };
    },
  },
  complete({ ref, argument }) {
    if (!isJson(ref) || ref.type !== "ref/prompt") return invalid("ref must name a prompt");
    const prompt = byName.get(String(ref.name));
    if (!prompt) return invalid(`Unknown prompt: ${String(ref.name)}`);
    if (!isJson(argument) || typeof argument.value !== "string")
      return invalid("argument must have a name and a value");
    const begun = argument.value.trim().toLowerCase();
    const blank = prompt.arguments.find(({ name }) => name === argument.name);
    const values = (blank?.proposals ?? []).filter((proposal) => proposal.startsWith(begun));
    return { values: values.slice(0, mostValues), total: values.length, hasMore: values.length > mostValues };
  },
};

/** Clients send an empty text for a blank that was left empty. */
function filledIn(prompt: Prompt, args: Json): { values: Record<string, string> } | { fault: Fault } {
  const values: Record<string, string> = {};
  for (const [name, value] of Object.entries(args)) {
    if (!prompt.arguments.some((blank) => blank.name === name))
      return invalid(`${name}: ${prompt.name} has no such argument`);
    if (typeof value !== "string") return invalid(`${name}: must be a string`);
    if (value.trim() !== "") values[name] = value;
  }
  const missing = prompt.arguments.find(({ name, required }) => required && values[name] === undefined);
  return missing ? invalid(`${missing.name}: is required`) : { values };
}
