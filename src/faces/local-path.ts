/**
 * Where to go on this server after something is done: a path that no browser takes for another host, else `fallback`.
 * Browsers read `\` as `/` and drop tabs and line ends, so `/\evil.test` and `/<tab>/evil.test` lead away.
 */
export function localPath(text: string | null | undefined, fallback: string): string {
  if (!text || text.length > 8000 || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text) || text.includes("\\")) return fallback;
  const url = URL.parse(text, "http://localhost");
  // What begins with one slash can end up with two: `/.//evil.test`.
  const leaves = url?.origin !== "http://localhost" || url.pathname.startsWith("//");
  return leaves ? fallback : url.pathname + url.search + url.hash;
}
