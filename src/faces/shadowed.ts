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
  const found: Shadowed[] = [];
  for (const path of new Set(operations.map((one) => one.path))) {
    const own = operations.filter((one) => one.path === path).map(({ method }) => method);
    for (const { method, path: other } of operations)
      if (other !== path && !own.includes(method) && covers(other, path))
        found.push({ method, path, allow: own.join(", ") });
  }
  return found;
}

/** Whether a path that names things is also the way to another path. */
function covers(pattern: string, path: string): boolean {
  const [parts, others] = [pattern.split("/"), path.split("/")];
  return (
    parts.length === others.length && parts.every((part, at) => part === others[at] || isNamed(part, others[at] ?? ""))
  );
}

const isNamed = (part: string, other: string) => part.startsWith(":") && !other.startsWith(":");
