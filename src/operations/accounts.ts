import type { Static } from "@sinclair/typebox";
import type { AccountRow } from "../../db/schema/core.ts";
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
  description: "Lists the workspace's accounts on social networks, newest first, disconnected ones too.",
  effect: "reads",
  input: closed({
    ...paging,
    network: T.Optional({ ...networkName, description: "Only accounts on this network." }),
    status: T.Optional(OneOf(accountStatuses, "Only accounts with this status.")),
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
  description: "Returns one account: its status, and the limits of posts on it.",
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
    "Pauses publishing on an account, or resumes it. Posts scheduled on a paused account wait; when it is active again, those that are late by then are published at once.",
  effect: "updates",
  input: closed({ id: accountId, status: OneOf(["active", "paused"], "The new status.") }),
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
    "Renews the account's token, or tries its credential where the network has none to renew. If the network refuses it, the account is `broken` from then on; if it accepts it, the account works again.",
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
    "Disconnects an account: deletes its credential for good, and revokes it at the network. Posts scheduled on it are canceled. Its history is kept, and goes on when it is connected again.",
  effect: "deletes",
  input: closed({ id: accountId }),
  output: T.Object(
    {
      ...Account.properties,
      canceled_posts: T.Integer({ description: "How many scheduled posts were canceled." }),
      revoked: T.Boolean({ description: "Whether the network has revoked its credential." }),
      revocation: T.String({ description: "What came of revoking it, in words." }),
      purged: T.Boolean({
        description:
          "Whether its credential is erased from the database files too; false: it will be as soon as nothing reads them.",
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
