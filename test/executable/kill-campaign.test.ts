import { afterAll, expect, test } from "bun:test";
import { campaign } from "../../scripts/kill-campaign/campaign.ts";
import { faultsOf } from "../../scripts/kill-campaign/outcome.ts";
import { type ServerName, servers } from "../../scripts/kill-campaign/server.ts";
import { tidy } from "../support/executable.ts";

afterAll(tidy);

const names = Object.keys(servers) as ServerName[];
for (const network of names)
  test.skipIf(!servers[network].isThere)(
    `posts to ${network} that are due while the server is killed over and over are published once`,
    async () => {
      const said: string[] = [];
      const outcome = await campaign({ network, kills: 5, posts: 30, say: (words) => said.push(words) });
      expect(faultsOf(outcome)).toEqual([]);
      expect(outcome.posts).toBe(30);
      expect(said).toEqual(["30 posts are scheduled"]);
    },
    // What a kill left in the middle on Mastodon is asked after once 15 s have passed.
    120_000,
  );
