import { isJson } from "../../contract/json.ts";

type Claims = Readonly<Record<string, unknown>>;

const own = (object: unknown, name: string): unknown =>
  isJson(object) && Object.hasOwn(object, name) ? object[name] : undefined;

/**
 * The claim of this very name (`https://acme.example/roles`), else what a path through objects leads to
 * (`realm_access.roles`).
 */
export function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  return path.split(".").reduce<unknown>(own, claims);
}

/** The words of a claim: of a text those between its spaces, of a list its texts. */
export function wordsOf(value: unknown): string[] {
  if (typeof value === "string") return value.split(" ").filter((word) => word !== "");
  return Array.isArray(value) ? value.filter((word) => typeof word === "string") : [];
}

/** Whether a claim is one of the values, or a list that holds one. Types count: `"true"` is not `true`. */
export const isAmong = (value: unknown, wanted: unknown): boolean => {
  const values: readonly unknown[] = Array.isArray(wanted) ? wanted : [wanted];
  return Array.isArray(value) ? value.some((one) => values.includes(one)) : values.includes(value);
};
