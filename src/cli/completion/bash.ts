import type { Flag, Node, Value } from "./tree.ts";

/* A script that stands alone: bash-completion need not be there. */

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
const words = (all: readonly string[]) => quoted(all.join(" "));

/** Names may hold blanks; readline adds the slashes and the quotes. */
const paths = "compopt -o filenames 2>/dev/null; local IFS=$'\\n'";

function offered(value: Value): string {
  if (value.kind === "words") return `COMPREPLY=($(compgen -W ${words(value.words)} -- "$cur"))`;
  if (value.kind === "list")
    return `[[ $cur == *,* ]] && head="\${cur%,*},"; COMPREPLY=($(compgen -P "$head" -W ${words(value.words)} -- "\${cur##*,}"))`;
  if (value.kind === "file") return `${paths}; COMPREPLY=($(compgen -f -- "$cur"))`;
  if (value.kind === "folder") return `${paths}; COMPREPLY=($(compgen -d -- "$cur"))`;
  return ":";
}

const valueCase = (path: string, { names, value }: Flag): string[] =>
  value ? [`    ${names.map((name) => quoted(`${path}|${name}`)).join("|")}) ${offered(value)}; return ;;`] : [];

/** The flags where a word begins with a hyphen, else what comes next; flags too where nothing else can come. */
function wordCase({ path, commands, flags, words: own }: Node): string {
  const next = [...commands.map(({ name }) => name), ...own];
  const all = flags.map(({ names }) => names[0] ?? "");
  return `    ${quoted(path)}) next=${words(next.length > 0 ? next : all)}; flags=${words(all)} ;;`;
}

export const bash = (nodes: readonly Node[]): string => `# bash completion for socialcrm
# In ~/.bashrc: source <(socialcrm completion bash)
_socialcrm() {
  local cur prev word path="" head="" next="" flags="" i
  cur="\${COMP_WORDS[COMP_CWORD]}"
  prev="\${COMP_WORDS[COMP_CWORD-1]}"
  COMPREPLY=()
  if [[ $cur == "=" ]]; then
    cur=""
  elif [[ $prev == "=" ]]; then
    prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    case "\${path:+$path }$word" in
      ${nodes
        .filter(({ path }) => path !== "")
        .map(({ path }) => quoted(path))
        .join("|")}) path="\${path:+$path }$word" ;;
    esac
  done
  case "$path|$prev" in
${nodes.flatMap(({ path, flags }) => flags.flatMap((flag) => valueCase(path, flag))).join("\n")}
  esac
  case "$path" in
${nodes.map(wordCase).join("\n")}
  esac
  [[ $cur == -* ]] && next="$flags"
  COMPREPLY=($(compgen -W "$next" -- "$cur"))
}
complete -F _socialcrm socialcrm
`;
