import { type Reason, Refusal } from "../../db/refusal.ts";
import type { Config } from "../config.ts";
import { Failure } from "../contract/failure.ts";

const words: Partial<Record<Reason, (about: string) => string>> = {
  taken: (about) =>
    about.includes("@")
      ? `${about} is a member of this workspace already.`
      : `The slug ${about} is taken; choose another one.`,
  missing: (about) => `${about} is no member of this workspace.`,
  state: () => "A workspace keeps at least one owner; make someone else an owner first.",
};

/** Puts into words why one of the operator's own writes, which are no operations, was not done. */
export async function doing<T>({ data }: Config, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const said = words[error.reason]?.(error.about);
    if (said) throw new Failure(error.reason === "missing" ? "not_found" : "conflict", said);
    if (error.reason === "busy")
      throw new Failure(
        "unavailable",
        `The database in ${data} is held by another process; try again in a few seconds.`,
      );
    throw error;
  }
}
