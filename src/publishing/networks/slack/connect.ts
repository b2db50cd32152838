import { at, textAt } from "../../ask.ts";
import { NetworkFailure } from "../../failure.ts";
import type { Account, Back, Begin, Begun, Connected, Grant, Reach } from "../../network.ts";
import { appOf, consentPage } from "../../oauth.ts";
import { calling, form } from "./api.ts";

/* A channel is chosen on Slack's own consent page, named to a bot, or fixed in an incoming webhook. */

const scope = "incoming-webhook,chat:write,files:write,channels:history,groups:history";

export async function begin(reach: Reach, { redirect_uri, state }: Begin): Promise<Begun> {
  const app = appOf(reach, "Slack");
  const url = consentPage(`${reach.at["site"]}/oauth/v2/authorize`, { client_id: app.id, scope, redirect_uri, state });
  return { url, server: "", verifier: "", app };
}

const accountOf = (id: string, name: string, more: Account["settings"]): Account => ({
  server: "",
  remote_id: id,
  handle: name.startsWith("#") ? name : `#${name}`,
  name,
  avatar_url: null,
  url: null,
  settings: more,
});

export async function finish(reach: Reach, { redirect_uri, code }: Back): Promise<Connected[]> {
  const { id, secret } = appOf(reach, "Slack");
  const fields = { client_id: id, client_secret: secret, code, redirect_uri };
  const answered = await calling({ reach, grant: { token: "" } }, "repeatable", "oauth.v2.access", form(fields));
  const token = textAt(answered, "access_token");
  const channel = textAt(answered, "incoming_webhook", "channel_id");
  if (!token || !channel) throw new NetworkFailure("refused", "Slack named no channel.");
  const settings = { way: "bot", team: textAt(answered, "team", "name") };
  return [
    {
      account: accountOf(channel, textAt(answered, "incoming_webhook", "channel") ?? channel, settings),
      grant: { token },
    },
  ];
}

export async function withBot(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const grant = { token: (values["bot_token"] ?? "").trim() };
  const channel = (values["channel_id"] ?? "").trim();
  const me = await calling({ reach, grant }, "repeatable", "auth.test", form({}));
  const settings = { way: "bot", team: textAt(me, "team") };
  return [{ account: accountOf(channel, values["name"]?.trim() || channel, settings), grant }];
}

/** The secret is the address itself. It cannot be tried without writing something. */
export async function withWebhook(reach: Reach, values: Readonly<Record<string, string>>): Promise<Connected[]> {
  const typed = (values["url"] ?? "").trim();
  const [, path] = /^https:\/\/hooks\.slack\.com\/(services\/T\w+\/(B\w+)\/\w+)$/.exec(typed) ?? [];
  if (!path || !reach.at["hooks"]) throw new NetworkFailure("refused", "That is no address of a Slack webhook.");
  const id = path.split("/")[2] as string;
  return [{ account: accountOf(id, values["name"]?.trim() || id, { way: "webhook" }), grant: { token: path } }];
}

export async function revoke(reach: Reach, { settings }: Account, grant: Grant): Promise<void> {
  if (settings["way"] === "webhook") return;
  const answer = await calling({ reach, grant }, "repeatable", "auth.revoke", form({}));
  if (at(answer, "revoked") !== true) throw new NetworkFailure("refused", "Slack did not revoke the token.");
}
