import { Failure } from "../contract/failure.ts";
import { isJson } from "../contract/json.ts";
import { OutboundFailed, OutboundRefused } from "../net/safe-fetch.ts";
import { hostOf, type Provider } from "./provider.ts";
import { quoted } from "./quoted.ts";

/*
 * What a provider's trouble is called. What it says itself is told of refusals alone that have no words of ours, and then
 * without the key and what was asked: it may quote both.
 */

/** An error of the SDK, as far as it is looked at. */
interface Answered {
  readonly statusCode?: number | undefined;
  readonly responseHeaders?: Record<string, string> | undefined;
  readonly responseBody?: string | undefined;
  /** What it was sent. */
  readonly requestBodyValues?: unknown;
}

/** An error that a provider tells of where its answer should be, or in the middle of it, whatever the status was. */
export class ToldError extends Error {
  readonly told: unknown;

  constructor(told: unknown) {
    super("The provider tells of an error.");
    this.told = told;
  }
}

const mend = ({ own }: Provider) =>
  own ? "set it anew with set_ai_provider" : "whoever runs this server sets SOCIALCRM_AI_API_KEY";

/** Where the mistake may be: a request is made of little else. */
const look = ({ own, model, kind }: Provider) =>
  own
    ? `Look at provider (${kind}), base_url and model (${model}) of set_ai_provider.`
    : `Whoever runs this server looks at SOCIALCRM_AI_PROVIDER (${kind}), SOCIALCRM_AI_BASE_URL and SOCIALCRM_AI_MODEL (${model}).`;

/** The first of these among what caused an error. */
function within<T>(error: unknown, is: (one: unknown) => one is T): T | undefined {
  for (let one = error, depth = 0; one instanceof Error && depth < 8; one = one.cause, depth++) if (is(one)) return one;
  return undefined;
}
const isOutbound = (one: unknown): one is OutboundFailed | OutboundRefused =>
  one instanceof OutboundFailed || one instanceof OutboundRefused;
const isTold = (one: unknown): one is ToldError => one instanceof ToldError;
const isAnswered = (one: unknown): one is Answered =>
  typeof (one as Answered | undefined)?.statusCode === "number" && one instanceof Error;

const tooLong =
  /context.{0,20}(?:length|window|size)|too (?:long|many tokens)|maximum.{0,30}tokens|exceed\w*.{0,40}tokens/i;
const formUnknown = /response_format|json_schema|json_object|structured|output_(?:config|format)|grammar|schema/i;

/** Whether the provider does not know how the form of the answer was asked for. */
export function isFormUnknown(error: unknown): boolean {
  const answered = within(error, isAnswered);
  const status = answered?.statusCode ?? 0;
  return [400, 404, 422, 501].includes(status) && formUnknown.test(answered?.responseBody ?? "");
}

/** In words for the caller, who may mend it or know who can. */
export function troubleOf(error: unknown, provider: Provider): Failure {
  if (error instanceof Failure) return error;
  const host = hostOf(provider);
  const unreached = within(error, isOutbound);
  if (unreached instanceof OutboundRefused)
    return unavailable(`The AI provider cannot be called: ${unreached.message}`, unreached);
  if (unreached) return unavailable(`The AI provider did not answer: ${unreached.message}`, unreached);
  const answered = within(error, isAnswered);
  if (answered && answered.statusCode !== 200) return refusal(answered, provider, host);
  const told = within(error, isTold)?.told ?? errorIn(answered?.responseBody);
  if (told !== undefined) return toldOf(told, provider, host);
  return unavailable(`The AI provider at ${host} gave an answer that is not in its protocol; look at its base_url.`);
}

function errorIn(body = "{}"): unknown {
  try {
    return JSON.parse(body)?.error ?? undefined;
  } catch {
    return undefined;
  }
}

/** Its code is a word, or the status that it should have had. */
function toldOf(told: unknown, provider: Provider, host: string): Failure {
  const { code, type } = isJson(told) ? told : {};
  const [status, responseBody] = [Number(code), JSON.stringify(told)];
  if (Number.isInteger(status) && status >= 400 && status < 600)
    return refusal({ statusCode: status, responseBody }, provider, host);
  const word = [code, type].find((one) => typeof one === "string" && /^[a-z0-9_.-]{1,60}$/i.test(one));
  return unavailable(
    `The AI provider at ${host} told of an error in place of its answer${word ? ` (${word})` : ""}; try again.`,
  );
}

function refusal(
  { statusCode = 0, responseHeaders = {}, responseBody = "", requestBodyValues }: Answered,
  provider: Provider,
  host: string,
) {
  const told = `(${statusCode})`;
  if (statusCode === 401 || statusCode === 403)
    return unavailable(`The AI provider at ${host} refused the key ${told}; ${mend(provider)}.`);
  if (statusCode === 402 || /insufficient_quota|credit balance/i.test(responseBody))
    return unavailable(`The account at the AI provider ${host} has no credit left ${told}.`);
  if (statusCode === 413 || ((statusCode === 400 || statusCode === 422) && tooLong.test(responseBody)))
    return new Failure("invalid_request", `body: is too long for the model ${provider.model}; send less text.`);
  if (statusCode === 404)
    return unavailable(
      `The AI provider at ${host} knows no model ${provider.model}, or its base_url is another ${told}.`,
    );
  const seconds = secondsOf(responseHeaders["retry-after"]);
  const retry = { "retry-after": String(seconds) };
  if (statusCode === 429)
    return new Failure(
      "unavailable",
      `The AI provider at ${host} takes no more requests for now; try again in ${seconds} s.`,
      {
        headers: retry,
      },
    );
  if (statusCode >= 500)
    return new Failure("unavailable", `The AI provider at ${host} has trouble ${told}; try again in ${seconds} s.`, {
      headers: retry,
    });
  const word = /"(?:code|type)"\s*:\s*"([a-z0-9_.-]{1,60})"/i.exec(responseBody)?.[1];
  const said = quoted(responseBody, requestBodyValues, provider.key) ?? word;
  const words = said === undefined ? "." : `: ${said}${/[.!?…]$/.test(said) ? "" : "."}`;
  return unavailable(`The AI provider at ${host} did not take the request ${told}${words} ${look(provider)}`);
}

/** From 1 s to an hour; 10 where it is not said in seconds. */
const secondsOf = (text = ""): number => (/^\d{1,9}$/.test(text) ? Math.min(3600, Math.max(1, Number(text))) : 10);

const unavailable = (message: string, cause?: unknown) => new Failure("unavailable", message, { cause });
