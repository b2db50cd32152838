import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { startApp } from "./app.ts";
import { authority } from "./certificates.ts";

interface Answer {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** An object becomes JSON. */
  readonly body?: unknown;
}

/** A host of metadata documents over TLS, which counts how often it is asked for each path. */
export async function startMetadataHost(name = "client.example") {
  const { ca, issue } = authority();
  const answers = new Map<string, Answer | "silence">();
  const asked: string[] = [];
  const server = createServer(issue([name]), (request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    const answer = answers.get(path) ?? { status: 404 };
    if (answer === "silence") return request.socket.destroy();
    const { status = 200, headers = {}, body = "" } = answer;
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    /** What the server under test has to know to reach it. */
    outbound: { ca, resolve: async () => ["127.0.0.1"] },
    allow: [`127.0.0.1:${port}`],
    address: (path: string) => `https://${name}:${port}${path}`,
    /** Sets what is answered at a path; fields of a sound document may be left out. Answers the client id. */
    serve(path: string, fields: Record<string, unknown> = {}, answer: Answer = {}): string {
      const client_id = `https://${name}:${port}${path}`;
      const document = { client_id, client_name: "Example", redirect_uris: ["https://client.example/cb"], ...fields };
      answers.set(path, { body: document, ...answer });
      return client_id;
    },
    fail: (path: string) => void answers.set(path, "silence"),
    askedFor: (path: string) => asked.filter((one) => one === path).length,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** A server that may reach such a host, and how it takes a client that is known by its document. */
export async function startAppWithMetadataHost() {
  const host = await startMetadataHost();
  const app = await startApp({
    outbound: host.outbound,
    config: { outbound_allow: host.allow, failed_credentials_per_minute: 0 },
  });
  return {
    host,
    app,
    find: (id: string) => app.running.clients.find(id),
    /** What an endpoint of the authorization server says to a client that calls itself that. */
    async said(client_id: string) {
      const form = new URLSearchParams({ client_id, scope: "posts:read" }).toString();
      const headers = { "content-type": "application/x-www-form-urlencoded" };
      const { status, body } = await app.call(undefined, "POST", "/api/oauth/device_authorization", form, headers);
      return { status, error: body.error, description: body.error_description };
    },
    /** Lets what was remembered of failures and hosts pass. */
    later: (time = 61_000) => app.clock.pass(time),
    async close() {
      await app.close();
      await host.close();
    },
  };
}
