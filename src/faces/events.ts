import type { Answer } from "../contract/answers.ts";
import type { Context } from "../contract/context.ts";
import type { Later } from "../contract/later.ts";
import { EventStream } from "./stream.ts";

/** Milliseconds between two comments on a quiet stream. */
const heartbeatMs = 15_000;

interface Going {
  /** The headers of a stream; of its answer, where that is known before anything was told. */
  readonly headers: (answer?: Answer) => Record<string, string>;
  readonly keepOpen: (request: Request) => void;
  /** The error object, as text, of what the caller is refused with. */
  readonly refused: (error: unknown) => Promise<string>;
  readonly work: (heard: Pick<Context, "report" | "signal">) => Later<Answer>;
}

/** Whether the caller wants to hear how long work goes on. */
export const wantsEvents = ({ headers }: Request): boolean =>
  /(?:^|[\s,])text\/event-stream(?:[\s;,]|$)/i.test(headers.get("accept") ?? "");

/**
 * Long work as events: `progress` from the first word of it, then `result` with the answer, or `error`. What is refused
 * before the first word is an answer like any other, and thrown here.
 */
export async function asEvents(request: Request, { headers, keepOpen, refused, work }: Going): Promise<Response> {
  const gone = new AbortController();
  const signal = AbortSignal.any([request.signal, gone.signal]);
  const opened = Promise.withResolvers<Response>();
  let stream: EventStream | undefined;
  let steps = 0;
  const open = (answer?: Answer): EventStream => {
    if (stream) return stream;
    stream = new EventStream(request, headers(answer), { keepOpen, heartbeatMs });
    stream.onClose(() => gone.abort());
    opened.resolve(stream.response);
    return stream;
  };
  const report: Context["report"] = (progress) => open().notify({ progress: ++steps, ...progress }, "progress");
  const finish = async () => {
    try {
      const answer = await work({ report, signal });
      open(answer).send(answer.text, "result");
    } catch (error) {
      if (!stream) throw error;
      stream.send(await refused(error), "error");
    } finally {
      stream?.close();
    }
  };
  finish().catch(opened.reject);
  return opened.promise;
}
