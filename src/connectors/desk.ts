import type { ConnectorRow } from "../../db/connectors.ts";
import { Connector, identityOf, type Means } from "./connector.ts";
import type { Offered, OfferedTool } from "./offer.ts";

export type Kind = "tools" | "resources" | "templates" | "prompts";

/** What of a connector is listed: its JSON, comma after comma, and each item by its name here. */
interface Shelf {
  readonly json: Readonly<Record<Kind, string>>;
  readonly tools: ReadonlyMap<string, OfferedTool>;
  readonly prompts: ReadonlyMap<string, Offered>;
}

/** The connectors of one workspace, as they were when `stamp` was. */
export class Desk {
  stamp = -1;
  readonly #means: Means;
  #connectors = new Map<string, { readonly identity: string; readonly connector: Connector }>();
  readonly #shelves = new Map<string, Shelf>();

  constructor(means: Means) {
    this.#means = means;
  }

  /** Goes on with what is stored by now. Whether anything that is listed has changed. */
  update(rows: readonly ConnectorRow[]): boolean {
    const before = this.#connectors;
    const now: typeof before = new Map();
    let isChanged = false;
    for (const row of rows) {
      const identity = identityOf(row);
      const known = before.get(row.slug);
      const isKnown = known?.identity === identity;
      const connector = isKnown ? known.connector : new Connector(row, this.#means);
      now.set(row.slug, { identity, connector });
      if (isKnown && !connector.update(row)) continue;
      this.#shelves.delete(row.slug);
      isChanged = true;
    }
    for (const [slug, { connector }] of before) {
      if (now.get(slug)?.connector === connector) continue;
      connector.remote.close().catch(() => {});
      this.#shelves.delete(slug);
      isChanged = true;
    }
    this.#connectors = now;
    return isChanged;
  }

  get isEmpty(): boolean {
    return this.#connectors.size === 0;
  }

  connector(slug: string): Connector | undefined {
    return this.#connectors.get(slug)?.connector;
  }

  /** Those that a caller may call. */
  open(mayCall: (slug: string) => boolean): Connector[] {
    return [...this.#connectors].flatMap(([slug, { connector }]) => (mayCall(slug) ? [connector] : []));
  }

  /** What of a connector's is listed, as members of a JSON array. */
  listed(connector: Connector, kind: Kind): string {
    return this.#shelf(connector).json[kind];
  }

  /** The same of single tools alone. */
  listedTools(connector: Connector, isNamed: (name: string) => boolean): string {
    const tools = [...this.#shelf(connector).tools.values()].filter(({ name }) => isNamed(name));
    return tools.map(({ listed }) => JSON.stringify(listed)).join();
  }

  tool(connector: Connector, name: string): OfferedTool | undefined {
    return this.#shelf(connector).tools.get(name);
  }

  prompt(connector: Connector, name: string): Offered | undefined {
    return this.#shelf(connector).prompts.get(name);
  }

  /** What is listed is written anew when it is next asked for. */
  forgetAll(): void {
    this.#shelves.clear();
  }

  async close(): Promise<void> {
    await Promise.all([...this.#connectors.values()].map(({ connector }) => connector.remote.close()));
  }

  /** Asks every server anew that has not been asked for long. */
  refresh(): void {
    for (const { connector } of this.#connectors.values()) connector.refresh();
  }

  #shelf(connector: Connector): Shelf {
    const { slug } = connector.row;
    let shelf = this.#shelves.get(slug);
    if (!shelf) {
      shelf = shelfOf(connector);
      this.#shelves.set(slug, shelf);
    }
    return shelf;
  }
}

function shelfOf({ row, offer }: Connector): Shelf {
  const blocked = new Set<string>(JSON.parse(row.blockedTools));
  const tools = (offer?.tools ?? []).filter(({ own }) => !blocked.has(own));
  const json = (items: readonly Offered[]) => items.map(({ listed }) => JSON.stringify(listed)).join();
  const prompts = offer?.prompts ?? [];
  return {
    json: {
      tools: json(tools),
      resources: json(offer?.resources ?? []),
      templates: json(offer?.templates ?? []),
      prompts: json(prompts),
    },
    tools: new Map(tools.map((tool) => [tool.name, tool])),
    prompts: new Map(prompts.map((prompt) => [String(prompt.listed.name), prompt])),
  };
}
