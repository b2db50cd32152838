import { isJson, type Json } from "../contract/json.ts";
import { isSeen, ownMeta, words } from "./clean.ts";
import { blockOf, contentOf, unsound } from "./content.ts";
import { RemoteProblem } from "./remote/problem.ts";

/* What a server answered, as it is passed on: the fields that the protocol has, and addresses that lead back here. */

/** A server that wants to ask somebody something first gets no answer here: no client of ours is asked on its behalf. */
function complete(result: Json): Json {
  if (result.resultType === undefined || result.resultType === "complete") return result;
  throw new RemoteProblem("refused", "the server asks for more before it answers, which is not passed on.");
}

export function toolResult(slug: string, answered: Json): Json {
  const { content, structuredContent, isError, _meta } = complete(answered);
  if (content !== undefined && !Array.isArray(content)) throw unsound();
  const meta = ownMeta(_meta);
  return {
    content: (content ?? []).flatMap((block: unknown) => blockOf(slug, block)),
    ...(isJson(structuredContent) && { structuredContent }),
    ...(isError === true && { isError }),
    ...(meta && { _meta: meta }),
  };
}

export function resourceResult(slug: string, answered: Json): Json {
  const { contents } = complete(answered);
  if (!Array.isArray(contents)) throw unsound();
  return { contents: contents.filter(isJson).map((content) => contentOf(slug, content)) };
}

const mostDescription = 4_096;

export function promptResult(slug: string, answered: Json): Json {
  const { description, messages } = complete(answered);
  if (!Array.isArray(messages)) throw unsound();
  const told = words(description, mostDescription);
  return {
    ...(told && { description: told }),
    messages: messages.flatMap((message) => {
      const [content] = isJson(message) ? blockOf(slug, message.content) : [];
      return content && isJson(message) ? [{ role: message.role === "assistant" ? "assistant" : "user", content }] : [];
    }),
  };
}

export interface Completion {
  readonly values: readonly string[];
  readonly total?: number;
  readonly hasMore?: boolean;
}

export function completionResult(answered: Json): Completion {
  const { completion } = complete(answered);
  if (!isJson(completion) || !Array.isArray(completion.values)) throw unsound();
  const { values, total, hasMore } = completion;
  return {
    values: values.filter((value) => typeof value === "string" && isSeen(value)).slice(0, 100),
    ...(Number.isSafeInteger(total) && (total as number) >= 0 && { total: total as number }),
    ...(typeof hasMore === "boolean" && { hasMore }),
  };
}
