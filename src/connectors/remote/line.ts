import type { Json } from "../../contract/json.ts";
import { type Answering, OutboundFailed, OutboundRefused, type SafeFetch } from "../../net/safe-fetch.ts";
import { wholeOf } from "../../net/stream.ts";
import { words } from "../clean.ts";
import { type Mirrored, repeating } from "./headers.ts";
import { answerIn, type Clean, errorIn, type Hearing } from "./messages.ts";
import { RemoteProblem, SessionLost } from "./problem.ts";
import { hasVersionHeader, metaKey, modern } from "./revisions.ts";

type Secrets = Readonly<Record<string, string>>;
type Sending = NonNullable<Parameters<SafeFetch["open"]>[1]>;

/** Where a server is, and how it is called. */
export interface Target {
  readonly url: string;
  /** For whom connections are kept. */
  readonly party: string;
  readonly fetchSafely: SafeFetch;
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Of this program. */
  readonly version: string;
  /** The secrets that go with every request. */
  secrets(): Promise<Secrets> | Secrets;
  /** Others in place of those that were not taken; undefined where there are none. */
  renewed(used: Secrets): Promise<Secrets | undefined>;
  /** Takes the secrets out of what the server says. */
  readonly clean: Clean;
  /** A list has changed there. */
  readonly changed: () => void;
}

export interface Asked {
  readonly signal?: AbortSignal | undefined;
  readonly progress?: ((progress: number, total?: number, message?: string) => void) | undefined;
  /** It changes nothing, or nothing more the second time. */
  readonly isRepeatable?: boolean;
  /** The arguments that are repeated in headers. */
  readonly mirrored?: readonly Mirrored[];
}

/** How a server is spoken to. */
export interface Manner {
  /** Empty where that is not known yet. */
  readonly version: string;
  readonly session: string | undefined;
}

/** What is only said, and waits for no more than a nod, has so long, in milliseconds. */
const soon = 5_000;
/** Nobody waits long for a goodbye. */
const farewell = 1_000;
/** So many questions of its own may a server have answered with one of ours. */
const mostQuestions = 10;
const mostMessage = 1_000;
/** What servers say with HTTP 400 where they do not know a session: in other words it is the request that they refuse. */
const ofSessions: readonly number[] = [-32000, -32001, -32600];
const unkept = "the server does not keep the session that it gave.";

/** Messages to one server, one at a time or many. It knows no order of them. */
export class Line {
  readonly #target: Target;
  #lastId = 0;

  constructor(target: Target) {
    this.#target = target;
  }

