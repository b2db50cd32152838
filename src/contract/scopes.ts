/** Every scope, in the words of the consent page and of the documentation. */
export const scopes = {
  "insights:read": "Read analytics, persona, trends and connected accounts",
  "posts:read": "Read posts and drafts",
  "posts:write": "Create, edit and delete drafts",
  "posts:publish": "Schedule and publish posts",
  "ai:generate": "Use AI writing",
  "media:write": "Upload media",
  "crm:read": "Search and read contacts, companies, deals, notes and activities",
  "crm:write": "Create and update contacts, companies, deals, notes and activities",
  "pipeline:read": "Read pipeline figures and ask questions about them",
  "pipeline:write": "Move deals between stages and set up pipelines",
  "signal:read": "Read website visitors and the tracking script",
  "brands:read": "Read brand profiles",
  "brands:write": "Create, edit and delete brand profiles",
  "workspace:admin":
    "Administer the workspace: members, invites, keys, OAuth clients, identity provider, connected accounts, policies, webhooks, connectors, AI provider, usage and audit log",
  "mcp:call": "Call the tools of every connector over MCP",
} as const;

/** A scope that an operation can ask for. */
export type Scope = keyof typeof scopes;
/** A scope that a credential can hold: also `mcp:call:<connector>`, the tools of that one connector. */
export type GrantedScope = Scope | `mcp:call:${string}`;

export const allScopes = Object.keys(scopes) as readonly Scope[];
/** What an MCP client is asked to request: all it may ever need, because it cannot step up later. Not administration. */
export const defaultScopes = allScopes.filter((scope) => scope !== "workspace:admin");
/** Scopes that a plan can leave out. */
export const paidScopes = ["posts:publish", "ai:generate", "media:write"] as const satisfies readonly Scope[];
export type PaidScope = (typeof paidScopes)[number];

const connectorScope = /^mcp:call:[a-z][a-z0-9-]{0,39}$/;
export const isScope = (text: string): text is GrantedScope => Object.hasOwn(scopes, text) || connectorScope.test(text);

export const roles = ["owner", "admin", "member", "viewer"] as const;
export type Role = (typeof roles)[number];

const viewer: readonly Scope[] = [
  "insights:read",
  "posts:read",
  "crm:read",
  "pipeline:read",
  "signal:read",
  "brands:read",
];
const held: Record<Role, ReadonlySet<Scope>> = {
  owner: new Set(allScopes),
  admin: new Set(allScopes),
  member: new Set(allScopes.filter((scope) => scope !== "workspace:admin")),
  viewer: new Set(viewer),
};

/** The scopes that a role holds. `mcp:call` covers each `mcp:call:<connector>`. */
export const scopesOf = (role: Role): ReadonlySet<Scope> => held[role];
export const roleHolds = (role: Role, scope: GrantedScope): boolean =>
  held[role].has(scope.startsWith("mcp:call:") ? "mcp:call" : (scope as Scope));

/** Whether these hold a scope: by its name, or a single connector's (`mcp:call:<connector>`) by `mcp:call`. */
export const holdScope = (held: ReadonlySet<string>, scope: string): boolean =>
  held.has(scope) || (scope.startsWith("mcp:call:") && held.has("mcp:call"));

/** Those of the scopes that the list of scopes knows, in its order; scopes of single connectors follow. */
export const inOrder = (scopes: ReadonlySet<string>): string =>
  [...allScopes.filter((scope) => scopes.has(scope)), ...[...scopes].filter((one) => one.startsWith("mcp:call:"))].join(
    " ",
  );
