export interface StreamSettings {
  /** Called for a request whose connection must outlive the server's idle time. */
  readonly keepOpen?: ((request: Request) => void) | undefined;
  /** Milliseconds between two comments on a quiet stream: under a minute, the idle time of most proxies. */
  readonly heartbeatMs: number;
}

/** Notifications that a reader may leave unread before the next ones are dropped. */
const backlog = 256;
const encoder = new TextEncoder();

const streams = new WeakSet<Response>();
/** Whether an answer is a stream, which goes on after it was returned. */
export const isStream = (response: Response): boolean => streams.has(response);

/** A server-sent event stream: one JSON text an event. It ends with `close`, or when the client leaves. */
export class EventStream {
  readonly response: Response;
  readonly #heartbeat: ReturnType<typeof setInterval>;
  readonly #onClose: (() => void)[] = [];
  readonly #onBeat: (() => void)[] = [];
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #open = true;

  constructor(request: Request, headers: Record<string, string> | undefined, settings: StreamSettings) {
    settings.keepOpen?.(request);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        this.#controller = controller;
      },
      cancel: () => this.#ended(),
    });
    this.response = new Response(body, {
      headers: {
        ...headers,
        "content-type": "text/event-stream",
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
    streams.add(this.response);
    this.#heartbeat = setInterval(() => this.#beat(), settings.heartbeatMs);
  }

  onClose(callback: () => void): void {
    if (this.#open) this.#onClose.push(callback);
    else callback();
  }

  /** Calls back with each comment, for what has to be looked at from time to time while nothing happens. */
  onBeat(callback: () => void): void {
    this.#onBeat.push(callback);
  }

  /** Sends what may be lost: dropped for a reader that is too far behind, so that it cannot fill the memory. */
  notify(message: object, event?: string): void {
    if ((this.#controller.desiredSize ?? 0) > -backlog) this.send(JSON.stringify(message), event);
  }

  /** `json` is one line, as JSON.stringify writes it. */
  send(json: string, event = "message"): void {
    this.#write(`event: ${event}\ndata: ${json}\n\n`);
  }

  close(): void {
    if (!this.#open) return;
    this.#ended();
    this.#controller.close();
  }

  #write(text: string): void {
    if (this.#open) this.#controller.enqueue(encoder.encode(text));
  }

  #beat(): void {
    this.#write(": still here\n\n");
    for (const callback of this.#onBeat) callback();
  }

  #ended(): void {
    if (!this.#open) return;
    this.#open = false;
    clearInterval(this.#heartbeat);
    for (const callback of this.#onClose) callback();
  }
}
