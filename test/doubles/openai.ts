import { demand, demandFields, type Seen, startDouble } from "./double.ts";
import { isText, type Script, scripted } from "./model.ts";

/*
 * A double of a server of OpenAI's chat completions (https://platform.openai.com/docs/api-reference/chat), for what
 * writing asks of it. What it says is told to it.
 */

const known = ["model", "messages", "max_tokens", "response_format", "stream", "stream_options"];

function checked({ json, headers }: Seen, key: string) {
  demandFields(json, ["model", "messages"], known);
  demand(headers.get("content-type")?.startsWith("application/json"), "the body is JSON");
  demand(isText(json.model), "model is a text");
  demand(json.messages.length > 0, "there are messages");
  for (const message of json.messages) {
    demandFields(message, ["role", "content"]);
    demand(["system", "user", "assistant"].includes(message.role), "the role is known");
    demand(isText(message.content), "content is a text");
  }
  demand(Number.isInteger(json.max_tokens), "max_tokens is a whole number");
  const form = json.response_format;
  if (form?.type === "json_schema") {
    demandFields(form.json_schema, ["name", "schema"], ["strict", "description"]);
    const { type, properties, required, additionalProperties } = form.json_schema.schema;
    demand(type === "object" && additionalProperties === false, "a strict schema is a closed object");
    demand(
      Bun.deepEquals(Object.keys(properties).sort(), [...required].sort()),
      "a strict schema requires every field",
    );
  }
  if (json.stream) demand(json.stream_options?.include_usage === true, "usage is asked for");
  return headers.get("authorization") === `Bearer ${key}`;
}

const failed = (status: number, code: string, message: string, headers: Record<string, string> = {}) =>
  Response.json({ error: { message, type: "invalid_request_error", param: null, code } }, { status, headers });

export function startOpenAi(key: string) {
  const script = scripted();
  const completion = (seen: Seen) => {
    // Whoever sends a wrong key has it quoted back, as OpenAI does.
    if (!checked(seen, key))
      return failed(401, "invalid_api_key", `Incorrect API key provided: ${seen.headers.get("authorization")}`);
    const { text, finish = "stop", usage = true } = script.next(seen);
    const about = { id: "chatcmpl-1", created: 1, model: seen.json.model };
    const used = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };
    const message = { role: "assistant", content: text, refusal: null };
    if (!seen.json.stream)
      return {
        ...{ ...about, object: "chat.completion" },
        choices: [{ index: 0, message, finish_reason: finish, logprobs: null }],
        ...(usage && { usage: used }),
      };
    const chunk = (delta: object, finish_reason: string | null) => ({
      ...{ ...about, object: "chat.completion.chunk" },
      choices: [{ index: 0, delta, finish_reason }],
    });
    const parts = (text.match(/.{1,7}/gsu) ?? []).map((content) => chunk({ content }, null));
    const events = [
      chunk({ role: "assistant", content: "" }, null),
      ...parts,
      chunk({}, finish),
      { ...about, object: "chat.completion.chunk", choices: [], usage: used },
    ];
    const body = [...events.map((event) => JSON.stringify(event)), "[DONE]"]
      .map((line) => `data: ${line}\n\n`)
      .join("");
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  const double = startDouble([["POST", /^\/v1\/chat\/completions$/, completion]], (words) =>
    failed(400, "invalid_request", words),
  );
  return { ...double, key, failed, base: `${double.url}/v1`, says: (...lines: Script) => script.says(...lines) };
}
