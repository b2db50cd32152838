import { isJson } from "../contract/json.ts";
import { clean } from "./clean.ts";

/* What a provider says of a request, as far as it may be told: one line, without the key and without what was asked. */

const most = 300;
/** So much of what was asked counts as a quotation of it, in characters; shorter runs of words are anybody's. */
const leastQuoted = 8;

/** A word, or one character of a script that puts nothing between its words. */
const word =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Khmer}\p{sc=Lao}\p{sc=Myanmar}]|[\p{L}\p{N}]+/gu;

/** A provider's own words about a refusal, where its body has them; `undefined` where nothing can be told. */
export function quoted(body: string, sent: unknown, key: string | undefined): string | undefined {
  const said = messageIn(body);
  if (said === undefined) return undefined;
  const line = clean(said.slice(0, 4 * most)).replace(/\s+/g, " ");
  const words = withoutQuotations(withoutKey(line, key), textsIn(sent));
  if (!/[\p{L}\p{N}]/u.test(words)) return undefined;
  return words.length > most ? `${words.slice(0, most - 1).toWellFormed()}…` : words;
}

/** OpenAI, Anthropic and those who speak like them say it in `error.message`; smaller servers in one text. */
function messageIn(body: string): string | undefined {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (!isJson(said)) return undefined;
  const { error } = said;
  const found = [isJson(error) ? error.message : error, said.message, said.detail];
  return found.find((text): text is string => typeof text === "string" && text !== "");
}

const withoutKey = (text: string, key = ""): string => (key.length >= 4 ? text.replaceAll(key, "…") : text);

/** Every text of what was sent, deep inside of it too. */
function textsIn(sent: unknown): string[] {
  if (typeof sent === "string") return [sent];
  return typeof sent === "object" && sent !== null ? Object.values(sent).flatMap(textsIn) : [];
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** The text without the runs of words that stand in the same order in what was sent. */
function withoutQuotations(text: string, sent: readonly string[]): string {
  const asked = sent.map((one) => ` ${wordsOf(one).join(" ")} `).join("\n");
  const found = [...text.matchAll(word)].map((match) => ({
    text: match[0].toLowerCase(),
    start: match.index,
    end: match.index + match[0].length,
  }));
  let told = "";
  let from = 0;
  for (let at = 0; at < found.length; ) {
    let run = "";
    let next = at;
    while (next < found.length) {
      const longer = `${run} ${found[next]?.text}`;
      if (!asked.includes(`${longer} `)) break;
      run = longer;
      next++;
    }
    const [first, last] = [found[at], found[next - 1]];
    const isQuotation = next - at > 1 && run.length > leastQuoted;
    if (first && last && isQuotation) {
      told += `${text.slice(from, first.start)}…`;
      from = last.end;
    }
    at = isQuotation ? next : at + 1;
  }
  return told + text.slice(from);
}
