import { Failure } from "../contract/failure.ts";
import { readText } from "./body.ts";

/** No form of ours is larger, in bytes. */
const limit = 32_768;

/** The text of a form's field, each of which is given once; empty where it was not sent. */
export type Form = (name: string) => string;

/** The fields of a form (`application/x-www-form-urlencoded`), as they were sent. Throws `invalid_request`. */
export async function fieldsOf(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\s*(?:;|$)/i.test(type))
    throw new Failure("invalid_request", "Content-Type: must be application/x-www-form-urlencoded.", { status: 415 });
  return new URLSearchParams(await readText(request, limit));
}

/** The name of a field that is given more than once. */
export function givenTwice(fields: URLSearchParams): string | undefined {
  const names = new Set<string>();
  for (const name of fields.keys()) {
    if (names.has(name)) return name;
    names.add(name);
  }
  return undefined;
}

export const onlyOnce = (name: string): string => `${name.slice(0, 100)}: is given twice; give it once.`;

/** Reads the form of a page. Throws `invalid_request`. */
export async function readForm(request: Request): Promise<Form> {
  const fields = await fieldsOf(request);
  const twice = givenTwice(fields);
  if (twice !== undefined) throw new Failure("invalid_request", onlyOnce(twice));
  return (name) => fields.get(name) ?? "";
}
