import type { Network } from "./network.ts";
import { bluesky } from "./networks/bluesky.ts";
import { discord } from "./networks/discord.ts";
import { facebook } from "./networks/facebook.ts";
import { instagram } from "./networks/instagram.ts";
import { linkedin } from "./networks/linkedin.ts";
import { mastodon } from "./networks/mastodon.ts";
import { slack } from "./networks/slack.ts";
import { telegram } from "./networks/telegram.ts";
import { threads } from "./networks/threads.ts";
import { webhook } from "./networks/webhook.ts";
import { x } from "./networks/x.ts";

/** In the order in which people are shown them. */
const all = [bluesky, mastodon, x, linkedin, threads, facebook, instagram, telegram, discord, slack, webhook];

/** Every network that this version can publish to. To add one, write its file and name it here. */
export const networks: ReadonlyMap<string, Network> = new Map(all.map((network) => [network.name, network]));
