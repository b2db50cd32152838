import { Failure } from "../contract/failure.ts";
import { readText } from "./body.ts";

/** No form of ours is larger, in bytes. */
const limit = 32_768;

/** The text of a form's field, each of which is given once; empty where it was not sent. */
export type Form = (name: string) => string;

/** Reads a form (`application/x-www-form-urlencoded`). Throws `invalid_request`. */
export async function readForm(request: Request): Promise<Form> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new Failure("invalid_request", "Content-Type: must be application/x-www-form-urlencoded.", { status: 415 });
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(await readText(request, limit))) {
    if (fields.has(name)) throw new Failure("invalid_request", `${name.slice(0, 100)}: is given twice; give it once.`);
    fields.set(name, value);
  }
  return (name) => fields.get(name) ?? "";
}
