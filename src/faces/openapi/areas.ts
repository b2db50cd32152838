import type { Operation } from "../../contract/operation.ts";
import type { operations } from "../../operations/index.ts";

type AreaIn<Route extends string> = Route extends `${string} /v1/${infer Area}/${string}`
  ? Area
  : Route extends `${string} /v1/${infer Area}`
    ? Area
    : never;
type Area = AreaIn<(typeof operations)[number]["route"]>;

/** What the operations under one first part of a path have in common; in the order in which they are shown. */
export const areas: Readonly<Record<string, string>> = {
  me: "The credential that is presented, and what it may do.",
  posts: "Posts and drafts: their texts, the accounts they go to, and their status on each.",
  calendar: "The days of the workspace, with the posts on them.",
  slots: "Slots: the weekly times at which the workspace posts, in its time zone.",
  ai: "AI writing: texts, hashtags, threads and ideas in the brand's voice; the provider, and what it costs.",
  accounts: "Accounts on social networks: connected with a credential or in the browser, paused, disconnected.",
  "account-connections": "Accounts that are being connected in the browser: started here, and finished once.",
  networks: "The networks whose accounts can be connected here, and the limits of each.",
  media: "Pictures and videos for posts: uploaded, checked, described and deleted.",
  persona: "How you write, counted from what was published.",
  trending: "What is talked about on the networks of connected accounts.",
  brands: "Brand profiles: name, voice, audience and links of each brand of the workspace.",
  "api-keys": "API keys: made, narrowed, disabled, rotated and revoked; the key itself is shown once.",
  "identity-provider": "The workspace's own identity provider, whose access tokens are accepted here.",
  "oauth-clients": "OAuth clients of the workspace's own: made, narrowed, disabled, revoked; the secret is shown once.",
  grants: "What applications may do in the workspace, and for whom.",
  "approval-policy": "Whose posts wait for a person's approval.",
  "agent-policies":
    "What single API keys and OAuth clients may do: tools, accounts, posts a day, quiet hours, approval.",
  workspace: "The workspace itself: its name and its time zone.",
  webhooks:
    "Webhooks: addresses that are told what happens, by signed messages that are retried, logged and replayable.",
  connectors: "Other MCP servers, whose tools are called here under one credential.",
  members: "The people of the workspace, and what they may do.",
  invites: "Who is invited into the workspace: bound to an e-mail and a role, for seven days.",
  usage: "What was called, how often and with what outcome, and how much of the plan is used.",
  audit: "Who changed what. Nothing in the log can be changed or deleted.",
} satisfies Record<Area, string>;

/** `posts` of `/v1/posts/:id`. */
export const areaOf = ({ path }: Operation): string => path.split("/")[2] ?? "";