  /** The result of a request. Throws RemoteFault, RemoteProblem, and SessionLost where nothing was done. */
  async ask(
    to: Manner,
    method: string,
    params: Json,
    asked: Asked,
    onHead?: (answer: Answering) => void,
  ): Promise<Json> {
    const id = ++this.#lastId;
    const { version, maxBytes, timeoutMs, clean } = this.#target;
    const isModern = to.version === modern;
    const meta = {
      ...(asked.progress && { progressToken: id }),
      ...(isModern && {
        [metaKey.protocolVersion]: modern,
        [metaKey.clientInfo]: { name: "socialcrm", version },
        [metaKey.clientCapabilities]: {},
      }),
    };
    const sent = isModern || asked.progress ? { ...params, _meta: meta } : params;
    const more = isModern ? repeating(method, params, asked.mirrored ?? []) : {};
    const { signal, isRepeatable = false } = asked;
    const options = { signal, isRepeatable, maxBytes, timeoutMs };
    try {
      const answer = await this.#post(to, { jsonrpc: "2.0", id, method, params: sent }, more, options);
      onHead?.(answer);
      if (answer.status !== 200) return await this.#refused(to, answer);
      return await answerIn(answer, { id, clean, hearing: this.#hearing(to, id, asked) });
    } catch (error) {
      if (!signal?.aborted) throw problemOf(error);
      // The latest revision takes the closed connection for it.
      if (!isModern) this.tell(to, { method: "notifications/cancelled", params: { requestId: id } }).catch(() => {});
      throw new RemoteProblem("canceled", "was not waited for.", { cause: error });
    }
  }

  /** Says something that has no answer. */
  async tell(to: Manner, message: Json): Promise<void> {
    const options = { isRepeatable: true, maxBytes: 65_536, timeoutMs: soon };
    const { body } = await this.#post(to, { jsonrpc: "2.0", ...message }, {}, options);
    await wholeOf(body);
  }

  /** Ends a session. */
  async leave(to: Manner): Promise<void> {
    const { url, fetchSafely } = this.#target;
    const headers = { ...(await this.#target.secrets()), ...mannerly(to) };
    await fetchSafely(url, { method: "DELETE", headers, timeoutMs: farewell });
  }

  async #post(to: Manner, message: Json, more: Secrets, options: Sending): Promise<Answering> {
    const { url, party, fetchSafely } = this.#target;
    const body = JSON.stringify(message);
    const send = (secrets: Secrets) => {
      const headers = { ...secrets, ...plain, ...mannerly(to), ...more };
      return fetchSafely.open(url, { ...options, method: "POST", headers, body, party });
    };
    const now = this.#target.secrets();
    const secrets = now instanceof Promise ? await now : now;
    const answer = await send(secrets);
    if (answer.status !== 401) return answer;
    // Its time would be over before a login is renewed, and nobody reads it.
    await answer.body.cancel();
    const others = await inTime(this.#target.renewed(secrets), options);
    return others ? send(others) : { ...answer, body: nothing() };
  }

  /** What a server says with another status than 200. */
  async #refused(to: Manner, { status, body }: Answering): Promise<never> {
    const said = await wholeOf(body);
    if (status === 401 || status === 403)
      throw new RemoteProblem("unauthorized", `the server does not take our credential (HTTP ${status}).`);
    const fault = errorIn(new TextDecoder().decode(said), this.#target.clean);
    const isPassing = status >= 500 || status === 429 || status === 408;
    const refusal =
      fault ?? new RemoteProblem(isPassing ? "down" : "refused", `the server answers with HTTP ${status}.`);
    if (to.session === undefined) throw refusal;
    if (status === 404) throw new SessionLost(new RemoteProblem("down", unkept));
    throw status === 400 && (!fault || ofSessions.includes(fault.code)) ? new SessionLost(refusal) : refusal;
  }

  #hearing(to: Manner, id: number, { progress }: Asked): Hearing {
    let questions = 0;
    let reached = Number.NEGATIVE_INFINITY;
    return {
      notified: (method, params) => {
        if (method.endsWith("/list_changed")) this.#target.changed();
        if (method !== "notifications/progress" || params.progressToken !== id) return;
        const { progress: done, total, message } = params;
        // Clients take it that progress grows.
        if (!isAmount(done) || done <= reached) return;
        reached = done;
        progress?.(done, isAmount(total) ? total : undefined, words(message, mostMessage));
      },
      asked: (question, method) => {
        if (++questions > mostQuestions) return;
        const answer =
          method === "ping" ? { result: {} } : { error: { code: -32601, message: "Nobody answers this here." } };
        this.tell(to, { id: question, ...answer }).catch(() => {});
      },
    };
  }
}

/** A login may be renewed for longer than one call waits for it: the next one has it. */
async function inTime<T>(renewal: Promise<T>, { signal, timeoutMs = soon }: Sending): Promise<T> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const leave = () => reject(new RemoteProblem("canceled", "was not waited for."));
  const late = `its login is not renewed within ${timeoutMs / 1000} s.`;
  const timer = setTimeout(() => reject(new RemoteProblem("refused", late, { cause: late })), timeoutMs);
  signal?.addEventListener("abort", leave);
  if (signal?.aborted) leave();
  return Promise.race([renewal, over]).finally(() => {
    clearTimeout(timer);
    signal?.removeEventListener("abort", leave);
  });
}

const nothing = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

const isAmount = (value: unknown): value is number => Number.isFinite(value);

const plain = { "content-type": "application/json", accept: "application/json, text/event-stream" };

const mannerly = ({ version, session }: Manner): Secrets => ({
  ...(hasVersionHeader(version) && { "mcp-protocol-version": version }),
  ...(session !== undefined && { "mcp-session-id": session }),
});

function problemOf(error: unknown): unknown {
  if (error instanceof OutboundFailed) return new RemoteProblem("down", error.message, { cause: error });
  if (error instanceof OutboundRefused) return new RemoteProblem("refused", error.message, { cause: error });
  return error;
}
