import type { Network } from "./network.ts";
import { bluesky } from "./networks/bluesky.ts";
import { mastodon } from "./networks/mastodon.ts";

/** Every network that this version can publish to. To add one, write its file and name it here. */
export const networks: ReadonlyMap<string, Network> = new Map(
  [bluesky, mastodon].map((network) => [network.name, network]),
);
