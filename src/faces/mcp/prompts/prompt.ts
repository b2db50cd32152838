/** A text that a person picks in their client, with blanks that they fill in. */
export interface Prompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly arguments: readonly Argument[];
  /** What the model is told. Arguments that were left out are missing. */
  write(filled: Readonly<Record<string, string>>): string;
}

interface Argument {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  /** What a client may propose; anything else is taken too. */
  readonly proposals?: readonly string[];
  /** What of the workspace is proposed: brands by name, accounts by handle, posts by id or by words in them. */
  readonly of?: "brand" | "account" | "post";
}
