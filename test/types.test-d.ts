// Compiled by tsc, never run: what must and must not type-check.
import { Type as T } from "@sinclair/typebox";
import type { Act } from "../db/act.ts";
import type { Context } from "../src/contract/context.ts";
import { operation } from "../src/contract/operation.ts";
import { orElse } from "../src/contract/schema.ts";

const base = {
  name: "read_x",
  noun: "x",
  summary: "x",
  description: "x",
  scope: "posts:read",
  connector: "social",
  output: T.Object({ ok: T.Boolean() }),
} as const;

operation({
  ...base,
  effect: "reads",
  route: "GET /v1/x/:id",
  input: T.Object({ id: T.String(), n: orElse(1, T.Integer()) }),
  run: (_context, input) => ({ ok: input.n.toFixed() === input.id.trim() }),
});
operation({
  ...base,
  effect: "updates",
  route: "PATCH /v1/x/:id",
  input: T.Object({ id: T.String() }),
  run: (_context, input, act) => ({ ok: input.id.trim() === act.workspace }),
});

const reads = { ...base, effect: "reads", input: T.Object({}) } as const;
const run = () => ({ ok: true });
const withAct = (_context: Context, _input: object, act: Act) => ({ ok: act.at > 0 });
// @ts-expect-error: the input lacks id
operation({ ...reads, route: "GET /v1/x/:id", input: T.Object({ n: T.Integer() }), run });
// @ts-expect-error: the output lacks ok
operation({ ...reads, route: "GET /v1/x", run: () => ({}) });
// @ts-expect-error: no such scope
operation({ ...reads, scope: "posts:all", route: "GET /v1/x", run });
operation({ ...reads, lasting: true, route: "GET /v1/x", run });
// @ts-expect-error: an answer is kept by its address, and only GET asks by that alone
operation({ ...reads, lasting: true, route: "POST /v1/x", run });
// @ts-expect-error: a reading has nothing to take into a transaction
operation({ ...reads, route: "GET /v1/x", run: withAct });

const creates = { ...reads, effect: "creates", route: "POST /v1/x" } as const;
operation({ ...creates, run: withAct });
// @ts-expect-error: the answer of a write is not kept
operation({ ...creates, lasting: true, run: withAct });
