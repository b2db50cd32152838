import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { refusal } from "../../src/publishing/ask.ts";
import type { Call, Connected, Network, Part } from "../../src/publishing/network.ts";
import { discord } from "../../src/publishing/networks/discord.ts";
import { facebook } from "../../src/publishing/networks/facebook.ts";
import { instagram } from "../../src/publishing/networks/instagram.ts";
import { linkedin } from "../../src/publishing/networks/linkedin.ts";
import { slack } from "../../src/publishing/networks/slack.ts";
import { threads } from "../../src/publishing/networks/threads.ts";
import { x } from "../../src/publishing/networks/x.ts";
import { startDiscord } from "../doubles/discord.ts";
import type { Double } from "../doubles/double.ts";
import { startLinkedIn } from "../doubles/linkedin.ts";
import { instagramKind, startContainers, threadsKind } from "../doubles/meta.ts";
import { startPages } from "../doubles/pages.ts";
import { startSlack } from "../doubles/slack.ts";
import { startX } from "../doubles/x.ts";
import { failureOf, free, impatient, part, picture, reachOf } from "../support/reach.ts";

/* Posts are dated by the network's clock. Ours may be hours off: what is out is found all the same, and nothing older. */

interface Place {
  readonly network: Network;
  readonly start: () => Pick<Double, "url" | "next" | "stop">;
  /** What sends a post. */
  readonly sends: RegExp;
  readonly scope?: string;
  readonly one?: Part;
}
const app = { id: "client", secret: "secret" };
const jpeg = picture("x", { type: "image/jpeg", url: "https://media.example.com/red.jpg" });
const places: Place[] = [
  { network: facebook, start: startPages, sends: /feed$/ },
  { network: threads, start: () => startContainers(threadsKind, "ann"), sends: /threads_publish$/ },
  {
    network: instagram,
    start: () => startContainers(instagramKind, "ann"),
    sends: /media_publish$/,
    one: part("lost", { media: [jpeg] }),
  },
  {
    network: linkedin,
    start: startLinkedIn,
    sends: /^\/rest\/posts$/,
    scope: "openid profile w_member_social w_organization_social r_organization_social rw_organization_admin",
  },
  { network: x, start: () => startX({ clientId: app.id, clientSecret: app.secret }), sends: /^\/2\/tweets$/ },
  { network: slack, start: () => startSlack("xoxb-1"), sends: /chat\.postMessage$/ },
  { network: discord, start: () => startDiscord({ token: "bot-token", hook: "webhooks/3/s" }), sends: /messages$/ },
];
const hour = 3_600_000;

async function connected({ network, scope }: Place, url: string): Promise<Call> {
  const reach = reachOf(network, { api: url, token: url, site: url, ...(scope && { scope }) }, app);
  const typed = { bot_token: "bot-token", channel_id: "55" };
  const redirect_uri = "http://127.0.0.1:4600/connected";
  const begun = await network.browser?.begin(reach, { redirect_uri, state: "s-1", server: "" });
  const all = begun
    ? await network.browser?.finish(reach, { ...begun, redirect_uri, code: "good-code" })
    : await network.forms?.[0]?.connect(reach, typed);
  return { reach, ...(all?.at(-1) as Connected) };
}

describe.each(places)("on $network.title", (place) => {
  const { network, sends, one = part("lost") } = place;
  let double: ReturnType<Place["start"]>;
  let call: Call;
  beforeAll(async () => {
    double = place.start();
    call = await connected(place, double.url);
  });
  afterAll(() => double.stop());

  test.each([
    ["ahead", 2 * hour],
    ["behind", -2 * hour],
  ])("what is out is found by a clock that is hours %s", async (_, off) => {
    const there: Call = { ...call, reach: { ...call.reach, now: () => Date.now() + off } };
    const said = { ...one, text: `lost by ${off}` };
    const prepared = await network.prepare(there, said, null);
    double.next(sends, "lost");
    expect((await failureOf(network.send(impatient(there), said, prepared, null))).kind).toBe("unknown");
    expect((await network.find?.(there, prepared, free))?.id).toBeString();
  });
});

test("nobody is left alone for longer than a week, whatever a network asks for", () => {
  const dialect = { title: "A network", words: () => undefined };
  const retryAt = (after: string) => {
    const answer = { status: 429, headers: new Headers({ "retry-after": after }), body: new Uint8Array() };
    return refusal(answer, { dialect, effect: "repeatable", now: 1000 }).retryAt;
  };
  expect([retryAt("60"), retryAt("99999999999999")]).toEqual([61_000, 1000 + 7 * 24 * hour]);
});
