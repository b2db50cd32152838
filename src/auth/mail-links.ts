import type { Store } from "../../db/open.ts";
import { findPerson } from "../../db/people/people.ts";
import { prove } from "../../db/people/proofs.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import type { Log } from "../log.ts";
import type { Mail, Message } from "../mail.ts";
import { emailOf } from "./email.ts";
import { type GoodLink, type Links, linkLife } from "./links.ts";
import { newSecret } from "./secret.ts";
import { mailPaces, Throttle } from "./throttle.ts";

type Purpose = "sign_in" | "password";
/** Who asks for a link by mail, and from where. */
interface Asking {
  readonly email: string;
  readonly ip: string;
  /** Where to go once signed in. */
  readonly next: string;
}

/** Links by mail: to sign in, and to choose a new password. */
export interface MailLinks {
  /** Whether there is a mail server at all. */
  readonly on: boolean;
  /**
   * Sends a link where the e-mail is somebody's, after this has answered: nobody can tell from the answer or from its
   * time whether it was. Answers a secret for the browser that asked. Throws `rate_limited`, `invalid_request`.
   */
  ask(purpose: Purpose, asking: Asking): Promise<string>;
  /** Uses up a link to sign in; answers whether it was good. Who has it owns the e-mail. */
  use(link: GoodLink): Promise<boolean>;
  /** Sends a message after the answer; what goes wrong is logged. */
  send(message: Message): void;
  /** The same for messages that are still to be written; nobody writes them where there is no mail server. */
  sendAll(messages: () => Promise<readonly Message[]>): void;
  /** Waits for what is being sent. */
  settle(): Promise<void>;
}

interface Parts {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly links: Links;
  readonly mail: Mail | undefined;
  readonly publicUrl: () => string;
}

const words: Record<Purpose, { path: string; subject: string; head: string }> = {
  sign_in: { path: "/sign-in/link", subject: "Your sign-in link", head: "With this link you sign in at" },
  password: {
    path: "/password/new",
    subject: "Choose a new password",
    head: "With this link you choose a new password at",
  },
};

export function mailLinks({ store, clock, log, links, mail, publicUrl }: Parts): MailLinks {
  const throttle = new Throttle(mailPaces);
  const underway = new Set<Promise<void>>();

  const later = (work: () => Promise<void>) => {
    const done = new Promise<void>((turn) => setImmediate(turn))
      .then(work)
      // Of the error its code alone: an SMTP server repeats addresses in what it says.
      .catch((error) => log.warn("mail_not_sent", { code: codeOf(error) }))
      .finally(() => underway.delete(done));
    underway.add(done);
  };

  const sendLink = async (purpose: Purpose, email: string, next: string, browser: string) => {
    const person = await findPerson(store, { email });
    if (!person || !mail) return;
    const token = await links.make(purpose, person.id, browser);
    const { path, subject, head } = words[purpose];
    const query = next === "/account" ? "" : `?next=${encodeURIComponent(next)}`;
    const minutes = linkLife(purpose) / 60_000;
    await mail.send({
      to: email,
      subject,
      text: `${head} ${publicUrl()}:

${publicUrl()}${path}${query}#${token}

It is good once, for ${minutes} minutes. If you did not ask for it, leave it: without it nothing happens.
`,
    });
  };

  return {
    on: mail !== undefined,
    async ask(purpose, { email: text, ip, next }) {
      const email = emailOf(text);
      if (email === undefined)
        throw new Failure("invalid_request", "email: must be an e-mail address, like ada@example.com.");
      await throttle.begin({ ip, account: email, isKnown: async () => false }, clock.monotonic());
      const browser = newSecret();
      later(() => sendLink(purpose, email, next, browser));
      return browser;
    },
    async use(link) {
      if (!link.user || !(await links.use("sign_in", link))) return false;
      await prove(store, { userId: link.user.id, email: link.user.email, at: clock.now() });
      return true;
    },
    send: (message) => {
      if (mail) later(() => mail.send(message));
    },
    sendAll: (messages) => {
      if (!mail) return;
      later(async () => {
        for (const message of await messages()) later(() => mail.send(message));
      });
    },
    async settle() {
      while (underway.size > 0) await Promise.all(underway);
    },
  };
}

const codeOf = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? "unknown");
