/** What is quicker read anew than looked up. */
const short = 200;

/**
 * The same function, which reads a long text once however many accounts of a check ask for it. A check lasts one turn of
 * the event loop: after that everything is forgotten.
 */
export function remembered<R>(read: (text: string) => R): (text: string) => R {
  const known = new Map<string, R>();
  return (text) => {
    if (text.length <= short) return read(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === 0) setImmediate(() => known.clear());
    const found = read(text);
    known.set(text, found);
    return found;
  };
}
