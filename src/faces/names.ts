/** Where the text that starts at this quote ends. */
function endOf(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let slashes = 0;
    while (json[end - 1 - slashes] === "\\") slashes++;
    if (slashes % 2 === 0) return end;
  }
}

/** No input is nested so deep: what is, is refused for that. */
const deepest = 100;

/**
 * The first name that stands twice in one object of a sound JSON text. `JSON.parse` would keep the last one and say
 * nothing (RFC 8259 §4 leaves it open), and other readers of the same text may keep the first.
 */
export function nameGivenTwice(json: string): string | undefined {
  const open: Set<string>[] = [];
  let last = "";
  for (let at = 0; at < json.length; at++) {
    const sign = json[at];
    if (sign === '"') {
      const end = endOf(json, at);
      last = json.slice(at, end + 1);
      at = end;
    } else if (sign === "{" || sign === "[") {
      if (open.push(new Set()) > deepest) return undefined;
    } else if (sign === "}" || sign === "]") open.pop();
    else if (sign === ":") {
      const name: string = JSON.parse(last);
      if (open.at(-1)?.has(name)) return name;
      open.at(-1)?.add(name);
    }
  }
  return undefined;
}
