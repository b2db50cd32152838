import { isJson, type Json } from "../../contract/json.ts";
import { type Asked, Line, type Manner, type Target } from "./line.ts";
import { RemoteFault, RemoteProblem, SessionLost } from "./problem.ts";
import { legacy, metaKey, modern } from "./revisions.ts";

/** How a server is spoken to, and what it says of itself. */
export interface Welcome extends Manner {
  readonly capabilities: Json;
  readonly server: Json;
}

/** Visible ASCII, as the protocol wants it. */
const sessionId = /^[\x21-\x7e]{1,1024}$/;
const once: Asked = { isRepeatable: true };
const orNothing = (value: unknown): Json => (isJson(value) ? value : {});

/** One MCP server over Streamable HTTP, in whichever revision it speaks. */
export class Remote {
  readonly #line: Line;
  readonly #version: string;
  #welcome: Welcome | undefined;
  #opening: Promise<Welcome> | undefined;

  constructor(target: Target) {
    this.#line = new Line(target);
    this.#version = target.version;
  }

  /** Finds out how the server speaks, once. */
  open(): Promise<Welcome> | Welcome {
    return this.#welcome ?? this.#opened();
  }

  /** Whether that was found out. */
  get isOpen(): boolean {
    return this.#welcome !== undefined;
  }

  /** Whether it keeps nothing between two requests. Asking it again who it is then costs one. */
  get isStateless(): boolean {
    return this.#welcome?.version === modern;
  }

  /**
   * Finds it out anew: the server may be another version of itself by now. Those who call meanwhile go on as before.
   * `ends`: whether the session that there was is ended.
   */
  async reopen(ends: boolean): Promise<void> {
    const before = this.#welcome;
    const now = await this.#opened();
    if (ends && before?.session !== undefined && before.session !== now.session)
      this.#line.leave(before).catch(() => {});
  }

  #opened(): Promise<Welcome> {
    this.#opening ??= this.#negotiate()
      .then((welcome) => {
        this.#welcome = welcome;
        return welcome;
      })
      .finally(() => {
        this.#opening = undefined;
      });
    return this.#opening;
  }

  /** The result of a request. Throws RemoteFault for the server's own error, and RemoteProblem. */
  async request(method: string, params: Json, asked: Asked): Promise<Json> {
    const opening = this.open();
    const welcome = opening instanceof Promise ? await opening : opening;
    try {
      return await this.#line.ask(welcome, method, params, asked);
    } catch (error) {
      if (!(error instanceof SessionLost)) throw error;
    }
    if (this.#welcome === welcome) this.#welcome = undefined;
    try {
      return await this.#line.ask(await this.open(), method, params, asked);
    } catch (error) {
      if (!(error instanceof SessionLost)) throw error;
      throw error.refusal;
    }
  }

  /** Says goodbye, where there is a session to end. */
  async close(): Promise<void> {
    const welcome = this.#welcome;
    this.#welcome = undefined;
    if (welcome?.session !== undefined) await this.#line.leave(welcome).catch(() => {});
  }

  async #negotiate(): Promise<Welcome> {
    const manner = { version: modern, session: undefined };
    try {
      const found = await this.#line.ask(manner, "server/discover", {}, once);
      const { supportedVersions, capabilities, _meta } = found;
      if (Array.isArray(supportedVersions) && supportedVersions.includes(modern)) {
        const server = orNothing(orNothing(_meta)[metaKey.serverInfo]);
        return { ...manner, capabilities: orNothing(capabilities), server };
      }
    } catch (error) {
      // Whoever knows no 2026-07-28 refuses this, each in a way of its own.
      const isOlder = error instanceof RemoteFault || (error instanceof RemoteProblem && error.isAnswer);
      if (!isOlder) throw error;
    }
    return this.#initialize();
  }

  async #initialize(): Promise<Welcome> {
    const clientInfo = { name: "socialcrm", version: this.#version };
    const params = { protocolVersion: legacy[0], capabilities: {}, clientInfo };
    let session: string | undefined;
    const found = await this.#line.ask({ version: "", session }, "initialize", params, {}, ({ headers }) => {
      session = headers.get("mcp-session-id") ?? undefined;
    });
    const { protocolVersion: version, capabilities, serverInfo } = found;
    if (typeof version !== "string" || !legacy.includes(version))
      throw new RemoteProblem("down", "the server speaks no revision of MCP that is spoken here.");
    if (session !== undefined && !sessionId.test(session))
      throw new RemoteProblem("down", "the server gives its session an id that cannot be sent.");
    await this.#line.tell({ version, session }, { method: "notifications/initialized" });
    return { version, session, capabilities: orNothing(capabilities), server: orNothing(serverInfo) };
  }
}
