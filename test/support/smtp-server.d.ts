// What the tests use of smtp-server, which has no types.
declare module "smtp-server" {
  import type { Server } from "node:net";
  import type { Readable } from "node:stream";

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] };
  }
  interface Options {
    readonly authOptional?: boolean;
    readonly disabledCommands?: readonly string[];
    onAuth?(auth: { username: string; password: string }, session: Session, done: Done): void;
    onData(stream: Readable, session: Session, done: (error?: Error | null) => void): void;
  }
  type Done = (error: Error | null, answer?: { user: string }) => void;
  export class SMTPServer {
    constructor(options: Options);
    readonly server: Server;
    listen(port: number, host: string, ready: () => void): void;
    close(done: () => void): void;
  }
}
