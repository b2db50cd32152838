import { afterAll, beforeAll, expect, test } from "bun:test";
import { type GatewayApp, startGateway } from "../support/gateway.ts";
import { discovered, type Recorded, startRaw } from "../support/upstreams.ts";

/** Put together here, so that no scanner takes it for one. */
const secret = ["upstream", "secret/with", "slashes"].join("/");
const tools = [{ name: "t", inputSchema: { type: "object" } }];
let server: Recorded;
let gateway: GatewayApp;
/** The member of the answer to a call, as it is spelled. */
let answer: (said: string) => string;
let spell: (sent: string) => string;
beforeAll(async () => {
  server = startRaw((method, _, { headers }) => {
    if (method === "server/discover") return discovered();
    if (method === "tools/list") return { tools };
    const { id } = JSON.parse(server.asked.at(-1)?.body ?? "");
    const text = `{"jsonrpc":"2.0","id":${id},${answer(spell(headers.get("x-api-token") ?? ""))}}`;
    return new Response(text, { headers: { "content-type": "application/json" } });
  });
  gateway = await startGateway([server]);
  await gateway.register("spelling", server, { headers: { "X-Api-Token": secret } });
});
afterAll(async () => {
  await gateway.close();
  await server.stop();
});

const spellings: Record<string, typeof spell> = {
  "as PHP does": (sent) => sent.replaceAll("/", "\\/"),
  "in numbers": (sent) => [...sent].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
};
const answers: Record<string, typeof answer> = {
  "a text": (said) => `"result":{"content":[{"type":"text","text":"It is ${said}."}]}`,
  "structured content, names included": (said) =>
    `"result":{"content":[],"structuredContent":{"${said}":{"token":["${said}"]}}}`,
  "an error": (said) => `"error":{"code":-32000,"message":"${said} is not known"}`,
};

test.each(
  Object.keys(spellings).flatMap((spelling) => Object.keys(answers).map((place) => [spelling, place] as const)),
)("a secret that its server spells %s in %s is taken out", async (spelling, place) => {
  spell = spellings[spelling] as typeof spell;
  answer = answers[place] as typeof answer;
  const text = JSON.stringify(await gateway.call("spelling__t"));
  expect(text).toContain("…");
  expect(text).not.toContain(secret);
});
