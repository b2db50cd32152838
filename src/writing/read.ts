import type { TObject } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { faultOf } from "../contract/fault.ts";

type Read = { readonly said: Record<string, unknown> } | { readonly fault: string };

/** What a model says around its JSON: the signs of a block of code, a sentence before it. */
function bare(text: string): string {
  const [start, end] = [text.indexOf("{"), text.lastIndexOf("}")];
  return start < 0 || end < start ? text : text.slice(start, end + 1);
}

/** A model's answer as the object that was asked for, or what is wrong with it, in words for the model. */
export function readAnswer(text: string, form: TObject): Read {
  let said: unknown;
  try {
    said = JSON.parse(bare(text));
  } catch {
    return { fault: "It is no JSON object." };
  }
  if (Value.Check(form, said)) return { said };
  return { fault: faultOf(form, Value.Errors(form, said)) };
}
