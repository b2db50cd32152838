// A very small language model behind an OpenAI-compatible address, on loopback. Runs until stdin ends.
import { createServer } from "node:http";
import { getLlama, LlamaCompletion } from "node-llama-cpp";

const contextSize = 4096;
const llama = await getLlama({ gpu: false, build: "never", skipDownload: true, logLevel: "error", maxThreads: 1 });
const model = await llama.loadModel({ modelPath: new URL("./stories260K.gguf", import.meta.url).pathname });
const context = await model.createContext({ contextSize, threads: 1 });
const completion = new LlamaCompletion({ contextSequence: context.getSequence() });

/**
 * The grammar of a flat object of texts and lists of texts. A model this small finds no end and few words: texts are
 * words, and come to an end; what stands in a list is a word or two, which a hashtag can be made of too.
 */
function grammarOf({ properties }) {
  const fields = Object.entries(properties).map(([name, { type }]) => {
    const value = type === "array" ? '"[" few ("," few){0,3} "]"' : "text";
    return `"\\"${name}\\":" ${value}`;
  });
  const text = `"\\"" [a-zA-Z] [a-zA-Z .,!']{2,100} "\\""`;
  const few = `"\\"" [a-zA-Z]{3,9} (" " [a-zA-Z]{3,9})? "\\""`;
  return llama.createGrammar({ grammar: `root ::= "{" ${fields.join(' "," ')} "}"\ntext ::= ${text}\nfew ::= ${few}` });
}

const failed = (response, status, code, message) => {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify({ error: { message, type: "invalid_request_error", param: null, code } }));
};

async function answer(asked, response) {
  if (asked.model !== "stories260K") return failed(response, 404, "model_not_found", "There is no such model.");
  const prompt = asked.messages.map(({ role, content }) => `${role}: ${content}`).join("\n");
  const tokens = model.tokenize(prompt).length;
  if (tokens > contextSize - 512)
    return failed(response, 400, "context_length_exceeded", `The context length is ${contextSize} tokens.`);
  const form = asked.response_format;
  const grammar =
    form?.type === "json_schema"
      ? await grammarOf(form.json_schema.schema)
      : form && (await llama.getGrammarFor("json"));
  const about = { id: "chatcmpl-llm", created: Math.floor(Date.now() / 1000), model: asked.model };
  const send = (event) => response.write(`data: ${typeof event === "string" ? event : JSON.stringify(event)}\n\n`);
  const chunk = (delta, finish_reason = null) =>
    send({ ...about, object: "chat.completion.chunk", choices: [{ index: 0, delta, finish_reason }] });
  if (asked.stream) response.writeHead(200, { "content-type": "text/event-stream" });
  const gone = new AbortController();
  response.on("close", () => gone.abort());
  const { response: text, metadata } = await completion.generateCompletionWithMeta(prompt, {
    ...{ maxTokens: Math.min(asked.max_tokens ?? 256, 512), temperature: 0.8, seed: 7, grammar },
    ...{ signal: gone.signal, stopOnAbortSignal: true },
    onTextChunk: asked.stream ? (content) => chunk({ content }) : undefined,
  });
  const finish = metadata.stopReason === "maxTokens" ? "length" : "stop";
  const written = model.tokenize(text).length;
  const usage = { prompt_tokens: tokens, completion_tokens: written, total_tokens: tokens + written };
  if (asked.stream) {
    chunk({}, finish);
    send({ ...about, object: "chat.completion.chunk", choices: [], usage });
    send("[DONE]");
    return response.end();
  }
  const choices = [{ index: 0, message: { role: "assistant", content: text }, finish_reason: finish }];
  response.writeHead(200, { "content-type": "application/json" });
  response.end(JSON.stringify({ ...about, object: "chat.completion", choices, usage }));
}

let turn = Promise.resolve();
const server = createServer(async (request, response) => {
  let body = "";
  for await (const part of request) body += part;
  if (request.url !== "/v1/chat/completions") return failed(response, 404, "not_found", "There is nothing here.");
  // One after the other: there is one sequence.
  turn = turn
    .then(() => answer(JSON.parse(body), response))
    .catch((error) => failed(response, 500, "broken", String(error)));
});
server.listen(0, "127.0.0.1", () =>
  console.log(JSON.stringify({ url: `http://127.0.0.1:${server.address().port}/v1` })),
);
process.stdin.resume();
process.stdin.on("end", () => process.exit(0));
