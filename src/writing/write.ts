import { randomBytes } from "node:crypto";
import type { Act } from "../../db/act.ts";
import { Refusal } from "../../db/refusal.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { converse, type Tally } from "./converse.ts";
import type { Target } from "./fit.ts";
import type { Job } from "./jobs.ts";
import { promptOf } from "./prompt.ts";
import { hostOf, type Provider } from "./provider.ts";
import { troubleOf } from "./trouble.ts";

export interface Order<D> {
  readonly job: Job<D>;
  readonly targets: readonly Target[];
  /** An answer with nothing in it. */
  readonly empty: D;
  /** The answer as JSON, where it is another than `{"data":…}`. */
  readonly answer?: (data: D) => string;
}

/** How much longer than an answer may take its place is kept, in milliseconds. */
const grace = 30_000;

const notConfigured = () =>
  new Failure(
    "unavailable",
    "AI is not configured: whoever runs this server sets SOCIALCRM_AI_PROVIDER and SOCIALCRM_AI_MODEL, or an admin of the workspace its own provider with set_ai_provider.",
  );

/** Who writes for the caller's workspace. */
export async function providerFor({ data, house }: Context): Promise<Provider> {
  const provider = await house.writing.providerOf(await data.aiProvider.find());
  if (!provider) throw notConfigured();
  return provider;
}

/**
 * Has a model write. What it takes of the quota is counted before the model is asked, and given back when nothing comes
 * of it; the call stands in the ledger either way.
 */
export async function write<D>(context: Context, act: Act, order: Order<D>): Promise<string> {
  const { job, targets, answer = (data: D) => JSON.stringify({ data }) } = order;
  const { house, data, report, signal } = context;
  const provider = await providerFor(context);
  const mark = randomBytes(8).toString("hex");
  const prompt = promptOf({ ...{ task: job.task, material: job.material, targets, mark }, example: exampleOf(job) });
  if (context.dryRun) return rehearsed(context, act, provider, prompt, order);

  const { writing } = house;
  const begun = writing.monotonic();
  const took = () => Math.round(writing.monotonic() - begun);
  const tally: Tally = { requests: 0, inputTokens: null, outputTokens: null };
  const spent = () => ({ ...tally, ...writing.costOf(provider.model, tally), ms: took() });
  const { kind, model: name, own } = provider;
  const id = newId("aicall");
  const call = { id, operation: act.event, own: own ? 1 : 0, provider: kind, model: name };
  await data.aiCalls.begin(act, { ...call, until: act.at + writing.patience + grace }, writing.most);
  const left = AbortSignal.timeout(writing.patience);
  try {
    report?.({ message: `Asking ${name}.` });
    const made = await converse({
      ...{ writing, provider, job, targets, ...prompt, mark, tally, report },
      model: await writing.modelOf(provider, act.workspace, () => writing.patience - took()),
      signal: signal ? AbortSignal.any([signal, left]) : left,
    });
    return await data.aiCalls.finish(act, id, spent(), answer(made));
  } catch (error) {
    const failure = error instanceof Refusal ? undefined : troubleOf(late(error, left, writing.patience), provider);
    const outcome = signal?.aborted ? "cancelled" : (failure?.code ?? "internal");
    await data.aiCalls.fail(id, outcome, spent());
    throw failure ?? error;
  }
}

/** The time is over for all of it, wherever that was noticed. */
const late = (error: unknown, left: AbortSignal, patience: number): unknown =>
  left.aborted && !(error instanceof Failure)
    ? new Failure("unavailable", `The AI did not answer within ${patience / 1000} s; ask for less, or try again.`)
    : error;

/** The form of an answer as a model understands it best: an example. */
const exampleOf = ({ form }: Pick<Job, "form">): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(form.properties).map(([name, { type }]) => [name, type === "array" ? ["…"] : "…"]),
    ),
  );

/** About four bytes make a token: near enough to know what one lets oneself in for. */
const tokensOf = (text: string): number => Math.ceil(Buffer.byteLength(text) / 4);

async function rehearsed<D>(
  { data, house }: Context,
  { quota }: Act,
  provider: Provider,
  { system, request }: { system: string; request: string },
  { job, targets, empty }: Order<D>,
): Promise<string> {
  const used = quota && (await data.usage.quotas(quota.month)).find(({ name }) => name === quota.name)?.used;
  const dry_run = {
    ...{ provider: provider.kind, model: provider.model, host: hostOf(provider), own: provider.own },
    input_tokens: tokensOf(system) + tokensOf(request),
    most_output_tokens: house.writing.roomFor(provider, job.maxTokens),
    limits: targets.map(({ limit }) => limit),
    quota_left: quota ? Math.max(0, quota.limit - (used ?? 0)) : null,
  };
  return JSON.stringify({ data: empty, dry_run });
}
