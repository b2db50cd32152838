import { Failure } from "../../contract/failure.ts";
import { type Answered, type Asked, refusal, send } from "./api.ts";
import type { Credential, Target } from "./target.ts";
import { isOver, renewed } from "./tokens.ts";

const sentWith = (url: string, asked: Asked, credential: string): Promise<Answered> =>
  send(url, { ...asked, headers: { ...asked.headers, authorization: `Bearer ${credential}` } });

/** Asks with tokens: with new ones where they are over, by their own clock or by the server's. */
async function withTokens(url: string, asked: Asked, { tokens }: Extract<Credential, { kind: "tokens" }>) {
  const current = isOver(tokens) ? await renewed(url, tokens) : tokens;
  const answered = await sentWith(url, asked, current.access_token);
  if (answered.status !== 401 || current !== tokens) return answered;
  return sentWith(url, asked, (await renewed(url, tokens)).access_token);
}

/** Asks a server and gives the JSON of its answer. Throws its refusal as a Failure. */
export async function ask(target: Target & { readonly credential: Credential }, asked: Asked): Promise<unknown> {
  const { url, credential } = target;
  const answered =
    credential.kind === "key" ? await sentWith(url, asked, credential.key) : await withTokens(url, asked, credential);
  if (answered.status < 400 && answered.body !== undefined) return answered.body;
  if (answered.status < 400)
    throw new Failure("unavailable", `${url} answers with something other than JSON. Is it a socialcrm server?`);
  const failure = refusal(url, answered);
  if (failure.code !== "unauthorized") throw failure;
  const { status, headers } = failure;
  throw new Failure("unauthorized", `${failure.message} (The credential is from ${credential.from}.)`, {
    status,
    headers,
  });
}
