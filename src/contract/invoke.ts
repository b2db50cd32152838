import type { Act } from "../../db/act.ts";
import { Refusal } from "../../db/refusal.ts";
import { checkTool } from "./agent-policy.ts";
import type { Answer } from "./answers.ts";
import { asFailure } from "./as-failure.ts";
import type { Context } from "./context.ts";
import { Failure } from "./failure.ts";
import { isJson } from "./json.ts";
import { andThen, type Later } from "./later.ts";
import type { Operation, Writing } from "./operation.ts";
import { holds, type Principal } from "./principal.ts";
import { refused } from "./refused.ts";
import { type PaidScope, paidScopes, type Scope } from "./scopes.ts";
import { utcMonth } from "./time.ts";

/** Refuses a caller who may not: scope, then plan, then the credential's own policy. */
export function admit(operation: Operation, principal: Principal, overMcp: boolean): void {
  if (operation.scope !== null) admitScope(operation, operation.scope, principal, overMcp);
  if (principal.policy) checkTool(principal.policy, operation);
}

function admitScope({ connector }: Operation, scope: Scope, principal: Principal, overMcp: boolean): void {
  if (!holds(principal, scope, overMcp ? connector : undefined))
    throw new Failure("forbidden_scope", `This credential lacks the scope ${scope}.`, { scopes: [scope] });
  if (paidScopes.includes(scope as PaidScope) && !principal.plan.features.includes(scope as PaidScope))
    throw new Failure(
      "payment_required",
      `The plan ${principal.plan.name} does not include ${scope}. Ask who runs this server for a plan that does.`,
    );
}

/**
 * The only door to an operation, whichever face it came through: the caller, then the input, then the work. What needs
 * no waiting is answered at once. `spelled` is the input exactly as it was sent: two requests spelled alike are the
 * same request.
 */
export function invoke(
  operation: Operation,
  context: Context,
  raw: () => Later<unknown>,
  spelled: string,
): Later<Answer> {
  try {
    admit(operation, context.principal, context.overMcp);
    const answer = operation.lasting ? lasting(operation, context, raw, spelled) : fresh(operation, context, raw);
    if (answer instanceof Promise)
      return answer.then(
        (known) => counted(operation, context, known),
        (error) => refuse(operation, context, error),
      );
    return counted(operation, context, answer);
  } catch (error) {
    return refuse(operation, context, error);
  }
}

function counted({ name }: Operation, { house, principal }: Context, answer: Answer): Answer {
  house.count(principal, name, "ok");
  return answer;
}

/** Makes what was thrown a failure, counts it and throws that; a repeated request is answered after all. */
function refuse(operation: Operation, context: Context, error: unknown): Answer {
  const known = error instanceof Refusal ? refused(operation, context, error) : error;
  if (isAnswer(known)) return counted(operation, context, known);
  const failure = asFailure(known);
  context.house.count(context.principal, operation.name, failure.code);
  throw failure;
}

const isAnswer = (value: unknown): value is Answer => typeof value === "object" && value !== null && "text" in value;

/** The kept answer, while nothing has been committed since it was made. */
function lasting(operation: Operation, context: Context, raw: () => Later<unknown>, spelled: string): Later<Answer> {
  const name = `${context.principal.workspace.id} ${operation.name} ${spelled}`;
  const stamp = context.stamp();
  const known = context.house.answers.find(name, stamp);
  if (known) return known;
  return andThen(fresh(operation, context, raw), (answer) => {
    context.house.answers.keep(name, stamp, answer);
    return answer;
  });
}

const fresh = (operation: Operation, context: Context, raw: () => Later<unknown>): Later<Answer> =>
  andThen(raw(), (sent) => {
    const input = operation.read(sent);
    if (operation.effect !== "reads") return written(operation, context, input);
    return andThen(operation.run(context, input), (made) => ({ text: textOf(made) }));
  });

const textOf = (made: object | string): string => (typeof made === "string" ? made : JSON.stringify(made));

/** A dry run of a unit of work ends in a refusal: what comes to a good end has happened, or has its own rehearsal. */
function written(operation: Writing, context: Context, input: Record<string, unknown>): Later<Answer> {
  return andThen(write(operation, context, input), (made) => {
    if (!context.dryRun) return { text: textOf(made) };
    if (!operation.rehearses) throw new Error(`${operation.name} was carried out in a dry run`);
    return { text: textOf(made), rehearsed: true };
  });
}

function write(operation: Writing, context: Context, input: Record<string, unknown>): Later<object | string> {
  const act = actOf(operation, context, input);
  const unrepeated = act.idempotency && context.data.checkRepeated(act);
  return andThen(unrepeated, () => operation.run(context, input, act));
}

/** What a write takes along. */
function actOf(operation: Writing, context: Context, input: unknown): Act {
  const { idempotencyKey, principal, now, dryRun } = context;
  const limit = operation.quota && principal.plan.quotas[operation.quota];
  return context.act(operation.name, {
    idempotency:
      idempotencyKey !== undefined && operation.method === "POST" && !dryRun
        ? { key: idempotencyKey, hash: hashOf(operation.name, input) }
        : undefined,
    quota: operation.quota && limit !== undefined ? { name: operation.quota, month: utcMonth(now), limit } : undefined,
  });
}

const sorted = (_key: string, value: unknown): unknown =>
  isJson(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

/** The same for two requests that ask for the same, however their fields are ordered. */
const hashOf = (name: string, input: unknown): string =>
  new Bun.CryptoHasher("sha256").update(`${name} ${JSON.stringify(input, sorted)}`).digest("hex");
