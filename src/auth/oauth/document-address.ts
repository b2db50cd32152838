/**
 * Whether an address can be the id of a client that is known by its metadata: https, with a path, written in the one way
 * that a browser would write it, without user name or fragment (draft-ietf-oauth-client-id-metadata-document §3).
 */
export function isDocumentAddress(id: string): boolean {
  const url = id.length <= 2048 ? URL.parse(id) : null;
  if (url === null || url.protocol !== "https:" || url.href !== id || url.pathname === "/") return false;
  return url.username === "" && url.password === "" && !id.includes("#");
}

export const unsoundAddress =
  "is no sound address of a metadata document: https, with a path, without user name or fragment.";
