import { Argument, type Command, InvalidArgumentError, Option } from "commander";
import { hasBody, type Operation } from "../../contract/operation.ts";
import { type Field, type FieldSchema, fieldsOf, isLong } from "./fields.ts";
import { asCommands } from "./names.ts";
import { hintOf, readValue } from "./values.ts";

/** An id as it may stand in a path: never one that would lead to another address. */
const inPath =
  ({ schema }: Field) =>
  (text: string): string => {
    const isSound = schema.pattern
      ? new RegExp(schema.pattern, "u").test(text)
      : text !== "" && !/^\.{1,2}$/.test(text);
    if (isSound) return text;
    const [example] = schema.examples ?? [];
    throw new InvalidArgumentError(
      example ? `It must look like ${example}, written out in full.` : "It must not be empty.",
    );
  };

/** The names inside a field that is an object or a list of them: nobody could guess them. */
function innerOf({ type, items, properties }: FieldSchema): string | undefined {
  const names = Object.keys((type === "array" ? items?.properties : properties) ?? {});
  if (names.length === 0) return undefined;
  return type === "array"
    ? `a list: [{${names.map((name) => `"${name}":…`).join(",")}}]`
    : `names: ${names.join(", ")}`;
}

/** What a help text says of a field. */
function said({ description, schema, required, nullable }: Field): string {
  const { default: standard, examples: [example] = [] } = schema;
  const isSaid =
    standard !== undefined &&
    standard !== "" &&
    standard !== false &&
    (typeof standard !== "object" || standard === null);
  const notes = [
    required && "required",
    nullable && "null for none",
    isSaid && standard !== null && `default: ${standard}`,
    schema.format && example && `like ${example}`,
    innerOf(schema),
  ].filter((note) => typeof note === "string");
  const text = asCommands(description.replaceAll("`", ""));
  return notes.length > 0 ? `${text} (${notes.join("; ")})` : text;
}

/** A field that is yes or no: its flag stands alone. No is a flag too, where it is not what holds anyway. */
function switchesOf(field: Field): Option[] {
  const yes = new Option(field.flag, said(field));
  return field.schema.default === false ? [yes] : [yes, new Option(`--no-${field.flag.slice(2)}`, "No to that.")];
}

function optionOf(field: Field): Option {
  const { flag, schema, nullable } = field;
  const option = new Option(`${flag} <${hintOf(schema)}>`, said(field));
  option.argParser((text: string, before: unknown) => readValue(schema, nullable, text, before));
  // Not `choices`, whose own reader knows no lists: this is for the help and for completion.
  const words = schema.enum ?? schema.items?.enum;
  if (words) option.argChoices = [...words];
  return option;
}

/** The name of a long text's second flag, by which it is read from a file. */
export const fileFlag = ({ flag }: Field): string => `${flag}-file`;

/** Gives a command a flag for every field, and an argument for each that stands in the path. */
export function withFields(command: Command, operation: Operation): Command {
  for (const field of fieldsOf(operation)) {
    if (field.inPath) command.addArgument(new Argument(`<${field.name}>`, field.description).argParser(inPath(field)));
    else if (field.schema.type === "boolean") for (const option of switchesOf(field)) command.addOption(option);
    else command.addOption(optionOf(field));
    if (!field.inPath && hasBody(operation) && isLong(field.schema))
      command.option(`${fileFlag(field)} <file>`, `Take ${field.flag.slice(2)} from a file; - for stdin.`);
  }
  return command;
}
