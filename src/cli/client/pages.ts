import { Failure } from "../../contract/failure.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Asked } from "./api.ts";
import { ask } from "./asking.ts";
import type { Credential, Target } from "./target.ts";

interface Page {
  readonly data: readonly unknown[];
  readonly next_cursor?: string;
}

/** Whether an operation answers a list by pages. */
export const isPaged = ({ input, output }: Operation): boolean =>
  input.properties.cursor !== undefined && output.properties.next_cursor !== undefined;

/** The most that a page of this list may have. */
const largest = ({ input }: Operation): number => Number(input.properties.limit?.maximum ?? 20);

/** Says how far it is, on a terminal: one line that is written over. */
function progress(text: string): void {
  if (process.stderr.isTTY && process.env.TERM !== "dumb") process.stderr.write(`\r\x1b[K${text}`);
}

/** How long the longest wait for a limit may be, in seconds. */
const longest = 120;

/** A page; where there were too many requests, once the server wants the next one. */
async function patiently(target: Target & { readonly credential: Credential }, asked: Asked): Promise<Page> {
  for (;;)
    try {
      return (await ask(target, asked)) as Page;
    } catch (error) {
      const seconds = error instanceof Failure ? Number(error.headers["retry-after"]) : Number.NaN;
      if (!(error instanceof Failure) || error.code !== "rate_limited" || !(seconds >= 0 && seconds <= longest))
        throw error;
      progress(`the server asks to wait ${seconds} s`);
      await Bun.sleep(seconds * 1000);
    }
}

/** Every page of a list as one. `request` makes the request for an input. */
export async function allPages(
  operation: Operation,
  target: Target & { readonly credential: Credential },
  input: Record<string, unknown>,
  request: (input: Record<string, unknown>) => Asked,
): Promise<Page> {
  const data: unknown[] = [];
  let cursor: string | undefined;
  do {
    const page = await patiently(
      target,
      request({ limit: largest(operation), ...input, ...(cursor !== undefined && { cursor }) }),
    );
    data.push(...page.data);
    // A server that gave the same place again would never come to an end.
    if (page.next_cursor === cursor) break;
    cursor = page.next_cursor;
    progress(`${data.length} so far`);
  } while (cursor !== undefined);
  progress("");
  return { data };
}
