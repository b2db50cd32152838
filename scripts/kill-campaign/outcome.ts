import type { Server } from "./server.ts";

/** A post of the campaign, and when it was to go out. */
export interface Sent {
  readonly id: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly due: number;
}

/** What came of the posts, as the server and the product tell. */
export interface Outcome {
  readonly kills: number;
  readonly posts: number;
  /** Posts by how the product says they ended and how often the server has them. */
  readonly ends: ReadonlyMap<string, number>;
  /** Unknown ones without a word why. */
  readonly silent: number;
  /** Calls that a kill broke off. */
  readonly brokenOff: number;
  /** From the time that a post was due until its first call began, and until it was out: in milliseconds, ascending. */
  readonly left: readonly number[];
  readonly out: readonly number[];
}

interface Seen {
  readonly sent: readonly Sent[];
  readonly kills: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the product
  readonly ask: (path: string) => Promise<any>;
  readonly server: Pick<Server, "title" | "posts">;
}
interface Attempt {
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly outcome: string;
}

const times = (count: number) => (count === 1 ? "once" : count === 0 ? "not" : `${count} times`);
const ascending = (numbers: number[]) => numbers.toSorted((a, b) => a - b);

export async function outcomeOf({ sent, kills, ask, server }: Seen): Promise<Outcome> {
  const there = new Map<string, number>();
  for (const text of await server.posts()) there.set(text, (there.get(text) ?? 0) + 1);
  const ends = new Map<string, number>();
  const [left, out]: [number[], number[]] = [[], []];
  let [silent, brokenOff] = [0, 0];
  for (const { id, text, due } of sent) {
    const post = await ask(`/v1/posts/${id}`);
    const { data } = (await ask(`/v1/posts/${id}/attempts`)) as { data: Attempt[] };
    const end = `${post.status}, ${times(there.get(text) ?? 0)} on ${server.title}`;
    ends.set(end, (ends.get(end) ?? 0) + 1);
    if (post.status === "unknown" && !post.targets[0].error) silent++;
    brokenOff += data.filter(({ outcome }) => outcome === "started").length;
    if (data[0]) left.push(Date.parse(data[0].started_at) - due);
    if (post.published_at) out.push(Date.parse(post.published_at) - due);
  }
  return { kills, posts: sent.length, ends, silent, brokenOff, left: ascending(left), out: ascending(out) };
}

const at = (numbers: readonly number[], share: number): number =>
  numbers[Math.min(numbers.length - 1, Math.ceil(numbers.length * share) - 1)] ?? Number.NaN;

/** The outcome as a table in Markdown. */
export function tableOf({ kills, posts, ends, brokenOff, left, out }: Outcome): string {
  const row = (name: string, value: string | number) => `| ${name} | ${value} |`;
  const late = (numbers: readonly number[]) =>
    `p50 ${at(numbers, 0.5)} ms, p99 ${at(numbers, 0.99)} ms, most ${at(numbers, 1)} ms`;
  return [
    row("killed", `${kills} times`),
    row("---", "---"),
    row("posts", posts),
    ...[...ends].toSorted().map(([end, count]) => row(end, count)),
    row("calls that a kill broke off", brokenOff),
    row("due until the first call", late(left)),
    row("due until out", late(out)),
  ].join("\n");
}

/** What is late: by its time nearly every post has left within 2 s, whatever was killed. */
export const lateIn = ({ left }: Outcome): string[] =>
  at(left, 0.99) < 2000 ? [] : ["One post in a hundred left more than 2 s after its time."];

/** What ought not to be. */
export function faultsOf({ posts, ends, silent }: Outcome): string[] {
  const allowed = /^(?:published, once|unknown, (?:once|not)) on /;
  const wrong = [...ends].filter(([end]) => !allowed.test(end)).map(([end, count]) => `${count} posts: ${end}`);
  const counted = [...ends.values()].reduce((sum, count) => sum + count, 0);
  return [
    ...wrong,
    ...(counted === posts ? [] : [`${posts - counted} posts were lost`]),
    ...(silent === 0 ? [] : [`${silent} posts are unknown and nobody says why`]),
  ];
}
