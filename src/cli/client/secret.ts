import { Failure } from "../../contract/failure.ts";

const none = (text: string) => text === "\x03" || text === "\x04" || text === "\x1b";

/** Asks a person for a secret that does not appear on the screen. */
function hidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  // Before the question: what is typed ahead must not be seen either.
  stdin.setRawMode(true);
  stderr.write(question);
  stdin.setEncoding("utf8").resume();
  return new Promise<string>((resolve, reject) => {
    let typed = "";
    const hear = (chunk: string) => {
      for (const char of chunk) {
        if (char === "\r" || char === "\n") return end(() => resolve(typed.trim()));
        if (none(char)) return end(() => reject(new Failure("conflict", "Nothing was entered.")));
        if (char === "\x15") typed = "";
        else typed = char === "\x7f" || char === "\b" ? typed.slice(0, -1) : typed + char;
      }
    };
    const end = (then: () => void) => {
      stdin.off("data", hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write("\n");
      then();
    };
    stdin.on("data", hear);
  });
}

/** The whole of stdin, up to so many characters. */
export async function readStdin(most = 1_000_000): Promise<string> {
  let text = "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of process.stdin) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      if (text.length > most) throw new Failure("invalid_request", `stdin holds more than ${most} characters.`);
    }
    return text + decoder.decode();
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Failure("invalid_request", "stdin is not valid UTF-8.");
  }
}

/** A secret that stands in no process list: typed unseen on a terminal, else the one line that stdin holds. */
export const secretFromPerson = async (question: string): Promise<string> =>
  process.stdin.isTTY ? await hidden(question) : (await readStdin(10_000)).trim();
