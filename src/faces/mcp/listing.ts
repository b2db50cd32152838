import { andThen, type Later } from "../../contract/later.ts";
import type { Answer } from "./answer.ts";
import type { Call } from "./call.ts";
import { code } from "./protocol.ts";
import type { Catalog } from "./registry.ts";

/** Answers one method of one era. */
export type Method<V> = (call: Call<V>) => Later<Answer>;
export type Methods<V> = readonly (readonly [name: string, method: Method<V>])[];

export const invalidParams = (message: string): Answer => ({ fault: { code: code.invalidParams, message } });

/** A method that sends a list. It goes out whole: no cursor was ever given out, so none is valid. */
export const listing =
  <V>(member: string, list: (call: Call<V>) => Later<Catalog>): Method<V> =>
  (call) => {
    if (call.params.cursor !== undefined) return invalidParams("Invalid cursor");
    return andThen(list(call), ({ json, ttlMs, cacheScope }) => {
      const members = `"${member}":${json}`;
      if (call.era === "legacy") return { members };
      return { members: `${members},"ttlMs":${ttlMs},"cacheScope":"${cacheScope}"` };
    });
  };
