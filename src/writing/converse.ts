import type { Progress } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { shown } from "./clean.ts";
import type { Target } from "./fit.ts";
import type { Job } from "./jobs.ts";
import type { Message, Model, Said } from "./model.ts";
import type { Writing } from "./office.ts";
import { Pieces } from "./pieces.ts";
import { withoutMarks } from "./prompt.ts";
import { hostOf, type Provider } from "./provider.ts";
import { readAnswer } from "./read.ts";
import { isFormUnknown } from "./trouble.ts";

/** What was spent so far, and stays spent whatever becomes of it. */
export interface Tally {
  requests: number;
  inputTokens: number | null;
  outputTokens: number | null;
}
interface Conversation<D> {
  readonly writing: Pick<Writing, "wayOf" | "otherWay" | "roomFor" | "widen">;
  readonly provider: Provider;
  readonly model: Model;
  readonly job: Job<D>;
  readonly targets: readonly Target[];
  readonly system: string;
  readonly request: string;
  readonly mark: string;
  readonly signal: AbortSignal;
  readonly tally: Tally;
  readonly report: ((progress: Progress) => void) | undefined;
}

/** No model puts more characters into a token, but to keep us busy: its answer is looked at several times. */
const mostOfToken = 16;
/** As much of a wrong answer is shown to the model again. */
const mostShown = 8000;
const sum = (known: number | null, more: number | null) => (more === null ? known : (known ?? 0) + more);

/**
 * Asks for a job until its answer can be used: once more when it is not in the form that was asked for, and once when it
 * breaks a limit. What breaks one even then is made to fit.
 */
export async function converse<D>(talk: Conversation<D>): Promise<D> {
  const { job, targets, report } = talk;
  const messages: Message[] = [{ role: "user", text: talk.request }];
  const again = (said: string, words: string) => {
    const before = said.trim().slice(0, mostShown) || "(nothing)";
    messages.push({ role: "assistant", text: before }, { role: "user", text: words });
  };
  let { data, text, fault } = usable(talk, await ask(talk, messages, report && previewed(report)));
  if (data === undefined) {
    report?.({ message: "The answer cannot be used; the model is asked again." });
    again(text, `That cannot be used. ${fault} Answer again: the JSON object alone, in the form that was asked for.`);
    ({ data, text, fault } = usable(talk, await ask(talk, messages)));
  }
  if (data === undefined)
    throw new Failure("unavailable", `The model ${talk.provider.model} gave no answer in the form asked for, twice.`);
  const faults = job.faults(data, targets);
  if (faults.length === 0) return data;
  report?.({ message: "The answer is too long; the model is asked for a shorter one." });
  again(text, `That is too long. ${faults.slice(0, 5).join(" ")} Answer again in the same form, shorter.`);
  const shorter = usable(talk, await ask(talk, messages)).data ?? data;
  return job.fitted(shorter, targets);
}

function usable<D>({ job, mark }: Conversation<D>, { text }: Said) {
  const read = readAnswer(withoutMarks(text, mark), job.form);
  if ("fault" in read) return { data: undefined, text, fault: read.fault };
  return { data: job.tidy(read.said), text, fault: "It is empty." };
}

async function ask<D>(talk: Conversation<D>, messages: Message[], onText?: (text: string) => void): Promise<Said> {
  const { writing, provider, model, job, system, signal, tally } = talk;
  let way = writing.wayOf(provider);
  for (;;) {
    tally.requests++;
    const maxTokens = writing.roomFor(provider, job.maxTokens);
    try {
      const said = await model({ system, messages, schema: job.form, maxTokens, signal, onText, way });
      tally.inputTokens = sum(tally.inputTokens, said.inputTokens);
      tally.outputTokens = sum(tally.outputTokens, said.outputTokens);
      if (isThoughtAlone(said)) writing.widen(provider);
      if (!isThoughtAlone(said) || writing.roomFor(provider, job.maxTokens) === maxTokens) return checked(talk, said);
    } catch (error) {
      const next = isFormUnknown(error) ? writing.otherWay(provider, way) : undefined;
      if (!next) throw error;
      way = next;
    }
  }
}

/** Whether a model came to its limit of tokens before it began to answer. */
const isThoughtAlone = ({ end, text }: Said): boolean =>
  end === "length" && (text.trim() === "" || (/^\s*<think>/.test(text) && !text.includes("</think>")));

function checked<D>({ provider, job }: Conversation<D>, said: Said): Said {
  if (said.end === "refused")
    throw new Failure(
      "invalid_request",
      `body: the model ${provider.model} refuses to write this; ask for something else.`,
    );
  if (said.end === "length")
    throw new Failure(
      "unavailable",
      `The answer of the model ${provider.model} was cut off at its limit of tokens; ask for less.`,
    );
  if (said.text.length > job.maxTokens * mostOfToken)
    throw new Failure("unavailable", `The model ${provider.model} answered with far more than it was asked for.`);
  if (said.end === "broken")
    throw new Failure(
      "unavailable",
      `The AI provider at ${hostOf(provider)} broke off in the middle of its answer; try again.`,
    );
  return said;
}

/** What is being written, told as it comes. */
function previewed(report: (progress: Progress) => void): (text: string) => void {
  const pieces = new Pieces();
  return (text) => {
    const piece = shown(pieces.feed(text));
    if (piece !== "") report({ piece });
  };
}
