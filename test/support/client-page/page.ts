import { Client, StreamableHTTPClientTransport } from "@modelcontextprotocol/client";
import { AppBridge, getToolUiResourceUri, PostMessageTransport } from "@modelcontextprotocol/ext-apps/app-bridge";

/* A client that shows MCP apps, by the official library; it runs in a browser. */

export interface Shown {
  readonly tool: string;
  readonly args: Record<string, unknown>;
  readonly context?: object;
  /** What the client lets a page do; everything where it is not said. */
  readonly can?: readonly string[];
  /** The answer, where the tool is not to be called. */
  readonly result?: object;
  /** The tools that the client calls and never answers. */
  readonly silent?: readonly string[];
  /** Whether its frame is as high as it asks for; else it stands still, so that nothing moves under a click. */
  readonly fits?: boolean;
}
export interface Told {
  readonly messages: string[];
  readonly notes: string[];
  readonly links: string[];
  readonly sizes: { width?: number; height?: number }[];
  readonly calls: string[];
}
declare global {
  interface Window {
    told: Told;
    join(url: string, key: string): Promise<void>;
    open_app(shown: Shown): Promise<void>;
    change(context: object): Promise<void>;
    end(): Promise<void>;
  }
}

const everything = {
  serverTools: {},
  serverResources: {},
  message: { text: {} },
  openLinks: {},
  updateModelContext: { text: {} },
};
let client: Client;
let bridge: AppBridge | undefined;
window.told = { messages: [], notes: [], links: [], sizes: [], calls: [] };

window.join = async (url, key) => {
  client = new Client({ name: "client-page", version: "1.0.0" });
  const requestInit = { headers: { Authorization: `Bearer ${key}` } };
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }));
};

const textOf = (content: readonly { type: string; text?: string }[] | undefined) =>
  (content ?? []).map(({ text = "" }) => text).join("");

window.open_app = async ({ tool, args, context = {}, can, result, silent = [], fits = false }) => {
  const { tools } = await client.listTools();
  const uri = getToolUiResourceUri(tools.find(({ name }) => name === tool) ?? {});
  if (!uri) throw new Error(`${tool} has no page`);
  const frame = document.createElement("iframe");
  frame.setAttribute("sandbox", "allow-scripts allow-forms");
  frame.title = "app";
  frame.style.width = "100%";
  if (!fits) frame.style.height = "4000px";
  document.getElementById("apps")?.replaceChildren(frame);
  const view = frame.contentWindow as Window;
  const capabilities = Object.fromEntries(Object.entries(everything).filter(([name]) => can?.includes(name) ?? true));
  bridge = new AppBridge(client as never, { name: "client-page", version: "1.0.0" }, capabilities, {
    hostContext: { theme: "light", locale: "en-GB", timeZone: "UTC", ...context },
  });
  const { told } = window;
  bridge.onmessage = async ({ content }) => {
    told.messages.push(textOf(content as never));
    return {};
  };
  bridge.onupdatemodelcontext = async ({ content }) => {
    told.notes.push(textOf(content as never));
    return {};
  };
  bridge.onopenlink = async ({ url }) => {
    told.links.push(url);
    return {};
  };
  bridge.onsizechange = (size) => {
    told.sizes.push(size);
    if (fits) frame.style.height = `${size.height ?? 0}px`;
  };
  const ready = new Promise<void>((done) => {
    (bridge as AppBridge).oninitialized = () => done();
  });
  await bridge.connect(new PostMessageTransport(view, view) as never);
  // Set by then: without a handler of one's own, calls go to the server.
  const { oncalltool } = bridge;
  if (oncalltool)
    bridge.oncalltool = (params, extra) => {
      told.calls.push(params.name);
      if (silent.includes(params.name)) return new Promise<never>(() => {});
      return oncalltool(params, extra);
    };
  frame.src = `/view?uri=${encodeURIComponent(uri)}`;
  await ready;
  await bridge.sendToolInput({ arguments: args });
  await bridge.sendToolResult((result ?? (await client.callTool({ name: tool, arguments: args }))) as never);
};

window.change = async (context) => bridge?.sendHostContextChange(context as never);
window.end = async () => {
  await bridge?.teardownResource({});
};
