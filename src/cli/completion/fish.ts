import type { Flag, Node, Value } from "./tree.ts";

const quoted = (text: string) => `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
const line = (text: string) => quoted(text.replaceAll(/\s+/g, " "));
const at = (path: string) => `complete -c socialcrm -n ${quoted(`__socialcrm_at ${quoted(path)}`)}`;

function offered({ kind, ...value }: Value): string {
  if ("words" in value) {
    const words = value.words.join(" ");
    // What stands before the last comma stays.
    return ` -x -a ${quoted(kind === "list" ? `(__socialcrm_list ${words})` : words)}`;
  }
  if (kind === "file") return " -r -F";
  return kind === "folder" ? " -x -a '(__fish_complete_directories)'" : " -x";
}

const flagLine = (path: string, { names, description, value }: Flag): string => {
  const spelled = names.map((name) => (name.startsWith("--") ? ` -l ${name.slice(2)}` : ` -s ${name.slice(1)}`));
  return `${at(path)}${spelled.join("")}${value ? offered(value) : ""} -d ${line(description)}`;
};

const linesOf = ({ path, commands, flags, words }: Node): string[] => [
  ...commands.map(({ name, description }) => `${at(path)} -a ${name} -d ${line(description)}`),
  ...(words.length > 0 ? [`${at(path)} -a ${quoted(words.join(" "))}`] : []),
  ...flags.map((flag) => flagLine(path, flag)),
];

export const fish = (nodes: readonly Node[]): string => `# fish completion for socialcrm
# socialcrm completion fish > ~/.config/fish/completions/socialcrm.fish
function __socialcrm_at
    set -l path
    for word in (commandline -opc)[2..-1]
        switch (string trim -- "$path $word")
            case ${nodes
              .filter(({ path }) => path !== "")
              .map(({ path }) => quoted(path))
              .join(" ")}
                set path (string trim -- "$path $word")
        end
    end
    test "$path" = "$argv[1]"
end
function __socialcrm_list
    set -l head (string match -r -- '^(?:.*,)?' (commandline -ct))
    for word in $argv
        echo "$head$word"
    end
end
complete -c socialcrm -f
${nodes.flatMap(linesOf).join("\n")}
`;
