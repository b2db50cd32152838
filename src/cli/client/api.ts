import { Failure, type FailureCode, failureCodes } from "../../contract/failure.ts";
import { version } from "../../version.ts";
import { plain } from "../print.ts";

/** How long a server may take for one answer, in milliseconds. */
const patience = 60_000;

/** A request to a server, before anybody's credential is put to it. */
export interface Asked {
  readonly method: string;
  /** From the first slash on, with its query. */
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A server's answer as it came. */
export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  /** Its JSON; undefined where it is none. */
  readonly body: unknown;
}

function bodyOf({ body, form }: Asked): { body?: string; type?: string } {
  if (form) return { body: new URLSearchParams(form).toString(), type: "application/x-www-form-urlencoded" };
  return body === undefined ? {} : { body: JSON.stringify(body), type: "application/json" };
}

function unreachable(url: string, error: unknown): Failure {
  const { name, code, message } = error as NodeJS.ErrnoException;
  const why = name === "TimeoutError" ? `no answer within ${patience / 1000} s` : (code ?? message);
  return new Failure(
    "unavailable",
    `${url} cannot be reached (${why}). Is the server running, and the address right?`,
    {
      cause: error,
    },
  );
}

/** Sends a request to a server and to no other: an answer that leads elsewhere is an error. */
export async function send(url: string, asked: Asked): Promise<Answered> {
  const { body, type } = bodyOf(asked);
  const headers = {
    accept: "application/json",
    "user-agent": `socialcrm/${version}`,
    ...(type && { "content-type": type }),
    ...asked.headers,
  };
  try {
    const response = await fetch(url + asked.path, {
      method: asked.method,
      headers,
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
      ...(body !== undefined && { body }),
    });
    const text = await response.text();
    if (response.status >= 300 && response.status < 400) throw leadsAway(url, response.headers.get("location"));
    return { status: response.status, headers: response.headers, body: parsed(text) };
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw unreachable(url, error);
  }
}

const leadsAway = (url: string, location: string | null) =>
  new Failure(
    "unavailable",
    `${url} answers with a redirect${location === null ? "" : ` to ${plain(location)}`}. Credentials are not carried along: name the right server with --api-url.`,
  );

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const codes: Readonly<Record<number, FailureCode>> = {
  401: "unauthorized",
  402: "payment_required",
  403: "forbidden",
  404: "not_found",
  409: "conflict",
  429: "rate_limited",
};
const codeOf = (status: number): FailureCode => codes[status] ?? (status >= 500 ? "unavailable" : "invalid_request");

const isCode = (code: unknown): code is FailureCode => (failureCodes as readonly unknown[]).includes(code);

/** A refusal by the server, in its own words, with the id of the request and when to come again. */
export function refusal(url: string, { status, headers, body }: Answered): Failure {
  const { code, message } = (body as { error?: { code?: unknown; message?: unknown } } | undefined)?.error ?? {};
  const told = ["x-request-id", "retry-after"].flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [[name, plain(value)]];
  });
  const said =
    typeof message === "string" ? plain(message) : `${url} answers with HTTP ${status}, and not as socialcrm does.`;
  return new Failure(isCode(code) ? code : codeOf(status), said, { status, headers: Object.fromEntries(told) });
}
