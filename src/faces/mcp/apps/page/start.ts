import { el, show } from "./element.ts";
import { connect, type Host, type Json, refusalOf, type ToolResult } from "./host.ts";
import { settle, tellSize } from "./place.ts";

/** A page: what it does with what its tool was asked and answered. */
interface Page {
  readonly name: string;
  readonly waiting: string;
  /** The arguments of the call, before its answer is there. */
  asked?(host: Host, args: Json): void;
  answered(host: Host, result: ToolResult): void;
  /** The place has changed: dates may read otherwise now. */
  redraw(): void;
}

export const root = (): HTMLElement => document.getElementById("page") as HTMLElement;

/** One line in place of the page. */
export const say = (words: string, kind: "note" | "alert" = "note"): void =>
  show(root(), el("p", { class: `say ${kind}`, role: kind === "alert" ? "alert" : "status" }, words));

/** Greets the client, and gives the page what it says from then on. */
export async function start(page: Page): Promise<void> {
  say(page.waiting);
  // A client may be quicker than its own answer to the greeting.
  const early: ((host: Host) => void)[] = [];
  let host: Host | undefined;
  const later = (what: (host: Host) => void) => (host ? what(host) : early.push(what));
  try {
    host = await connect(page.name, {
      input: (args) => later((known) => page.asked?.(known, args)),
      result: (result) =>
        later((known) => {
          const refused = refusalOf(result);
          if (refused === undefined) page.answered(known, result);
          else say(refused, "alert");
        }),
      cancelled: () => say("This was called off."),
      context(changed) {
        settle(changed);
        if (host) page.redraw();
      },
    });
  } catch {
    say("This page is for AI clients that show MCP apps. It has nothing to show by itself.");
    return;
  }
  tellSize(host);
  for (const what of early) what(host);
}
