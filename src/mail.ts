import { once } from "../db/once.ts";

/** A message of plain text to one person. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** The one file that knows how mail is sent. */
export interface Mail {
  /** Hands a message to the SMTP server. Rejects where that does not take it. */
  send(message: Message): Promise<void>;
}

/** How long the SMTP server may take, in milliseconds. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** Loaded with the first message: no start waits for it. */
const transport = once(({ url }: { readonly url: string }) =>
  import("nodemailer").then(({ createTransport }) =>
    createTransport({ url, ...patience, disableFileAccess: true, disableUrlAccess: true }),
  ),
);

/** Mail over the operator's SMTP server; undefined where none is set. */
export function mailOf(url: string | undefined, from: string | undefined): Mail | undefined {
  if (url === undefined || from === undefined) return undefined;
  const server = { url };
  return {
    async send({ to, subject, text }) {
      const sending = await transport(server);
      // As an object: a text would be read for more than one address.
      await sending.sendMail({ from, to: { name: "", address: to }, subject, text });
    },
  };
}
