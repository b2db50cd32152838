import type { Json } from "../../../contract/json.ts";
import { code, type Fault } from "../protocol.ts";
import { catalog, type Registry } from "../registry.ts";
import { approveWaiting } from "./approve-waiting.ts";
import { lookIntoFailures } from "./look-into-failures.ts";
import { planAWeek } from "./plan-a-week.ts";
import type { Prompt } from "./prompt.ts";
import { reviewWeek } from "./review-week.ts";
import { rewriteForNetwork } from "./rewrite-for-network.ts";
import { writeThread } from "./write-thread.ts";

const prompts: readonly Prompt[] = [
  planAWeek,
  rewriteForNetwork,
  writeThread,
  reviewWeek,
  approveWaiting,
  lookIntoFailures,
];
const byName = new Map(prompts.map((prompt) => [prompt.name, prompt]));

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

export const promptNamed = (name: string): Prompt | undefined => byName.get(name);

/** The prompts of the product, the same for everyone. */
export const promptOffer: Required<Registry<unknown>>["prompts"] = {
  list: () => listed,
  get(name, args) {
    const prompt = byName.get(name);
    if (!prompt) return undefined;
    const filled = filledIn(prompt, args);
    if ("fault" in filled) return filled;
    const content = { type: "text", text: prompt.write(filled.values) };
    return { result: { description: prompt.description, messages: [{ role: "user", content }] } };
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
