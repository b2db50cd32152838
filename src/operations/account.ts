import type { Static } from "@sinclair/typebox";
import type { AccountRow } from "../../db/schema/core.ts";
import { OneOf, orNull, Time } from "../contract/schema.ts";
import { timeOf, timeOrNull } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { accountId, accountOf } from "../publishing/account.ts";
import { Limits } from "../publishing/limits.ts";
import { networkNames } from "../publishing/network-names.ts";
import { pageOf } from "./page.ts";

/* A connected account, and a network that accounts are on: their shapes as the API shows them. */

export const accountStatuses = ["active", "paused", "broken", "disconnected"] as const;
export const networkName = OneOf(networkNames, "The network; list_networks tells what each one takes.");

const fields = {
  id: accountId,
  network: T.String({ description: "The network it is on.", examples: ["bluesky"] }),
  server: orNull(T.String({ description: "The server it is on, where the network has many." })),
  remote_id: T.String({ description: "What the network calls it." }),
  handle: T.String({ description: "Its name on the network.", examples: ["alice.bsky.social"] }),
  name: T.String({ description: "The name that people see." }),
  avatar_url: orNull(T.String({ description: "Its picture." })),
  url: orNull(T.String({ description: "Where people see it." })),
  status: OneOf(
    accountStatuses,
    "`paused`: its scheduled posts wait. `broken`: the network refuses its credentials; connect it again.",
  ),
  problem: orNull(T.String({ description: "Why it is broken, in the network's words." })),
  expires_at: orNull(Time("When its token ends; it is renewed before. Null: it does not end.")),
  created_at: Time("When it was first connected."),
  updated_at: Time("When it was last changed, or its token renewed."),
};
export const Account = T.Object(fields, { title: "Account" });
export const AccountList = pageOf(Account, "AccountList");
export const ConnectedAccounts = T.Object(
  {
    data: T.Array(
      T.Object(
        {
          ...fields,
          signing_secret: T.Optional(
            orNull(T.String({ description: "What deliveries to this address are signed with; shown this once." })),
          ),
        },
        { title: "ConnectedAccount" },
      ),
      { description: "The accounts that it opened." },
    ),
  },
  { title: "ConnectedAccounts" },
);
export const AccountWithLimits = T.Object(
  {
    ...fields,
    limits: orNull(
      T.Object(Limits.properties, {
        description: "The limits of posts on it: those of its network, its server and the operator.",
      }),
    ),
  },
  { title: "AccountWithLimits" },
);

/** An account as the API shows it: nothing of what it is reached with. */
export function shownAccount(row: AccountRow): Static<typeof Account> {
  const { server, remote_id, handle, name, avatar_url, url } = accountOf(row);
  return {
    ...{ id: row.id, network: row.network, server: server || null, remote_id, handle, name, avatar_url, url },
    ...{ status: row.status, problem: row.problem },
    expires_at: timeOrNull(row.secretExpiresAt),
    created_at: timeOf(row.createdAt),
    updated_at: timeOf(row.updatedAt || row.createdAt),
  };
}
