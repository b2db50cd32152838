import type { Agent, IncomingMessage } from "node:http";
import type { RequestOptions } from "node:https";
import type { LookupFunction } from "node:net";
import type { Destination } from "./destination.ts";
import { isIP } from "./ip.ts";
import { OutboundRefused } from "./outbound-error.ts";

/** A body that is read as it goes, of a length that is known. */
export interface Streamed {
  /** In bytes. */
  readonly length: number;
  readonly chunks: () => AsyncIterable<Uint8Array>;
}

/** What is asked of another server. */
export interface Asking {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | Streamed | undefined;
  /** The bytes that its answer may have. */
  readonly maxBytes: number;
  /** The certificates to trust; the system's where none are named. */
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
  /** Called once there is a connection: from then on the request may have arrived. */
  readonly onConnect: (isReused: boolean) => void;
  /** The connections to take one from, and to leave it with. Without them it has one of its own. */
  readonly agent?: Agent | undefined;
}

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Uint8Array;
}

/** What is wrong with an answer is known once the request is there. */
const arrived = { arrived: true };

/** All headers of an answer may have so many bytes, and so many preliminary answers may come before it. */
const mostHeaders = 16_384;
const mostHints = 8;

/** Headers by which a caller could change whom they speak to, or how. */
const own =
  /^(host|connection|content-length|transfer-encoding|accept-encoding|te|trailer|upgrade|expect|keep-alive|proxy-.*)$/i;

/**
 * One request on a connection of its own, to one of the addresses that were checked; TLS asks for the name. Follows no
 * redirect, unpacks nothing, and keeps no more of the answer than is asked for.
 */
export async function exchange(to: Destination, asking: Asking): Promise<Answered> {
  const response = await begun(to, asking);
  try {
    return {
      status: response.statusCode ?? 0,
      headers: headersOf(response),
      body: await bodyOf(to, asking, response),
    };
  } finally {
    response.destroy();
  }
}

/** An answer whose head has come, and is one that we read on. */
export async function begun(to: Destination, asking: Asking): Promise<IncomingMessage> {
  const response = await sent(to, asking);
  try {
    checkHead(to, asking, response);
    return response;
  } catch (error) {
    response.destroy();
    throw error;
  }
}

/** Node's client of the scheme, loaded when it is first needed: both would be 5 ms of every start. */
export const clientOf = ({ url }: Destination) =>
  url.protocol === "https:" ? import("node:https") : import("node:http");

const isWhole = (body: Asking["body"]): body is string | Uint8Array =>
  typeof body === "string" || body instanceof Uint8Array;
const streamOf = async ({ chunks }: Streamed) => (await import("node:stream")).Readable.from(chunks());
const lengthOf = (body: string | Uint8Array | Streamed) => (isWhole(body) ? Buffer.byteLength(body) : body.length);

async function sent(
  to: Destination,
  { method, headers, body, ca, signal, onConnect, agent }: Asking,
): Promise<IncomingMessage> {
  const client = await clientOf(to);
  const streamed = body === undefined || isWhole(body) ? undefined : await streamOf(body);
  const options: RequestOptions = {
    ...{ method, signal, ca, agent: agent ?? false, maxHeaderSize: mostHeaders },
    host: to.url.hostname.replace(/^\[|\]$/g, ""),
    port: to.port,
    path: to.url.pathname + to.url.search,
    lookup: pinned(to.addresses),
    headers: {
      ...sound(to, headers),
      "accept-encoding": "identity",
      connection: agent ? "keep-alive" : "close",
      ...(body !== undefined && { "content-length": lengthOf(body) }),
    },
  };
  return new Promise((resolve, reject) => {
    const request = client.request(options, resolve);
    request.on("socket", (socket) => {
      if (request.reusedSocket) onConnect(true);
      else socket.once("connect", () => onConnect(false));
    });
    let hints = 0;
    request.on("information", () => {
      if (++hints > mostHints)
        request.destroy(new OutboundRefused(`${to.host} gives no answer but preliminary ones.`, arrived));
    });
    request.on("error", reject);
    if (streamed) streamed.on("error", (error) => request.destroy(error)).pipe(request);
    else request.end(body);
  });
}

function sound(to: Destination, headers: Asking["headers"]): Record<string, string> {
  const names = Object.keys(headers);
  const taken = names.find((name) => own.test(name));
  if (taken !== undefined) throw new OutboundRefused(`${to.host}: the header ${taken} cannot be chosen.`);
  const plain = ([name, value]: [string, string]) =>
    /^[\w!#$%&'*+.^`|~-]+$/.test(name) && /^[\t\x20-\x7e\x80-\xff]*$/.test(value);
  if (!Object.entries(headers).every(plain)) throw new OutboundRefused(`${to.host}: a header is malformed.`);
  return { ...headers };
}

/** Gives the connection what was checked, whatever the name leads to by now. */
const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_name, { all }, answer) => {
    const known = addresses.map((address) => ({ address, family: isIP(address) }));
    if (all) answer(null, known);
    else answer(null, known[0]?.address ?? "", known[0]?.family);
  };

function checkHead(to: Destination, { maxBytes }: Asking, { statusCode = 0, headers }: IncomingMessage): void {
  if ([301, 302, 303, 307, 308].includes(statusCode))
    throw new OutboundRefused(`${to.host} answers with a redirect (${statusCode}), which is not followed.`, arrived);
  const coding = headers["content-encoding"] ?? "identity";
  if (coding.toLowerCase() !== "identity")
    throw new OutboundRefused(
      `${to.host} answers in the encoding ${JSON.stringify(coding.slice(0, 40))}, which nobody asked for.`,
      arrived,
    );
  if (Number(headers["content-length"] ?? 0) > maxBytes) throw tooLong(to, maxBytes);
}

export function headersOf({ rawHeaders }: IncomingMessage): Headers {
  const headers = new Headers();
  for (let at = 0; at + 1 < rawHeaders.length; at += 2)
    headers.append(rawHeaders[at] as string, rawHeaders[at + 1] as string);
  return headers;
}

async function bodyOf(to: Destination, { maxBytes }: Asking, response: IncomingMessage): Promise<Uint8Array> {
  // Copied as it comes: a million parts of a byte each weigh a megabyte, not a hundred.
  const body = new Bun.ArrayBufferSink();
  body.start({ asUint8Array: true });
  let size = 0;
  for await (const part of response as AsyncIterable<Uint8Array>) {
    size += part.length;
    if (size > maxBytes) throw tooLong(to, maxBytes);
    body.write(part);
  }
  return body.end() as Uint8Array;
}

export const tooLong = ({ host }: Destination, maxBytes: number) =>
  new OutboundRefused(`${host} answers with more than ${maxBytes} bytes.`, arrived);
