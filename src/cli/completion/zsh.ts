import type { Flag, Node, Value } from "./tree.ts";

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
/** A word and what it means, as `_describe` takes them apart at the first colon. */
const described = (word: string, text: string) =>
  quoted(`${word.replaceAll(":", "\\:")}:${text.replaceAll(/\s+/g, " ")}`);

function offered({ kind, ...value }: Value): string {
  const words = "words" in value ? value.words.map(quoted).join(" ") : "";
  if (kind === "words") return `compadd -- ${words}`;
  if (kind === "list") return `compset -P '*,'; compadd -S '' -- ${words}`;
  if (kind === "file") return "_files";
  return kind === "folder" ? "_files -/" : "_message value";
}

const valueCase = (path: string, { names, value }: Flag): string[] =>
  value ? [`    ${names.map((name) => quoted(`${path}|${name}`)).join("|")}) ${offered(value)}; return ;;`] : [];

function wordCase({ path, commands, flags, words }: Node): string {
  const next = [...commands.map(({ name, description }) => described(name, description)), ...words.map(quoted)];
  const own = flags.map(({ names, description }) => described(names[0] ?? "", description));
  return `    ${quoted(path)})\n      next=(${next.join(" ")})\n      flags=(${own.join(" ")}) ;;`;
}

export const zsh = (nodes: readonly Node[]): string => `#compdef socialcrm
# zsh completion for socialcrm
# In a folder of $fpath: socialcrm completion zsh > _socialcrm; or in ~/.zshrc: source <(socialcrm completion zsh)
_socialcrm() {
  local here="" i
  local -a next flags
  for ((i = 2; i < CURRENT; i++)); do
    case "\${here:+$here }\${words[i]}" in
      ${nodes
        .filter(({ path }) => path !== "")
        .map(({ path }) => quoted(path))
        .join("|")}) here="\${here:+$here }\${words[i]}" ;;
    esac
  done
  case "$here|\${words[CURRENT-1]}" in
${nodes.flatMap(({ path, flags }) => flags.flatMap((flag) => valueCase(path, flag))).join("\n")}
  esac
  case "$here" in
${nodes.map(wordCase).join("\n")}
  esac
  if [[ \${words[CURRENT]} == -* || \${#next} -eq 0 ]]; then
    _describe -o flag flags
  else
    _describe word next
  fi
}
if [[ \${funcstack[1]} == _socialcrm ]]; then
  _socialcrm "$@"
else
  compdef _socialcrm socialcrm
fi
`;
