import type { TObject } from "@sinclair/typebox";
import { Value } from "@sinclair/typebox/value";
import { faultOf } from "../contract/fault.ts";

type Read = { readonly said: Record<string, unknown> } | { readonly fault: string };

/** So many places are looked at where the object might begin. */
const mostStarts = 32;

/** The object in what a model says: signs of a block of code, a sentence or what it thought may stand before it. */
function objectIn(text: string): unknown {
  const end = text.lastIndexOf("}") + 1;
  for (let start = text.indexOf("{"), tries = 0; start >= 0 && tries < mostStarts; tries++) {
    try {
      return JSON.parse(text.slice(start, end));
    } catch {
      start = text.indexOf("{", start + 1);
    }
  }
  return undefined;
}

/** A model's answer as the object that was asked for, or what is wrong with it, in words for the model. */
export function readAnswer(text: string, form: TObject): Read {
  const said = objectIn(text);
  if (said === undefined) return { fault: "It is no JSON object." };
  if (Value.Check(form, said)) return { said };
  return { fault: faultOf(form, Value.Errors(form, said)) };
}
