/** The posts that every contender holds: the same ids, words and times in each database, made from a fixed seed. */
export type Row = {
  id: string;
  workspace: number;
  status: "draft" | "scheduled" | "published";
  body: string;
  /** Milliseconds since 1970. */
  created: number;
};

/** How many posts, and how they fall to the workspaces: one large, one of a thousand, the rest alike. */
export type Shape = { posts: number; workspaces: number; largest: number /** Besides the first one. */; keys: number };

export const full: Shape = { posts: 1_000_000, workspaces: 1_000, largest: 400_000, keys: 100_000 };
export const small: Shape = { posts: 20_000, workspaces: 20, largest: 8_000, keys: 1_000 };
export const few: Shape = { posts: 4_000, workspaces: 4, largest: 2_000, keys: 10 };

/** Workspace 0 is the large one; workspace 1 has a thousand posts. */
function sizes({ posts, workspaces, largest }: Shape): number[] {
  const rest = posts - largest - 1000;
  const others = workspaces - 2;
  return Array.from({ length: workspaces }, (_, index) =>
    index === 0 ? largest : index === 1 ? 1000 : Math.floor(rest / others) + (index - 2 < rest % others ? 1 : 0),
  );
}

/** Workspace by workspace, oldest first within each: a year of posts up to a fixed day. */
export function* rows(shape: Shape): Generator<Row> {
  const next = random(20_261_101);
  for (const [workspace, size] of sizes(shape).entries())
    for (let index = 0; index < size; index++) {
      const created = lastDay - Math.floor(((size - index) / size) * yearOfMilliseconds);
      const status = pick(["draft", "draft", "scheduled", "published"] as const, next);
      yield { id: typeId("post", created, next), workspace, status, body: sentence(next), created };
    }
}

const lastDay = Date.UTC(2026, 10, 1);
const yearOfMilliseconds = 365 * 86_400_000;

/** A TypeID: a UUIDv7 of that time in base 32, its random bits from `next`. */
export function typeId(prefix: string, time: number, next: () => number): string {
  let head = "";
  for (let rest = time, digit = 0; digit < 10; digit++, rest = Math.floor(rest / 32)) head = base32[rest % 32] + head;
  let tail = "";
  for (let digit = 0; digit < 16; digit++) {
    const bits = next() % 32;
    // The version (7) and the variant (binary 10) stand at fixed places among the random bits.
    tail += base32[digit === 0 ? 0b01110 | (bits & 1) : digit === 3 ? (bits & 0b10011) | 0b01000 : bits];
  }
  return `${prefix}_${head}${tail}`;
}

const base32 = "0123456789abcdefghjkmnpqrstvwxyz";

const words = [
  "launch day here new feature ships today read how we built it for small teams thank you all join us live on",
  "friday ask anything about pricing roadmap and what comes next see the full story link below three things learned",
].flatMap((line) => line.split(" "));

/** A post's words: 60 to 280 characters. */
function sentence(next: () => number): string {
  const length = 60 + (next() % 220);
  let text = "";
  while (text.length < length) text += `${text ? " " : ""}${pick(words, next)}`;
  return `${text}.`;
}

const pick = <T>(list: readonly T[], next: () => number): T => list[next() % list.length] as T;

/** Marsaglia's xorshift with 32 bits: the same numbers on every machine. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) >>> 3;
  };
}
