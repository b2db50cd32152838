import type { Reach } from "./network.ts";

/** What is shown of a link where the network makes no card itself. */
export interface Card {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  /** The address of its picture. */
  readonly image: string | null;
}

const longest = 512 * 1024;
const clean = (text: string, most: number) => text.replace(/\s+/g, " ").trim().slice(0, most);

async function readPage(html: string): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  let title = "";
  const rewriter = new HTMLRewriter()
    .on("meta", {
      element(meta) {
        const name = meta.getAttribute("property") ?? meta.getAttribute("name");
        const content = meta.getAttribute("content");
        if (name && content && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), decoded(content));
      },
    })
    .on("head > title", {
      text(chunk) {
        title += chunk.text;
      },
    });
  await rewriter.transform(new Response(html)).text();
  if (title) found.set("title", decoded(title));
  return found;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

/** Text of HTML with its character references resolved. */
export const decoded = (html: string): string =>
  html.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    if (name) return entities[name.toLowerCase()] ?? whole;
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * The card of a page, by its Open Graph words. A page that cannot be read has a card with its host's name: a post never
 * waits for somebody else's server.
 */
export async function cardOf(http: Reach["http"], url: string): Promise<Card> {
  const plain: Card = { url, title: new URL(url).host, description: "", image: null };
  try {
    const page = await http({ method: "GET", url, headers: { accept: "text/html" }, within: 8000, most: longest });
    if (page.status !== 200 || !page.headers.get("content-type")?.includes("html")) return plain;
    const words = await readPage(new TextDecoder().decode(page.body));
    const image = words.get("og:image") ?? words.get("twitter:image");
    return {
      url,
      title: clean(words.get("og:title") ?? words.get("title") ?? "", 300) || plain.title,
      description: clean(words.get("og:description") ?? words.get("description") ?? "", 1000),
      image: image && URL.canParse(image, url) ? new URL(image, url).href : null,
    };
  } catch {
    return plain;
  }
}
