// Compiled by tsc, never run: what must and must not type-check.
import { Type as T } from "@sinclair/typebox";
import { operation } from "../src/contract/operation.ts";
import { orElse } from "../src/contract/schema.ts";

const base = {
  name: "read_x",
  noun: "x",
  summary: "x",
  description: "x",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  output: T.Object({ ok: T.Boolean() }),
} as const;

operation({
  ...base,
  route: "GET /v1/x/:id",
  input: T.Object({ id: T.String(), n: orElse(1, T.Integer()) }),
  run: (_context, input) => ({ ok: input.n.toFixed() === input.id.trim() }),
});
// @ts-expect-error: the input lacks id
operation({ ...base, route: "GET /v1/x/:id", input: T.Object({ n: T.Integer() }), run: () => ({ ok: true }) });
// @ts-expect-error: the output lacks ok
operation({ ...base, route: "GET /v1/x", input: T.Object({}), run: () => ({}) });
// @ts-expect-error: no such scope
operation({ ...base, scope: "posts:all", route: "GET /v1/x", input: T.Object({}), run: () => ({ ok: true }) });
