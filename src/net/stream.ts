import type { IncomingMessage } from "node:http";
import type { Deadline } from "./deadline.ts";
import type { Destination } from "./destination.ts";
import { tooLong } from "./exchange.ts";

interface Reading {
  readonly to: Destination;
  readonly maxBytes: number;
  readonly deadline: Deadline;
  /** Puts what went wrong in the words of a call. */
  readonly told: (error: unknown) => Error;
}

/**
 * The body of an answer, read as fast as it is taken. It ends with an error when it is too long, too slow or cut short;
 * whoever wants no more of it cancels it, and the connection is closed.
 */
export function bodyAsStream(response: IncomingMessage, { to, maxBytes, deadline, told }: Reading) {
  const parts = (response as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
  let size = 0;
  const end = () => {
    deadline.done();
    response.destroy();
  };
  let fail: (error: Error) => void = () => {};
  // Nobody may be reading when the time is over.
  deadline.signal.addEventListener("abort", () => {
    end();
    fail(told(deadline.signal.reason));
  });
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        fail = (error) => controller.error(error);
      },
      async pull(controller) {
        try {
          const { done, value } = await deadline.within(parts.next());
          size += value?.length ?? 0;
          if (size > maxBytes) throw tooLong(to, maxBytes);
          if (!done) return controller.enqueue(value);
          deadline.done();
          controller.close();
        } catch (error) {
          if (deadline.signal.aborted) return;
          end();
          controller.error(told(error));
        }
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

/** The whole of a body that comes in parts. */
export async function wholeOf(body: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const whole = new Bun.ArrayBufferSink();
  whole.start({ asUint8Array: true });
  for await (const part of body) whole.write(part);
  return whole.end() as Uint8Array;
}
