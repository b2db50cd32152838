import { median, type Result } from "../alternate.ts";
import type { Group, Target } from "../report.ts";
import type { StartUp } from "./startup.ts";

export type Once = { starts: StartUp[]; idle: { empty: number; seeded: number }; megabytes: number };

/** What the product is to reach, each figure out of the group that measured it. A group that did not run has no target. */
export function reach(groups: Group[], once: Once | undefined): Target[] {
  const of = (group: string, contender: string) => {
    const found = groups.find(({ name }) => name === group)?.results.find(({ name }) => name === contender);
    return found && { ...found, rate: found.median.rate };
  };
  return [...yardsticks(of), ...comparisons(of), ...(once ? figures(once) : [])].filter(
    (target) => target !== undefined,
  );
}

type Of = (group: string, contender: string) => (Result & { rate: number }) | undefined;

const list = "GET /v1/posts?limit=20";
const legacy = "tools/call list_posts, 2025-11-25";

function yardsticks(of: Of) {
  const share = (text: string, goal: number, group: string, contender: string) => {
    const found = of(group, contender);
    return found && at(`${text}: ${percent(goal)} of the bare server`, percent(found.ratio), found.ratio >= goal);
  };
  return [
    share("GET /v1/me", 0.6, "GET /v1/me", "socialcrm"),
    share("a list, nothing changed", 0.4, `${list}, nothing changed`, "socialcrm, REST"),
    share("a list, everything changed", 0.15, `${list}, everything changed`, "socialcrm, REST"),
  ];
}

function comparisons(of: Of) {
  const against = (text: string, goal: number, [group, one, other]: [string, string, string]) => {
    const [found, peer] = [of(group, one), of(group, other)];
    if (!found || !peer) return undefined;
    const ratio = median(found.rounds.map(({ rate }, round) => rate / (peer.rounds[round]?.rate ?? Number.NaN)));
    return at(text, `${ratio.toFixed(2)} (${found.rate.toFixed(0)}/s to ${peer.rate.toFixed(0)}/s)`, ratio >= goal);
  };
  const rest = `${list}, nothing changed`;
  const modern = "tools/call list_posts, 2026-07-28";
  const wrong = (where: string, kind: string) =>
    against(`a good caller beside ${kind}, ${where}: 0.95 of the same flood of 404s`, 0.95, [
      `A flood of wrong keys, ${where}`,
      kind,
      "unknown addresses (404)",
    ]);
  const token = (what: string, kind: string) =>
    against(`${what} by ${kind}: 0.8 of one by API key`, 0.8, [`GET ${what}, by key and by token`, kind, "API key"]);
  const issued = (who: string) =>
    against(`client credentials, ${who}: 2 times oidc-provider`, 2, [
      `Client credentials, ${who}`,
      "socialcrm",
      "oidc-provider",
    ]);
  const created = of("POST /v1/posts", "socialcrm");
  return [
    against("tools/call: 0.85 of REST, 2025-11-25", 0.85, [legacy, "socialcrm, MCP", "socialcrm, REST"]),
    against("tools/call: 0.85 of REST, 2026-07-28", 0.85, [modern, "socialcrm, MCP", "socialcrm, REST"]),
    against("tools/call: 10 times the SDK 1.32", 10, [legacy, "socialcrm, MCP", "MCP SDK 1.32"]),
    against("tools/call: 10 times the SDK 2.4, 2025-11-25", 10, [legacy, "socialcrm, MCP", "MCP SDK 2.4"]),
    against("tools/call: 10 times the SDK 2.4, 2026-07-28", 10, [modern, "socialcrm, MCP", "MCP SDK 2.4"]),
    against("a list: 10 times better-auth", 10, [rest, "socialcrm, REST", "better-auth"]),
    against("a list: 8 times PocketBase on both cores", 8, [rest, "socialcrm, REST", "PocketBase, both cores"]),
    ...["ten of many keys", "many keys in turn"].map((which) =>
      against(`verifying ${which}: 0.9 of few`, 0.9, ["Key verification, few and many keys", which, "few keys"]),
    ),
    against("first page, large workspace: 0.8 of small", 0.8, [
      "First page, small and large workspace",
      "the large workspace",
      "1,000 posts",
    ]),
    against("last page, large workspace: 0.8 of small", 0.8, [
      "Last page by cursor, small and large workspace",
      "the large workspace",
      "1,000 posts",
    ]),
    ...["counted by address", "every key verified"].flatMap((where) =>
      ["malformed keys", "unknown keys", "real keys, wrong secret"].map((kind) => wrong(where, kind)),
    ),
    ...["/v1/me", "/v1/posts?limit=20"].flatMap((what) =>
      ["access token", "identity provider's token"].map((kind) => token(what, kind)),
    ),
    ...["one client", "each request another client"].map(issued),
    created && at("created posts: 10,000 a second", created.rate.toFixed(0), created.rate >= 10_000),
  ];
}

function figures({ starts, idle, megabytes }: Once): Target[] {
  return [
    ...starts.map(({ name, median, min, cpu }) =>
      at(
        `start to first answer on ${name}: under 50 ms`,
        `${median.toFixed(0)} ms (least ${min.toFixed(0)}; ${cpu.toFixed(0)} ms of CPU)`,
        median < 50,
      ),
    ),
    at(
      "idle memory: under 60 MB",
      `${idle.empty.toFixed(0)} MB (seeded ${idle.seeded.toFixed(0)} MB)`,
      idle.empty < 60,
    ),
    at("the executable: under 125 MB", `${megabytes.toFixed(1)} MB`, megabytes < 125),
  ];
}

const at = (text: string, found: string, met: boolean): Target => ({ text, found, met });
const percent = (share: number) => `${(share * 100).toFixed(0)} %`;
