import { asFailure } from "../../contract/as-failure.ts";
import { Failure } from "../../contract/failure.ts";
import { invoke } from "../../contract/invoke.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Running } from "../../house.ts";
import { getAccount } from "../../operations/accounts.ts";
import { connectAccount, startAccountConnection } from "../../operations/connections.ts";
import { mendingPath } from "../../publishing/broken-mail.ts";
import type { Offered } from "../../publishing/connecting/offered.ts";
import { Routes } from "../routes.ts";
import { type Html, html } from "./html.ts";
import { page } from "./page.ts";
import { alert, field, hidden, whoIs } from "./parts.ts";
import type { Pages, PageVisit } from "./visit.ts";

interface Account {
  readonly id: string;
  readonly network: string;
  readonly server: string | null;
  readonly handle: string;
  readonly status: string;
  readonly problem: string | null;
}

/** Where a person connects an account again that its network takes no more: the mail that tells of it leads here. */
export function reconnectPages(running: Running, pages: Pages) {
  /** Does what the person may do in the workspace that they have open. */
  async function as(visit: PageVisit, operation: Operation, input: object) {
    const signedIn = await pages.person(visit);
    const principal = await running.sessions.principalOf(visit.headers);
    if (!principal)
      throw new Failure("forbidden", "Open a workspace under your account first, then come back with the link.");
    const context = running.contextOf(principal, { requestId: visit.requestId, overMcp: false });
    try {
      return { signedIn, answer: JSON.parse((await invoke(operation, context, () => input, "")).text) };
    } catch (error) {
      throw asFailure(error);
    }
  }

  async function form(visit: PageVisit, id: string, failure?: string): Promise<Response> {
    const { signedIn, answer } = await as(visit, getAccount, { id });
    const account: Account = answer;
    const all = await running.publishing.connecting.offered();
    const network = all.find(({ name }) => name === account.network);
    return page({
      ...{ title: `Connect ${account.handle} again`, status: failure ? 400 : 200, top: whoIs(signedIn) },
      body: html`<h1>Connect ${account.handle} again</h1>
${alert(failure)}
<p class="lead">${account.problem ? html`${account.network} said: ${account.problem}` : html`It is ${account.status}.`}</p>
${network && waysOf(account, network)}`,
    });
  }

  const show = pages.show((visit) => form(visit, visit.url.searchParams.get("account") ?? ""));

  const take = pages.take(async (visit, sent) => {
    const id = sent("account");
    const { answer } = await as(visit, getAccount, { id });
    const { network, server }: Account = answer;
    try {
      if (sent("way") === "browser") {
        const started = await as(visit, startAccountConnection, { network, server: server ?? "" });
        return leaving(network, started.answer.url);
      }
      const all = await running.publishing.connecting.offered();
      const way = all.find(({ name }) => name === network)?.forms.find((one) => one.way === sent("way"));
      const typed = (way?.fields ?? [])
        .map(({ name }) => [name, sent(name)] as const)
        .filter(([, text]) => text !== "");
      const made = await as(visit, connectAccount, { network, way: way?.way, values: Object.fromEntries(typed) });
      const [found] = made.answer.data as Account[];
      return connected(found as Account, found?.id === id);
    } catch (error) {
      if (!(error instanceof Failure) || error.code === "internal") throw error;
      return form(visit, id, error.message);
    }
  });

  return new Routes()
    .get(mendingPath, ({ request }) => show(request))
    .post(mendingPath, ({ request }) => take(request));
}

/** What is no secret is filled in. */
const waysOf = (account: Account, { title, browser, forms }: Offered): Html => {
  const known: Record<string, string> = { handle: account.handle, server: account.server ?? "" };
  return html`${
    browser?.ready &&
    html`<form class="card" method="post" action="${mendingPath}">${hidden("account", account.id)}${hidden("way", "browser")}
<button class="wide-button">Agree again at ${title}</button></form>`
  }
${forms.map(
  ({
    way,
    fields,
  }) => html`<form class="card" method="post" action="${mendingPath}">${hidden("account", account.id)}${hidden("way", way)}
${fields.map(({ name, label, secret, optional, example }) =>
  field({
    ...{ name, label, optional, max: 4096, hint: `For example ${example}`, autocomplete: "off" },
    ...(secret ? { type: "password" as const } : { value: known[name] ?? "" }),
  }),
)}
<button class="wide-button">Connect</button></form>`,
)}`;
};

const leaving = (network: string, url: string): Response =>
  page({
    title: "Agree at the network",
    body: html`<h1>Agree at ${network}</h1>
<p>You come back here afterwards. It is good for ten minutes.</p>
<p><a class="button wide-button" href="${url}">Go to ${network}</a></p>`,
  });

const connected = ({ handle, network }: Account, isSame: boolean): Response =>
  page({
    title: "Connected",
    body: html`<h1>Connected</h1>
<p class="note good" role="status">${
      isSame
        ? html`${handle} (${network}) works again. Publish again what failed.`
        : html`${handle} (${network}) is connected. It is another account than the one that is broken.`
    }</p>`,
  });
