import { afterAll, describe, expect, test } from "bun:test";
import { Webhook } from "standardwebhooks";
import { furnished, serve, tidy } from "../support/executable.ts";
import { startReceiver } from "../support/receiver.ts";

afterAll(tidy);

describe("a message to a webhook", () => {
  test("that was written down outlives kill -9, at whatever moment, and arrives after the next start", async () => {
    const { data, key } = await furnished();
    const receiver = startReceiver();
    const env = { SOCIALCRM_OUTBOUND_ALLOW: receiver.host };
    const wanted = new Set<string>();
    let secret = "";
    // The receiver takes its time, so that some messages are under way when the server dies.
    receiver.answer = async ({ path }) => {
      if (path === "/in") await Bun.sleep(20);
      return new Response();
    };
    for (let round = 0; round < 5; round++) {
      const server = await serve(data, [], { env });
      const post = async (path: string, body: object) => {
        const init = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
        return (await server.request(path, key, init)).json();
      };
      if (round === 0) ({ secret } = await post("/v1/webhooks", { url: `${receiver.url}/in` }));
      for (let n = 0; n < 6; n++) {
        const values = { url: `${receiver.url}/network-${round}-${n}` };
        const { data: made } = await post("/v1/accounts", { network: "webhook", values });
        wanted.add(made[0].id);
      }
      await Bun.sleep(round * 150);
      await server.ended("SIGKILL");
    }
    const told = () => {
      const messages = receiver.received.filter(({ path }) => path === "/in");
      return messages.map(({ headers, body }) => {
        const { data } = new Webhook(secret).verify(body, headers) as { data: { account: { id: string } } };
        return data.account.id;
      });
    };
    const last = await serve(data, [], { env });
    while (new Set(told()).size < wanted.size) await Bun.sleep(20);
    expect(new Set(told())).toEqual(wanted);
    expect(await last.ended("SIGTERM")).toBe(0);
    await receiver.stop();
  }, 30_000);
});
