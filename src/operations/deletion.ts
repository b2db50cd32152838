import type { TSchema } from "@sinclair/typebox";
import { T } from "../contract/type.ts";

/** The schema of the answer when a thing was deleted. */
export const deletionOf = <S extends TSchema>(id: S, title: string) =>
  T.Object({ id, deleted: T.Literal(true, { description: "Always true." }) }, { title });

/** That answer, as JSON text. */
export const deletion = (id: string): string => JSON.stringify({ id, deleted: true });
