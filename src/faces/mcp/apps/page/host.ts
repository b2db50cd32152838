/*
 * What a page says to the client that shows it, and hears from it: JSON-RPC by messages between windows (MCP Apps,
 * 2026-01-26, https://github.com/modelcontextprotocol/ext-apps).
 */

export type Json = Readonly<Record<string, unknown>>;
/** What a client tells of itself and of the place that it gives the page. */
export interface HostContext {
  readonly theme?: unknown;
  readonly locale?: unknown;
  readonly timeZone?: unknown;
  readonly styles?: { readonly variables?: Readonly<Record<string, unknown>> };
  readonly safeAreaInsets?: Readonly<Record<string, unknown>>;
  readonly containerDimensions?: Readonly<Record<string, unknown>>;
}
export interface ToolResult {
  readonly content?: readonly { readonly type: string; readonly text?: string }[];
  readonly structuredContent?: unknown;
  readonly isError?: boolean;
}
/** What a client may tell a page at any time. */
interface Heard {
  input(args: Json): void;
  result(result: ToolResult): void;
  cancelled(): void;
  context(changed: HostContext): void;
}
export interface Host {
  /** What the client lets a page do. */
  readonly can: { readonly call: boolean; readonly read: boolean; readonly say: boolean; readonly open: boolean };
  /** Calls a tool of our own server; what it refuses is thrown in its words. */
  call(name: string, args: Json): Promise<Json>;
  /** The same for a tool that changes nothing: a client that does not answer is not waited for without end. */
  look(name: string, args: Json): Promise<Json>;
  /** Reads a resource of our own server. */
  read(uri: string): Promise<readonly Json[]>;
  /** Puts words into the conversation, as if the person had written them. */
  say(text: string): Promise<void>;
  open(url: string): void;
  /** Tells the model what a person did here; where the client does not take that, nobody is told. */
  note(text: string): void;
  notify(method: string, params: Json): void;
}

const version = "2026-01-26";
/** How long a client may take to answer the greeting, and to read something, in milliseconds: it may ask a person first. */
const patience = { greeting: 15_000, reading: 60_000 };

const isObject = (value: unknown): value is Json =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** The object that a tool answered: as such, or in the text beside it where a client passes on no more. */
export function answerOf({ structuredContent, content = [] }: ToolResult): Json {
  if (isObject(structuredContent)) return structuredContent;
  for (const { type, text } of content)
    try {
      const read: unknown = type === "text" && text !== undefined ? JSON.parse(text) : undefined;
      if (isObject(read)) return read;
    } catch {}
  return {};
}

/** What a tool refused, in its words; undefined where it did not. */
export function refusalOf(result: ToolResult): string | undefined {
  const { error } = answerOf(result);
  if (isObject(error) && typeof error.message === "string") return error.message;
  if (!result.isError) return undefined;
  return result.content?.find(({ type }) => type === "text")?.text ?? "It was refused.";
}

/** Greets the client. Refused where no client answers. */
export async function connect(name: string, heard: Heard): Promise<Host> {
  const parent = window.parent;
  if (parent === window) throw new Error("not inside a client");
  const waiting = new Map<number, { done(result: unknown): void; failed(error: Error): void }>();
  let last = 0;
  const send = (message: Json) => parent.postMessage({ jsonrpc: "2.0", ...message }, "*");
  const request = (method: string, params: Json, patience?: number): Promise<Json> =>
    new Promise<unknown>((done, failed) => {
      const id = ++last;
      waiting.set(id, { done, failed });
      send({ id, method, params });
      const late = () => waiting.delete(id) && failed(new Error("The client has not answered; try again."));
      if (patience !== undefined) setTimeout(late, patience);
    }).then((result) => (isObject(result) ? result : {}));

  window.addEventListener("message", ({ source, data }) => {
    if (source !== parent || !isObject(data) || data.jsonrpc !== "2.0") return;
    const { id, method, params, result, error } = data;
    if (typeof method === "string") {
      told(method, isObject(params) ? params : {});
      if (id !== undefined) send(answerTo(id, method));
    } else if (typeof id === "number") {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (isObject(error)) asked?.failed(new Error(String(error.message ?? "The client refused it.")));
      else asked?.done(result);
    }
  });

  function told(method: string, params: Json): void {
    if (method === "ui/notifications/tool-input") heard.input(isObject(params.arguments) ? params.arguments : {});
    if (method === "ui/notifications/tool-result") heard.result(params as ToolResult);
    if (method === "ui/notifications/tool-cancelled") heard.cancelled();
    if (method === "ui/notifications/host-context-changed") heard.context(params);
  }

  const appCapabilities = { availableDisplayModes: ["inline", "fullscreen"] };
  const greeting = { protocolVersion: version, appInfo: { name, version: "1" }, appCapabilities };
  const { hostCapabilities, hostContext } = await request("ui/initialize", greeting, patience.greeting);
  const offered = isObject(hostCapabilities) ? hostCapabilities : {};
  heard.context(isObject(hostContext) ? hostContext : {});
  send({ method: "ui/notifications/initialized", params: {} });

  const call = async (name: string, args: Json, patience?: number): Promise<Json> => {
    const result: ToolResult = await request("tools/call", { name, arguments: args }, patience);
    const refused = refusalOf(result);
    if (refused !== undefined) throw new Error(refused);
    return answerOf(result);
  };
  return {
    can: {
      call: offered.serverTools !== undefined,
      read: offered.serverResources !== undefined,
      say: offered.message !== undefined,
      open: offered.openLinks !== undefined,
    },
    call: (name, args) => call(name, args),
    look: (name, args) => call(name, args, patience.reading),
    async read(uri) {
      const { contents } = await request("resources/read", { uri });
      return Array.isArray(contents) ? contents.filter(isObject) : [];
    },
    async say(text) {
      const { isError } = await request("ui/message", { role: "user", content: [{ type: "text", text }] });
      if (isError) throw new Error("The client did not take the message.");
    },
    open: (url) => void request("ui/open-link", { url }).catch(() => {}),
    note(text) {
      if (offered.updateModelContext === undefined) return;
      request("ui/update-model-context", { content: [{ type: "text", text }] }).catch(() => {});
    },
    notify: (method, params) => send({ method, params }),
  };
}

/** What a client may ask of a page: whether it is there, and to end. */
function answerTo(id: unknown, method: string): Json {
  if (method === "ping" || method === "ui/resource-teardown") return { id, result: {} };
  return { id, error: { code: -32601, message: "Method not found" } };
}
