const form = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why a text cannot stand for a workspace in addresses (`/mcp/<slug>`); undefined where it can. */
export function slugFault(text: string): string | undefined {
  if (!form.test(text))
    return "must be 1 to 63 lower-case letters, digits and hyphens, and neither start nor end with a hyphen";
  return text === "server-card" ? "is taken by an address of the server" : undefined;
}

/** A slug made of a name. */
export const slugOf = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 63)
    .replace(/^-+|-+$/g, "");
