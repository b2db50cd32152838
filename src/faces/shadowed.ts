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
  return [...Map.groupBy(operations, ({ path }) => path)].flatMap(([path, own]) => {
    const parts = path.split("/");
    const allow = own.map(({ method }) => method);
    return naming
      .filter((other) => other.path !== path && !allow.includes(other.method) && covers(other.parts, parts))
      .map(({ method }) => ({ method, path, allow: allow.join(", ") }));
  });
}

/** Whether a path that names things is also the way to another path. */
const covers = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length && pattern.every((part, at) => part === path[at] || isNamed(part, path[at] ?? ""));

const isNamed = (part: string, other: string) => part.startsWith(":") && !other.startsWith(":");
