/** An answer as JSON text. What else is made of the text is kept beside it while the answer is kept. */
export interface Answer {
  readonly text: string;
  /** Set while it is kept: only then does it pay to keep what is made of it. */
  kept?: true;
  /** The text as REST sends it, and as MCP does, once they have made it. */
  rest?: Uint8Array<ArrayBuffer>;
  mcp?: Uint8Array<ArrayBuffer>;
  /** Whether this is the first answer given again. */
  readonly replayed?: boolean;
  /** Whether nothing of it has happened: it is the answer to a dry run. */
  readonly rehearsed?: boolean;
}

interface Kept {
  readonly answer: Answer;
  readonly stamp: number;
}

const mostOnce = 4000;

/** Bytes, taken as four for each character: the text, as REST sends it, and twice over as MCP does. */
const weightOf = (name: string, { text }: Answer) => 4 * text.length + name.length;

/**
 * Answers of reading operations, each good for as long as nothing has been committed to its workspace: the stamp says
 * so exactly, whichever process wrote. An answer is kept from the second time that it is asked for, because most are
 * asked for once: each post, each page after a cursor. The ones made longest ago make room.
 */
export class Answers {
  private readonly kept = new Map<string, Kept>();
  private readonly room: number;
  private size = 0;
  /** The names of what was lately asked for once. */
  private readonly once = new Set<string>();

  /** `room`: how many bytes all of them may take. One that would take more than a sixteenth of it is not kept. */
  constructor(room = 32 * 1024 * 1024) {
    this.room = room;
  }

  find(name: string, stamp: number): Answer | undefined {
    const known = this.kept.get(name);
    if (known?.stamp === stamp) return known.answer;
    return undefined;
  }

  keep(name: string, stamp: number, answer: Answer): void {
    const weight = weightOf(name, answer);
    if (weight > this.room / 16) return;
    const before = this.kept.get(name);
    if (before) this.forget(name, before);
    else if (!this.isAskedAgain(name)) return;
    answer.kept = true;
    this.kept.set(name, { answer, stamp });
    this.size += weight;
    for (const [oldest, held] of this.kept) {
      if (this.size <= this.room) break;
      this.forget(oldest, held);
    }
  }

  private isAskedAgain(name: string): boolean {
    if (this.once.delete(name)) return true;
    if (this.once.size >= mostOnce) this.once.clear();
    this.once.add(name);
    return false;
  }

  private forget(name: string, { answer }: Kept): void {
    this.kept.delete(name);
    this.size -= weightOf(name, answer);
  }
}
