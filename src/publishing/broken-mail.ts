import type { Store } from "../../db/open.ts";
import { provenAdmins } from "../../db/people/proofs.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Message } from "../mail.ts";

/** Where a person connects an account again. */
export const mendingPath = "/reconnect";

/** What a network calls somebody, as one line of a message. */
const oneLine = (text: string) =>
  text
    .replace(/[\p{Control}\p{Format}\s]+/gu, " ")
    .trim()
    .slice(0, 100);

/**
 * The messages that tell of an account which is reached no more: to those who may mend it, one each, so that none sees
 * the others. Without the network's words: a server of somebody's own may say anything in them.
 */
export async function brokenMails(store: Store, account: AccountRow, publicUrl: string): Promise<Message[]> {
  const handle = oneLine(account.handle);
  const network = oneLine(account.server ? `${account.network}, ${account.server}` : account.network);
  const text = `The network takes what ${handle} (${network}) was connected with no more. What is due on this account
fails until it is connected again, which takes a minute:

${publicUrl}${mendingPath}?account=${account.id}

Then publish again what failed. You are told once, as an owner or admin of the workspace.
`;
  const admins = await provenAdmins(store, account.workspaceId);
  return admins.map((to) => ({ to, subject: `${handle} has to be connected again`, text }));
}
