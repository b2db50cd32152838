import { afterEach, beforeEach, expect, test } from "bun:test";
import { startApp, type TestApp, type TestWorkspace } from "./support/app.ts";
import { inDatabase } from "./support/database.ts";
import { type Publisher, publisherIn } from "./support/publishing.ts";
import { type Receiver, startReceiver } from "./support/receiver.ts";

/* Several workspaces share one server: whose networks or receivers are slow keeps nobody else waiting. */

let app: TestApp;
let receiver: Receiver;
let slow: Publisher;
let quick: Publisher & { workspace: TestWorkspace };
/** Answers what is held back. */
let letGo = () => {};
beforeEach(async () => {
  receiver = startReceiver();
  app = await startApp({ config: { outbound_allow: [receiver.host] } });
  [slow, quick] = [await publisherIn(app, "slow"), await publisherIn(app, "quick")];
});
afterEach(async () => {
  letGo();
  await app.running.publishing.scheduler.stop();
  await app.running.webhooks.sender.stop();
  await app.close();
  await receiver.stop();
});

const connect = async (our: Publisher, path: string): Promise<string> =>
  (await our.connect("webhook", { url: receiver.url + path })).id;
const sentTo = (start: string) =>
  receiver.received.filter(({ path, body }) => path.startsWith(start) && !body.includes('"ping"')).length;
const until = async (holds: () => boolean) => {
  while (!holds()) await Bun.sleep(10);
};

/** Nothing under this path is answered before `letGo`. */
function holdBack(start: string): void {
  const waiting = Promise.withResolvers<void>();
  letGo = waiting.resolve;
  receiver.answer = async ({ path, body }) => {
    if (path.startsWith(start) && !body.includes('"ping"')) await waiting.promise;
    return Response.json({ id: "1" });
  };
}

test("a workspace has eight deliveries under way on a network at most, and others go out beside them", async () => {
  const account_ids: string[] = [];
  for (let n = 0; n < 14; n++) account_ids.push(await connect(slow, `/slow/${n}`));
  const other = await connect(quick, "/quick");
  holdBack("/slow");
  const [first, second] = [
    await slow.draft({ body: "slow", account_ids }),
    await quick.draft({ body: "quick", account_ids: [other] }),
  ];
  await slow.done("POST", `/v1/posts/${first}/publish`);
  await app.running.publishing.scheduler.start({ alone: true });
  await until(() => sentTo("/slow") === 8);
  await quick.done("POST", `/v1/posts/${second}/publish`);
  await until(() => sentTo("/quick") === 1);
  expect(sentTo("/slow")).toBe(8);
  letGo();
  await until(() => sentTo("/slow") === 14);
});

test("of four attempts that are gone on with, a workspace has three, and another's goes on beside them", async () => {
  const begun = async (our: Publisher, path: string) => {
    const id = await our.draft({ body: path, account_ids: [await connect(our, path)] });
    await our.done("POST", `/v1/posts/${id}/publish`);
  };
  // Each is tried once, and again later.
  receiver.answer = ({ path, body }) =>
    path.includes("/late/") && !body.includes('"ping"')
      ? new Response("", { status: 503 })
      : Response.json({ id: "1" });
  await app.running.publishing.scheduler.start({ alone: true });
  for (let n = 0; n < 5; n++) await begun(slow, `/slow/late/${n}`);
  await begun(quick, "/quick/late/");
  await until(() => sentTo("/slow/late") >= 5 && sentTo("/quick/late") >= 1);
  const [before, other] = [sentTo("/slow/late"), sentTo("/quick/late")];
  // It has waited for a shorter time than all of the slow ones: nothing but their share lets it go.
  const later = "update deliveries set next_at = next_at + 600000 where workspace_id = ?";
  inDatabase(app.store, (file) => file.run(later, [quick.workspace.id]));
  holdBack("/slow/late");
  app.clock.pass(3_600_000);
  app.running.publishing.scheduler.wake();
  await until(() => sentTo("/slow/late") === before + 3);
  await until(() => sentTo("/quick/late") === other + 1);
  expect(sentTo("/slow/late")).toBe(before + 3);
  letGo();
  await until(() => sentTo("/slow/late") === before + 5);
});

test("a workspace has sixteen messages under way to its webhooks at most, and others' go out beside them", async () => {
  for (let n = 0; n < 5; n++) await slow.done("POST", "/v1/webhooks", { url: `${receiver.url}/hung/${n}` });
  await quick.done("POST", "/v1/webhooks", { url: `${receiver.url}/told` });
  holdBack("/hung");
  for (let n = 0; n < 5; n++) await connect(slow, `/more/${n}`);
  await app.running.webhooks.sender.start({ alone: true });
  await until(() => sentTo("/hung") === 16);
  await connect(quick, "/one-more");
  await until(() => sentTo("/told") === 1);
  expect(sentTo("/hung")).toBe(16);
  letGo();
  await until(() => sentTo("/hung") === 25);
});
