/** A model whose answer is given when it is said so. */
export function held() {
  const gate = Promise.withResolvers<void>();
  const arrived = Promise.withResolvers<void>();
  let asked = 0;
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    async fetch(request) {
      const seen = await request.json();
      asked++;
      arrived.resolve();
      await gate.promise;
      const message = { role: "assistant", content: '{"text":"Late."}' };
      const choices = [{ index: 0, message, finish_reason: "stop" }];
      return Response.json({ id: "1", created: 1, model: seen.model, object: "chat.completion", choices });
    },
  });
  return {
    url: `http://127.0.0.1:${server.port}/v1`,
    gate,
    arrived,
    asked: () => asked,
    stop: () => server.stop(true),
  };
}
