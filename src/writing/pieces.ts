const escapes: Record<string, string> = { n: "\n", t: "\t", r: "", b: "", f: "", '"': '"', "\\": "\\", "/": "/" };

/**
 * What a JSON answer says, while it is still being written: the texts in it, without their names, quotes and escapes.
 * Texts of a list are lines of their own.
 */
export class Pieces {
  #inText = false;
  /** Whether the text is a value; else it is a name. */
  #isValue = false;
  #escape = "";
  #texts = 0;
  /** The first half of a character whose second has not come. */
  #half = "";

  /** The next of what the model wrote; answers the next of what it says, in whole characters. */
  feed(json: string): string {
    let said = this.#half;
    for (const character of json) said += this.#next(character);
    this.#half = /[\ud800-\udbff]$/.exec(said)?.[0] ?? "";
    return said.slice(0, said.length - this.#half.length).toWellFormed();
  }

  #next(character: string): string {
    if (!this.#inText) return this.#between(character);
    if (this.#escape !== "") return this.#escaped(character);
    if (character === "\\") {
      this.#escape = character;
      return "";
    }
    if (character !== '"') return this.#isValue ? character : "";
    this.#inText = false;
    return "";
  }

  #between(character: string): string {
    if (character === ":" || character === "[") this.#isValue = true;
    if (character === "{") this.#isValue = false;
    if (character !== '"') return "";
    this.#inText = true;
    return this.#isValue && this.#texts++ > 0 ? "\n" : "";
  }

  #escaped(character: string): string {
    this.#escape += character;
    if (this.#escape[1] === "u" && this.#escape.length < 6) return "";
    const whole = this.#escape;
    this.#escape = "";
    if (!this.#isValue) return "";
    if (whole[1] !== "u") return escapes[whole[1] ?? ""] ?? "";
    const unit = Number.parseInt(whole.slice(2), 16);
    return Number.isNaN(unit) ? "" : String.fromCharCode(unit);
  }
}
