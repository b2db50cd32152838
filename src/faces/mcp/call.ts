import { isJson, type Json } from "../../contract/json.ts";
import { EventStream, type StreamSettings } from "../stream.ts";
import { type Era, eraOf, type Id, metaKey } from "./protocol.ts";

const levels = ["debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"] as const;
type Level = (typeof levels)[number];

/** A request or notification as it arrived. */
interface Arrived {
  /** Null for a notification. */
  readonly id: Id | null;
  readonly method: string;
  readonly params: Json;
}

/** One message from a client, from its arrival to the last byte of its answer. */
export class Call<V = unknown> implements Arrived {
  readonly request: Request;
  readonly visitor: V;
  /** As the `MCP-Protocol-Version` header has it. */
  readonly version: string | null;
  readonly era: Era;
  readonly id: Id | null;
  readonly method: string;
  readonly params: Json;
  readonly meta: Json | undefined;
  /** To be sent with the answer, whatever it will be. */
  readonly headers: Record<string, string> | undefined;
  /** There as soon as anything was sent ahead of the answer, which then goes the same way. */
  stream: EventStream | undefined = undefined;
  #opened: ((stream: EventStream) => void) | undefined = undefined;
  readonly #settings: StreamSettings;

  constructor(
    request: Request,
    visitor: V,
    version: string | null,
    { id, method, params }: Arrived,
    headers: Record<string, string> | undefined,
    settings: StreamSettings,
  ) {
    this.request = request;
    this.visitor = visitor;
    this.version = version;
    this.era = eraOf(params, version);
    this.id = id;
    this.method = method;
    this.params = params;
    this.meta = isJson(params._meta) ? params._meta : undefined;
    this.headers = headers;
    this.#settings = settings;
  }

  /** Aborted when the client has gone. */
  get signal(): AbortSignal {
    return this.request.signal;
  }

  /** What a modern client says it can do, with each request. */
  get clientCapabilities(): Json {
    const capabilities = this.meta?.[metaKey.clientCapabilities];
    return isJson(capabilities) ? capabilities : {};
  }

  /** Whether the client asked to hear of progress, and takes events. */
  get wantsProgress(): boolean {
    const token = this.meta?.progressToken;
    return (typeof token === "string" || typeof token === "number") && takesEvents(this.request);
  }

  /** Reports progress to a client that asked for it. `progress` must grow from one report to the next. */
  progress(progress: number, total?: number, message?: string): void {
    const progressToken = this.meta?.progressToken;
    if (typeof progressToken !== "string" && typeof progressToken !== "number") return;
    this.#notify("notifications/progress", { progressToken, progress, total, message });
  }

  /** Sends a log message. A modern client names the lowest level that it wants to see, and gets none if it does not. */
  log(level: Level, data: unknown): void {
    const wanted = this.era === "legacy" ? "debug" : this.meta?.[metaKey.logLevel];
    const lowest = levels.indexOf(wanted as Level);
    if (lowest >= 0 && levels.indexOf(level) >= lowest) this.#notify("notifications/message", { level, data });
  }

  /** Calls back with the stream of this call, now or when there is one. */
  onStream(callback: (stream: EventStream) => void): void {
    this.#opened = callback;
    if (this.stream) callback(this.stream);
  }

  open(): EventStream {
    if (!this.stream) {
      this.stream = new EventStream(this.request, this.headers, this.#settings);
      this.#opened?.(this.stream);
    }
    return this.stream;
  }

  #notify(method: string, params: Json): void {
    if (this.stream || takesEvents(this.request)) this.open().notify({ jsonrpc: "2.0", method, params });
  }
}

/** A client that sends no `Accept` takes anything. */
function takesEvents({ headers }: Request): boolean {
  const accept = headers.get("accept");
  return accept === null || /text\/(event-stream|\*)|\*\/\*/i.test(accept);
}
