/**
 * Whether a request that changes something comes from a page of this server's own. Browsers send `Origin` with every
 * such request; one without it counts only where the browser itself says that no other site sent it.
 */
export function sameOrigin({ headers }: { readonly headers: Headers }, publicUrl: string): boolean {
  const origin = headers.get("origin");
  return origin === null ? headers.get("sec-fetch-site") === "same-origin" : origin === publicUrl;
}
