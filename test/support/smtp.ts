import type { AddressInfo } from "node:net";
import PostalMime from "postal-mime";
import { SMTPServer } from "smtp-server";

/** A message as it arrived. */
export interface Arrived {
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  /** The address in it, and the token behind its #. */
  readonly link: URL;
}

/** A real SMTP server on a free loopback port, which wants a name and a password. */
export interface Smtp {
  readonly url: string;
  readonly arrived: Arrived[];
  /** Whether it refuses whatever comes. */
  refuses: boolean;
  close(): Promise<void>;
}

const read = async (stream: AsyncIterable<Uint8Array>) =>
  PostalMime.parse(Buffer.concat(await Array.fromAsync(stream)));

export async function startSmtp(): Promise<Smtp> {
  const arrived: Arrived[] = [];
  const account = { username: "crm", password: crypto.randomUUID() };
  const smtp = { refuses: false };
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    onAuth({ username, password }, _session, done) {
      const known = username === account.username && password === account.password;
      done(known ? null : new Error("not you"), { user: username });
    },
    onData(stream, { envelope }, done) {
      read(stream).then(({ from, subject = "", text = "" }) => {
        if (smtp.refuses) return done(new Error(`no mail for ${envelope.rcptTo[0]?.address}`));
        arrived.push({
          ...{
            subject,
            text,
            from: from?.name ? `"${from.name}" <${from.address}>` : (from?.address ?? ""),
            to: envelope.rcptTo.map(({ address }) => address),
          },
          link: new URL(/https?:\/\/\S+#\S+/.exec(text)?.[0] ?? "about:blank"),
        });
        done();
      }, done);
    },
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.server.address() as AddressInfo;
  return Object.assign(smtp, {
    url: `smtp://${account.username}:${account.password}@127.0.0.1:${port}`,
    arrived,
    close: () => new Promise<void>((closed) => server.close(closed)),
  });
}
