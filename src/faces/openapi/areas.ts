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
  posts: "Posts and drafts: what is written, for which accounts, and how far each is.",
  calendar: "The days of the workspace, with what goes out on them.",
  slots: "Slots: the times of a week at which the workspace posts, in its time zone.",
  ai: "AI writing: texts, hashtags, threads and ideas in the brand's voice; who writes them, and what that takes.",
  accounts: "Accounts on social networks: connected with what you type or in the browser, paused, disconnected.",
  "account-connections": "Accounts that are being connected in the browser: begun, and finished once.",
  networks: "The networks whose accounts can be connected here, and what each takes.",
  media: "Pictures and films for posts: uploaded, looked at, described and deleted.",
  persona: "How you write, counted from what went out.",
  trending: "What is talked about on the networks of connected accounts.",
  brands: "Brand profiles: name, voice, audience and links of each brand of the workspace.",
  "api-keys": "API keys: made, narrowed, disabled, rotated and revoked; the key itself is shown once.",
  "identity-provider": "The workspace's own identity provider, whose access tokens count here.",
  "oauth-clients": "OAuth clients of the workspace's own: made, narrowed, disabled, revoked; the secret is shown once.",
  grants: "What applications may do in the workspace, and for whom.",
  "approval-policy": "Whose posts wait for a person's approval.",
  "agent-policies":
    "What single API keys and OAuth clients may do: tools, accounts, posts a day, quiet hours, approval.",
  workspace: "The workspace itself: its name and its time zone.",
  webhooks: "Addresses that are told what happens, by signed messages that are retried, logged and replayable.",
  connectors: "Other MCP servers, whose tools are called here under one credential.",
  members: "The people of the workspace, and what they may do.",
  invites: "Who is invited into the workspace: bound to an e-mail and a role, for seven days.",
  usage: "What was called, how often and how it ended, and what of the plan is used.",
  audit: "Who changed what. The log can only grow.",
} satisfies Record<Area, string>;

/** `posts` of `/v1/posts/:id`. */
export const areaOf = ({ path }: Operation): string => path.split("/")[2] ?? "";
