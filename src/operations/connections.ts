import type { Static } from "@sinclair/typebox";
import type { Act } from "../../db/act.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import { secretHash } from "../auth/secret.ts";
import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import type { Principal } from "../contract/principal.ts";
import { missing } from "../contract/refused.ts";
import { closed, Id, orElse, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { callbackPath } from "../publishing/connecting/callback.ts";
import type { Connected, Grant } from "../publishing/network.ts";
import { ConnectedAccounts, networkName, shownAccount } from "./account.ts";
import { checkAccounts, checkAwake } from "./bounds.ts";
import { Way } from "./networks.ts";

/* Connecting accounts: with what a person types, or in the browser. */

const all = {
  noun: "account",
  scope: "workspace:admin",
  connector: "social",
  conflicts: { taken: () => "This account was connected by somebody else at the same moment; try again." },
} as const;

/** Who may finish a connection: the person who began it, or the credential that stands for none. */
export const starterOf = ({ user, credential }: Principal): string => user?.id ?? credential;

/** Keeps what a network told of, each account under the id that it had before. */
async function keep(context: Context, network: string, found: readonly Connected[], act: Act) {
  const { data, house, principal } = context;
  await checkAwake(context);
  if (found.length === 0)
    throw new Failure("invalid_request", "network: this login opens no account that can publish.");
  const { workspace } = principal;
  const rows = await Promise.all(
    found.map(async (one) => {
      const remote = { network, server: one.account.server, remoteId: one.account.remote_id };
      const id = (await data.accounts.idOf(remote, one.moves === true)) ?? newId("acct");
      // A new account is none that a policy names.
      checkAccounts(principal, [id]);
      return house.publishing.connecting.sealed(workspace.id, id, network, one, starterOf(principal));
    }),
  );
  let replaced: { readonly account: AccountRow; readonly now: Grant }[] = [];
  const answer = await data.accounts.connect(
    act,
    rows,
    (kept, before) => {
      replaced = found.flatMap(({ grant }, at) => {
        const account = before[at];
        return account ? [{ account, now: grant }] : [];
      });
      return told(kept, found);
    },
    () => newId("msg"),
  );
  for (const { account, now } of replaced) house.publishing.connecting.retire(account, now);
  return answer;
}

function told(rows: readonly AccountRow[], found: readonly Connected[]) {
  const revealed = rows.map((row, at) => {
    const { reveal } = found[at] ?? {};
    return { account: shownAccount(row), reveal };
  });
  const shown = (secret: (reveal: string) => string | null): Static<typeof ConnectedAccounts> => ({
    data: revealed.map(({ account, reveal }) =>
      reveal === undefined ? account : { ...account, signing_secret: secret(reveal) },
    ),
  });
  return {
    answer: JSON.stringify(shown((reveal) => reveal)),
    kept: JSON.stringify(shown(() => null)),
    detail: { accounts: rows.map(({ id, network, handle }) => ({ id, network, handle })) },
  };
}

export const connectAccount = operation({
  ...all,
  name: "connect_account",
  route: "POST /v1/accounts",
  summary: "Connect an account",
  description:
    "Connects an account with an app password, a token or the address of a webhook; list_networks tells what each network asks for. The credential is tried at the network first. Connecting an account again keeps its id and history, and repairs one that is broken.",
  effect: "creates",
  input: closed({
    network: networkName,
    way: T.Optional({
      ...Way,
      description: "The kind of credential; needed where the network takes several with the same fields.",
    }),
    values: T.Record(T.String({ pattern: "^[a-z_]{1,40}$" }), T.String({ maxLength: 4096 }), {
      maxProperties: 10,
      additionalProperties: false,
      description: "The credential, by the names of the fields that list_networks gives.",
      examples: [{ handle: "alice.bsky.social", app_password: "xxxx-xxxx-xxxx-xxxx" }],
    }),
  }),
  output: ConnectedAccounts,
  async run(context, { network, way, values }, act) {
    const found = await context.house.publishing.connecting.withForm(network, { way, values });
    return keep(context, network, found, act);
  },
});

/** Some networks register an app when a connection starts, and every code works once. */
const untriable = () =>
  new Failure("conflict", "A connection in the browser cannot be tried: the network takes part in it from the start.");

const connectionId = Id("conn", "The connection's id.");

export const startAccountConnection = operation({
  ...all,
  name: "start_account_connection",
  route: "POST /v1/account-connections",
  summary: "Start connecting an account in the browser",
  description:
    "Returns the address at the network where a person agrees. They are sent back to this server, which finishes the connection if the same person is signed in here; other clients call finish_account_connection with the `state` and `code` that are shown there.",
  effect: "creates",
  input: closed({
    network: networkName,
    server: orElse(
      "",
      T.String({
        maxLength: 300,
        description: "The server of the account, where the network has many.",
        examples: ["mastodon.social"],
      }),
    ),
  }),
  output: T.Object(
    {
      id: connectionId,
      network: T.String({ description: "The network." }),
      url: T.Optional(T.String({ description: "Where the person agrees; only in the first answer." })),
      redirect_uri: T.String({ description: "Where they are sent back to: the app at the network has to allow it." }),
      expires_at: Time("The time by which it must be finished."),
    },
    { title: "StartedConnection" },
  ),
  async run({ data, house, principal, dryRun }, { network, server }, act) {
    if (dryRun) throw untriable();
    const redirectUri = `${house.publicUrl()}${callbackPath}`;
    const asked = { workspace: principal.workspace.id, startedBy: starterOf(principal), server, redirectUri };
    const { row, url } = await house.publishing.connecting.begin(network, asked);
    const expires_at = timeOf(row.expiresAt);
    const kept = { id: row.id, network, redirect_uri: redirectUri, expires_at };
    return data.connections.begin(act, row, { answer: JSON.stringify({ ...kept, url }), kept: JSON.stringify(kept) });
  },
});

export const finishAccountConnection = operation({
  ...all,
  noun: "connection",
  name: "finish_account_connection",
  route: "POST /v1/account-connections/:id/finish",
  summary: "Finish connecting an account",
  description:
    "Connects the account that the person agreed to, with the `state` and `code` that the network sent the browser back with. Works once, within ten minutes, for whoever started it.",
  effect: "creates",
  input: closed({
    id: connectionId,
    state: T.String({ minLength: 1, maxLength: 200, description: "As it was sent back by the network." }),
    code: T.String({ minLength: 1, maxLength: 4096, description: "As it was sent back by the network." }),
  }),
  output: ConnectedAccounts,
  async run(context, { id, state, code }, act) {
    const { data, house, principal, now, dryRun } = context;
    if (dryRun) throw untriable();
    const mine = { id, startedBy: starterOf(principal), stateHash: secretHash(state) };
    const row = await data.connections.take(mine, now);
    if (!row) throw missing({ noun: "connection" });
    return keep(context, row.network, await house.publishing.connecting.finish(row, code), act);
  },
});
