import { demand, demandFields, type Seen, startDouble } from "./double.ts";
import { isText, type Script, scripted } from "./model.ts";

/*
 * A double of Anthropic's messages (https://docs.anthropic.com/en/api/messages), for what writing asks of it. What it
 * says is told to it.
 */

const known = ["max_tokens", "system", "output_config", "stream", "tools", "tool_choice"];

function checked({ json, headers }: Seen) {
  demandFields(json, ["model", "messages", "max_tokens"], known);
  demand(headers.get("anthropic-version") === "2023-06-01", "the version is named");
  demand(Number.isInteger(json.max_tokens) && json.max_tokens > 0, "max_tokens is a whole number");
  demand(
    json.system.every((part: { type: string; text: string }) => part.type === "text"),
    "system is text",
  );
  demand(json.messages[0].role === "user", "the user begins");
  for (const [at, { role, content }] of json.messages.entries()) {
    demand(role === (at % 2 === 0 ? "user" : "assistant"), "the roles take turns");
    for (const part of content) demand(part.type === "text" && isText(part.text), "content is text");
  }
  for (const tool of json.tools ?? []) demand(tool.name === "json" && tool.input_schema, "the one tool is the answer");
  if (json.tools) demand(json.tool_choice, "and it has to be used");
}

const failed = (status: number, type: string, message: string, headers: Record<string, string> = {}) =>
  Response.json({ type: "error", error: { type, message }, request_id: "req_1" }, { status, headers });

export function startAnthropic(key: string) {
  const script = scripted();
  const messages = (seen: Seen) => {
    if (seen.headers.get("x-api-key") !== key) return failed(401, "authentication_error", "invalid x-api-key");
    checked(seen);
    const { text, finish = "end_turn" } = script.next(seen);
    const { json } = seen;
    const about = { id: "msg_1", type: "message", role: "assistant", model: json.model, stop_sequence: null };
    const usage = { input_tokens: 100, output_tokens: 20 };
    const tool = json.tools ? { type: "tool_use", id: "toolu_1", name: "json", input: {} } : undefined;
    const stop_reason = tool && finish === "end_turn" ? "tool_use" : finish;
    if (!json.stream) {
      const content = tool ? [{ ...tool, input: JSON.parse(text) }] : [{ type: "text", text }];
      return { ...about, content, stop_reason, usage };
    }
    const pieces = text.match(/.{1,7}/gsu) ?? [];
    const delta = (piece: string) =>
      tool ? { type: "input_json_delta", partial_json: piece } : { type: "text_delta", text: piece };
    const events = [
      { type: "message_start", message: { ...about, content: [], stop_reason: null, usage } },
      { type: "content_block_start", index: 0, content_block: tool ?? { type: "text", text: "" } },
      ...pieces.map((piece) => ({ type: "content_block_delta", index: 0, delta: delta(piece) })),
      { type: "content_block_stop", index: 0 },
      { type: "message_delta", delta: { stop_reason, stop_sequence: null }, usage: { output_tokens: 20 } },
      { type: "message_stop" },
    ];
    const body = events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join("");
    return new Response(body, { headers: { "content-type": "text/event-stream" } });
  };
  const double = startDouble([["POST", /^\/v1\/messages$/, messages]], (words) =>
    failed(400, "invalid_request_error", words),
  );
  return { ...double, key, failed, base: `${double.url}/v1`, says: (...lines: Script) => script.says(...lines) };
}
