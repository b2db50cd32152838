import type { Network } from "./network.ts";
import { type NetworkName, networkNames } from "./network-names.ts";
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

const files: Readonly<Record<NetworkName, Network>> = {
  ...{ bluesky, mastodon, x, linkedin, threads, facebook, instagram, telegram, discord, slack, webhook },
};

/** Every network that this version can publish to. To add one, write its file, and name it here and in networkNames. */
export const networks: ReadonlyMap<string, Network> = new Map(networkNames.map((name) => [name, files[name]]));
