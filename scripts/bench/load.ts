import { readFileSync } from "node:fs";

/** A request the generator sends. `$VALUE` in its path, a header or its body is another value each time. */
export type Asked = {
  method: "GET" | "POST" | "PATCH";
  path: string;
  headers?: Record<string, string>;
  body?: string;
  values?: Values;
};

/**
 * Values of one width, so that a body's length never changes: the lines of a file in turn, or a number that counts up.
 * `next` remembers where the last round ended, so that no round repeats what an earlier one asked.
 */
export type Values = { file?: string; count: number; width: number; next: number };

/** What one run of the generator sends: the requests in turn, over so many connections. */
export type Load = {
  asked: Asked[];
  connections?: number;
  /** Milliseconds each connection waits between an answer and its next request; none if left out. */
  pause?: number;
  /** What a well-behaved server gives: the run fails on anything else. */
  expect?: "success" | "refusal";
};

export const get = (path: string, headers: Record<string, string> = {}): Load => ({
  asked: [{ method: "GET", path, headers }],
});

const json = (method: "POST" | "PATCH", path: string, body: unknown, headers: Record<string, string> = {}): Load => ({
  asked: [{ method, path, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify(body) }],
});

export const post = (path: string, body: unknown, headers?: Record<string, string>): Load =>
  json("POST", path, body, headers);

export const patch = (path: string, body: unknown, headers?: Record<string, string>): Load =>
  json("PATCH", path, body, headers);

/** One request of each in turn, over the same connections. */
export const inTurn = (...loads: Load[]): Load => ({ asked: loads.flatMap(({ asked }) => asked) });

/** The same load with `$VALUE` taken from these values. */
export const varied = (load: Load, values: Values): Load => ({
  ...load,
  asked: load.asked.map((asked) => ({ ...asked, values })),
});

/** A number that counts up, in sixteen digits. */
export const counter = (): Values => ({ count: Number.MAX_SAFE_INTEGER, width: 16, next: Date.now() * 1000 });

/** One request of a load, as `fetch` sends it. */
export function request(url: string, asked: Asked): Request {
  const value = asked.values ? firstOf(asked.values) : "";
  const fill = (text: string) => text.replaceAll("$VALUE", value);
  const headers = Object.entries(asked.headers ?? {}).map(([name, text]): [string, string] => [name, fill(text)]);
  return new Request(url + fill(asked.path), {
    method: asked.method,
    headers,
    ...(asked.body === undefined ? {} : { body: fill(asked.body) }),
  });
}

function firstOf(values: Values): string {
  const at = values.next++;
  if (values.file === undefined) return String(at).padStart(values.width, "0");
  return readFileSync(values.file, "utf8").split("\n")[at % values.count] ?? "";
}
