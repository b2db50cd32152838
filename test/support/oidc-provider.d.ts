// What the tests use of oidc-provider, which comes without types.
declare module "oidc-provider" {
  import type { IncomingMessage, ServerResponse } from "node:http";
  export class Provider {
    constructor(issuer: string, configuration: object);
    callback(): (request: IncomingMessage, response: ServerResponse) => unknown;
    on(event: "server_error", listener: (context: unknown, error: Error) => void): this;
  }
}
