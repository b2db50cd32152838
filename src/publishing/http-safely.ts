import type { Streamed } from "../net/exchange.ts";
import { OutboundFailed, OutboundRefused, type SafeFetch } from "../net/safe-fetch.ts";
import { type Ask, type Http, NoAnswer } from "./http.ts";
import { multipart } from "./multipart.ts";

const streamed = (blob: Blob): Streamed => ({ length: blob.size, chunks: () => blob.stream() });

function encoded(body: Ask["body"]): { body?: string | Uint8Array | Streamed; type?: string } {
  if (body === undefined) return {};
  if (typeof body === "string" || body instanceof Uint8Array) return { body };
  if (body instanceof URLSearchParams) return { body: body.toString(), type: "application/x-www-form-urlencoded" };
  return body instanceof Blob ? { body: streamed(body) } : multipart(body);
}

/** Requests to networks over the one way out: servers of Mastodon and of the AT Protocol are named by callers. */
export const httpSafely =
  (fetchSafely: SafeFetch): Http =>
  async ({ method, url, headers, body: given, within = 30_000, most = 4 * 1024 * 1024 }) => {
    const { body, type } = encoded(given);
    try {
      return await fetchSafely(url, {
        method,
        headers: { ...(type && { "content-type": type }), ...headers },
        ...(body !== undefined && { body }),
        maxBytes: most,
        timeoutMs: within,
      });
    } catch (error) {
      if (error instanceof OutboundFailed)
        throw new NoAnswer(error.message, { mayHaveArrived: error.arrived, isLate: error.late });
      if (!(error instanceof OutboundRefused)) throw error;
      throw new NoAnswer(error.message, { mayHaveArrived: error.arrived, isFinal: true });
    }
  };
