import type { Static } from "@sinclair/typebox";
import type { AccountRow } from "../../db/schema.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { accountId } from "../publishing/account.ts";
import { endedWith } from "../publishing/connecting/ended.ts";
import { Account, AccountList, AccountWithLimits, accountStatuses, networkName, shownAccount } from "./account.ts";
import { checkAccounts, checkAwake } from "./bounds.ts";
import { cursorAt, cut, listed, paging, placeIn } from "./page.ts";

const noun = "account";
const all = { noun, connector: "social" } as const;
const reading = { ...all, scope: "insights:read" } as const;
const administering = { ...all, scope: "workspace:admin" } as const;
const shown = (row: AccountRow) => JSON.stringify(shownAccount(row));
const answered = (row: AccountRow) => ({ answer: shown(row), detail: { network: row.network, handle: row.handle } });

export const listAccounts = operation({
  ...reading,
  name: "list_accounts",
  route: "GET /v1/accounts",
  summary: "List accounts",
  description: "The workspace's accounts on networks, newest first, disconnected ones too.",
  effect: "reads",
  input: closed({
    ...paging,
    network: T.Optional({ ...networkName, description: "Only those on this network." }),
    status: T.Optional(OneOf(accountStatuses, "Only those that stand so.")),
  }),
  output: AccountList,
  async run({ data }, input) {
    const { limit, offset, network, status } = input;
    const [before] = placeIn("accounts", ["acct"], input) ?? [];
    const { rows, last } = cut(await data.accounts.list({ limit: limit + 1, offset, before, network, status }), limit);
    return listed(rows.map(shown), last && cursorAt("accounts", input, last.id));
  },
});

export const getAccount = operation({
  ...reading,
  name: "get_account",
  route: "GET /v1/accounts/:id",
  summary: "Read an account",
  description: "One account: how it stands, and what it takes.",
  effect: "reads",
  input: closed({ id: accountId }),
  output: AccountWithLimits,
  async run({ data, house }, { id }): Promise<Static<typeof AccountWithLimits>> {
    const row = await data.accounts.find(id);
    if (!row) throw missing({ noun });
    return { ...shownAccount(row), limits: await house.publishing.connecting.limitsOf(row) };
  },
});

/** Only an account that works can rest. */
function checkWorking({ status, handle }: AccountRow): void {
  if (status === "active" || status === "paused") return;
  throw new Failure("conflict", `${handle} is ${status}; connect it again first.`);
}

export const updateAccount = operation({
  ...administering,
  name: "update_account",
  route: "PATCH /v1/accounts/:id",
  summary: "Pause or resume an account",
  description:
    "What is scheduled on a paused account waits. When it is active again, each post goes out at its time, and at once what is late by then.",
  effect: "updates",
  input: closed({ id: accountId, status: OneOf(["active", "paused"], "How it is to stand.") }),
  output: Account,
  async run(context, { id, status }, act) {
    const { data, house, principal } = context;
    checkAccounts(principal, [id]);
    if (status === "active") await checkAwake(context);
    if (status === "paused") return data.accounts.pause(act, id, checkWorking, answered);
    const answer = await data.accounts.resume(act, id, checkWorking, answered);
    house.publishing.wake();
    return answer;
  },
});

export const refreshAccount = operation({
  ...administering,
  name: "refresh_account",
  route: "POST /v1/accounts/:id/refresh",
  summary: "Refresh an account",
  description:
    "Renews what the account is reached with, or tries it where it is not renewed. One that the network takes no more is broken from then on, and one that it takes is mended.",
  effect: "updates",
  input: closed({ id: accountId }),
  output: Account,
  async run(context, { id }, act) {
    const { data, house, principal, dryRun } = context;
    const row = await data.accounts.find(id);
    if (!row) throw missing({ noun });
    checkAccounts(principal, [id]);
    await checkAwake(context);
    if (row.status === "disconnected")
      throw new Failure("conflict", `${row.handle} is disconnected; connect it again first.`);
    if (!dryRun) await house.publishing.connecting.refresh(row);
    return data.accounts.note(act, id, answered);
  },
});

/** What a dry run of it can tell: nothing is asked of the network. */
const wouldEnd = async ({ waiting }: Context["data"]["accounts"], id: string) => ({
  canceled_posts: await waiting(id),
  revoked: false,
  revocation: "The network would be asked to revoke it, where it can.",
  purged: false,
});

export const disconnectAccount = operation({
  ...administering,
  name: "disconnect_account",
  route: "DELETE /v1/accounts/:id",
  summary: "Disconnect an account",
  description:
    "Deletes what the account is reached with, for good, and revokes it at the network. What is scheduled on it is canceled; what was published stays known. Connecting it again takes up its history.",
  effect: "deletes",
  input: closed({ id: accountId }),
  output: T.Object(
    {
      ...Account.properties,
      canceled_posts: T.Integer({ description: "How many posts were waiting for it." }),
      revoked: T.Boolean({ description: "Whether the network has ended what it was reached with." }),
      revocation: T.String({ description: "What came of that, in words." }),
      purged: T.Boolean({
        description: "Whether the secret is gone from the files too. False: it is as soon as nobody reads them.",
      }),
    },
    { title: "DisconnectedAccount" },
  ),
  rehearses: true,
  async run({ data, house, principal, now, dryRun }, { id }, act) {
    const row = await data.accounts.find(id);
    if (!row) throw missing({ noun });
    checkAccounts(principal, [id]);
    if (dryRun) return { ...shownAccount({ ...row, status: "disconnected" }), ...(await wouldEnd(data.accounts, id)) };
    const { connecting, purge } = house.publishing;
    const grant = await connecting.grantOf(row).catch(() => undefined);
    const account = JSON.parse(await data.accounts.disconnect(act, id, answered));
    const canceled = await data.accounts.cancelWaiting(id, now, endedWith);
    const { revoked, words } = await connecting.revoke(row, grant);
    return { ...account, canceled_posts: canceled, revoked, revocation: words, purged: await purge() };
  },
});
