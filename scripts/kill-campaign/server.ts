import { type FaultyProxy, startFaultyProxy } from "../../test/doubles/faulty-proxy.ts";
import { hasPds, type Pds, startPds } from "../../test/servers/pds.ts";
import { hasSnac, startSnac } from "../../test/servers/snac.ts";

/** A real server that posts are published to, over a way on which everything takes its time. */
export interface Server {
  /** What it is called in the table. */
  readonly title: string;
  readonly network: string;
  /** What an account on it is connected with. */
  readonly values: Readonly<Record<string, string>>;
  /** Addresses that the product may reach, and what more stands in its file of settings. */
  readonly hosts: readonly string[];
  readonly settings: string;
  /** The texts of all posts that are on it. */
  posts(): Promise<string[]>;
  stop(): Promise<void>;
}
type Start = (pause: () => number) => Promise<Server>;

const loopback = (address: string) => `127.0.0.1:${new URL(address).port}`;
const ended = (way: FaultyProxy, server: { stop(): Promise<void> }) => async () => {
  await way.stop();
  await server.stop();
};

type Ann = Awaited<ReturnType<Pds["account"]>>;

/** As another client reads them. */
async function recordsOf({ agent, did }: Ann): Promise<string[]> {
  const texts: string[] = [];
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const asked = { repo: did, collection: "app.bsky.feed.post", limit: 100, ...(cursor && { cursor }) };
    const { data } = await agent.com.atproto.repo.listRecords(asked);
    for (const { value } of data.records) texts.push((value as { text: string }).text);
    cursor = data.records.length > 0 ? data.cursor : undefined;
  }
  return texts;
}

/** Takes the same twice for one: the key of the record is ours. */
const bluesky: Start = async (pause) => {
  const pds = await startPds();
  const way = await startFaultyProxy(pds.url, pause);
  const ann = await pds.account("ann");
  const addresses = `addresses = { plc = ${JSON.stringify(pds.plc)}, appview = ${JSON.stringify(pds.url)} }`;
  return {
    ...{ title: "the PDS", network: "bluesky" },
    values: { handle: ann.handle, app_password: ann.appPassword, server: way.url },
    hosts: [way.host, loopback(pds.url), loopback(pds.plc)],
    settings: `[networks.bluesky]\n${addresses}\n`,
    posts: () => recordsOf(ann),
    stop: ended(way, pds),
  };
};

/** Has to be asked back: snac takes no notice of `Idempotency-Key`. */
const mastodon: Start = async (pause) => {
  const snac = await startSnac();
  const way = await startFaultyProxy(snac.url, pause);
  return {
    ...{ title: "snac", network: "mastodon" },
    values: { server: way.url, access_token: await snac.token() },
    hosts: [way.host, loopback(snac.url)],
    settings: "",
    posts: async () => snac.posts(),
    stop: ended(way, snac),
  };
};

/** By network: how its server is started, and whether it can be here. */
export const servers = {
  bluesky: { start: bluesky, isThere: hasPds },
  mastodon: { start: mastodon, isThere: hasSnac },
} as const;
export type ServerName = keyof typeof servers;
