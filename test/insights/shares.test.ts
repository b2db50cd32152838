import { afterAll, expect, test } from "bun:test";
import { startApp } from "../support/app.ts";
import { publisherIn } from "../support/publishing.ts";

/* Several workspaces share one server, and its calls for figures. */

/** An instance of the Mastodon API that knows whoever has a token, and keeps back what `slow…` asks once it is told to. */
const waiting = Promise.withResolvers<void>();
const asked: string[] = [];
let isSlow = false;
const instance = Bun.serve({
  port: 0,
  hostname: "127.0.0.1",
  idleTimeout: 60,
  async fetch(request) {
    if (request.url.endsWith("/api/v2/instance")) return Response.json({ version: "4.5.0", configuration: {} });
    const name = request.headers.get("authorization")?.slice("Bearer ".length) ?? "";
    if (isSlow) asked.push(name);
    if (isSlow && name.startsWith("slow")) await waiting.promise;
    const counts = { followers_count: 1, following_count: 1, statuses_count: 1 };
    return Response.json({
      id: name,
      username: name,
      acct: name,
      display_name: name,
      url: `https://m.example/${name}`,
      ...counts,
    });
  },
});
const app = await startApp({ config: { outbound_allow: [`127.0.0.1:${instance.port}`] } });
const { puller } = app.running.insights;
afterAll(async () => {
  waiting.resolve();
  await puller.stop();
  await app.close();
  await instance.stop(true);
});

test("a workspace whose servers are slow has two calls under way at most, and others' figures are pulled beside them", async () => {
  const [slow, quick] = [await publisherIn(app, "slow"), await publisherIn(app, "quick")];
  const connect = (our: typeof slow, access_token: string) =>
    our.connect("mastodon", { server: `http://127.0.0.1:${instance.port}`, access_token });
  for (let n = 0; n < 4; n++) await connect(slow, `slow-token-${n}`);
  await connect(quick, "quick-token");
  isSlow = true;
  const askedBy = (start: string) => asked.filter((name) => name.startsWith(start)).length;
  const until = async (holds: () => boolean) => {
    while (!holds()) await Bun.sleep(10);
  };
  await puller.start({ alone: true });
  await until(() => askedBy("quick") === 1 && askedBy("slow") === 2);
  expect(askedBy("slow")).toBe(2);
  waiting.resolve();
  await until(() => askedBy("slow") === 4);
});
