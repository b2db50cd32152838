import { dirname, resolve } from "node:path";
import { BadConfiguration } from "./bad-configuration.ts";
import { mayOthersRead, textOf, tomlOf } from "./file.ts";
import { nearest } from "./nearest.ts";
import { type Setting, settings } from "./settings.ts";
import { fromText } from "./value.ts";

export type Environment = Readonly<Record<string, string | undefined>>;

/** A value as one source gave it. `base` is the folder that its relative paths start from. */
export interface Found {
  readonly value: unknown;
  readonly origin: string;
  readonly base: string;
}

/** Looks a setting up in one source. */
export type Look = (setting: Setting) => Found | undefined;

/** Credentials of the command-line client, which stand in the same environment. */
const clientVariables = ["SOCIALCRM_API_KEY", "SOCIALCRM_API_URL"];

export function inFlags(flags: Readonly<Record<string, unknown>>, cwd: string): Look {
  const given = new Map(
    Object.entries(flags).map(([name, value]) => [name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );
  return ({ name, flag, schema }) => {
    const value = given.get(name);
    if (flag === undefined || value === undefined) return undefined;
    const texts = Array.isArray(value) ? value.join(",") : value;
    return { value: typeof texts === "string" ? fromText(schema, texts) : texts, origin: flag, base: cwd };
  };
}

export function refuseUnknownVariables(env: Environment): void {
  const known = [...clientVariables, ...settings.flatMap(({ variable, fileVariable }) => [variable, fileVariable])];
  const names = known.filter((name) => name !== undefined);
  for (const name of Object.keys(env)) {
    if (!name.startsWith("SOCIALCRM_") || names.includes(name)) continue;
    throw new BadConfiguration(name, `is no setting. The nearest known name is ${nearest(name, names)}.`);
  }
}

/** A variable that is set but empty counts as not set, except for a secret: there it is a failed substitution. */
export function inEnvironment(env: Environment, cwd: string): Look {
  return ({ name, schema, variable, fileVariable, secret }) => {
    const text = variable === undefined ? undefined : env[variable];
    const path = fileVariable === undefined ? undefined : env[fileVariable];
    if (text !== undefined && path !== undefined)
      throw new BadConfiguration(name, `both ${variable} and ${fileVariable} are set; keep one.`);
    if (path !== undefined) {
      const value = textOf(resolve(cwd, path), name, fileVariable as string).trim();
      return { value, origin: fileVariable as string, base: cwd };
    }
    if (text === undefined || (text === "" && !secret)) return undefined;
    return { value: fromText(schema, text), origin: variable as string, base: cwd };
  };
}

export function inFile(path: string, origin: string): Look {
  const table = tomlOf(path, origin);
  const base = dirname(path);
  const own = settings.filter(({ schema }) => schema.inFile !== false);
  const known = own.flatMap(({ name, fileVariable }) => (fileVariable ? [name, `${name}_file`] : [name]));
  for (const name of Object.keys(table))
    if (!known.includes(name))
      throw new BadConfiguration(
        name,
        `is no setting (in ${path}). The nearest known name is ${nearest(name, known)}.`,
      );
  return ({ name, secret, fileVariable }) => {
    const value = table[name];
    const named = fileVariable ? table[`${name}_file`] : undefined;
    if (value !== undefined && secret && mayOthersRead(path))
      throw new BadConfiguration(name, `stands in ${path}, which others may read. Run: chmod 600 ${path}`);
    if (named === undefined) return value === undefined ? undefined : { value, origin: path, base };
    if (value !== undefined || typeof named !== "string")
      throw new BadConfiguration(name, `${path}: give ${name} or ${name}_file, the path of a file.`);
    return { value: textOf(resolve(base, named), name, path).trim(), origin: path, base };
  };
}
