import type { Method, Operation } from "../contract/operation.ts";

/** A method that an address does not take, though another address, which names a thing there, would. */
export interface Shadowed {
  readonly method: Method;
  readonly path: string;
  /** The methods that the address takes. */
  readonly allow: string;
}

/** `GET /v1/media/upload-url` is not `GET /v1/media/:id` of a thing called `upload-url`. */
export function shadowed(operations: readonly Operation[]): Shadowed[] {
  const naming = operations
    .filter(({ path }) => path.includes(":"))
    .map(({ method, path }) => ({ method, path, parts: path.split("/") }));
  // By what stands before the name, so that few are looked at closely: an address of its own is held against some.
  const byStart = Map.groupBy(naming, ({ path }) => path.slice(0, path.indexOf(":")));
  return [...Map.groupBy(operations, ({ path }) => path)].flatMap(([path, own]) => {
    const parts = path.split("/");
    const allow = own.map(({ method }) => method);
    return startsOf(path)
      .flatMap((start) => byStart.get(start) ?? [])
      .filter((other) => other.path !== path && !allow.includes(other.method) && covers(other.parts, parts))
      .map(({ method }) => ({ method, path, allow: allow.join(", ") }));
  });
}

/** A path up to each of its slashes. */
function startsOf(path: string): string[] {
  const starts: string[] = [];
  for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) starts.push(path.slice(0, at + 1));
  return starts;
}

/** Whether a path that names things is also the way to another path. */
const covers = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((part, at) => part === path[at] || isNamed(part, path[at] ?? ""));

const isNamed = (part: string, other: string) => part.startsWith(":") && !other.startsWith(":");
