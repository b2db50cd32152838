import { marks, type Name, namesIn, type Tracking } from "../utm.ts";

/** Whose account a post goes to. */
export interface Aim {
  readonly id: string;
  readonly network: string;
  readonly handle: string;
}

/** A value in an address that may end a text: no sign of it is taken for one of the sentence. */
const encoded = (value: string) =>
  encodeURIComponent(value)
    .replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/\.$/, "%2E");

/** The parameters of an account, in the order in which they are always written. */
function parametersFor(tracking: Tracking, { network, handle }: Aim): string {
  const known: Partial<Record<Name, string>> = { network, account: handle.replace(/^@/, "") };
  return marks
    .flatMap((mark) => {
      const value = tracking[mark]?.replace(namesIn, (whole, name: Name) => known[name] ?? whole);
      return value ? [`utm_${mark}=${encoded(value)}`] : [];
    })
    .join("&");
}

/** Somebody has marked it by hand, in the query or behind the `#`: a second source would contradict the first. */
const isMarked = (url: string) => /[?&#]utm_[a-z_]+=/i.test(url);

/**
 * The address with the parameters after its own. Nothing else of it is written anew: what is signed, or spelled in a
 * way of its own, stays as it was.
 */
function marked(url: string, parameters: string): string {
  if (parameters === "" || isMarked(url)) return url;
  const [, base = "", fragment = ""] = /^([^#]*)(.*)$/s.exec(url) ?? [];
  if (base.includes("?")) return `${base}${/[?&]$/.test(base) ? "" : "&"}${parameters}${fragment}`;
  const hasPath = base.indexOf("/", base.indexOf("//") + 2) > 0;
  return `${base}${hasPath ? "" : "/"}?${parameters}${fragment}`;
}

/** A link of a post as it is marked on one account. */
export const markedFor = (tracking: Tracking | null | undefined, aim: Aim, link: string): string =>
  tracking ? marked(link, parametersFor(tracking, aim)) : link;
