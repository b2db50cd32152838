import { OutboundFailed, OutboundRefused, type SafeFetch } from "../net/safe-fetch.ts";
import { type Ask, type Http, NoAnswer } from "./http.ts";

/** Requests to networks over the one way out: servers of Mastodon and of the AT Protocol are named by callers. */
export const httpSafely =
  (fetchSafely: SafeFetch): Http =>
  async ({ method, url, headers = {}, body, within = 30_000, most = 4 * 1024 * 1024 }) => {
    const sent = await written(body);
    try {
      return await fetchSafely(url, {
        method,
        headers: { ...sent.headers, ...headers },
        ...(sent.body !== undefined && { body: sent.body }),
        maxBytes: most,
        timeoutMs: within,
      });
    } catch (error) {
      if (error instanceof OutboundRefused || error instanceof OutboundFailed)
        throw new NoAnswer(error.message, error.arrived, error);
      throw error;
    }
  };

interface Written {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

async function written(body: Ask["body"]): Promise<Written> {
  if (body === undefined || typeof body === "string" || body instanceof Uint8Array) return { headers: {}, body };
  const response = new Response(body);
  const type = response.headers.get("content-type");
  return { headers: type ? { "content-type": type } : {}, body: await response.bytes() };
}
