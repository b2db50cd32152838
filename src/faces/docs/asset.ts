/** What a page of the documentation may load and do: this server's own files, and calls of its API. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

const guards = {
  "content-security-policy": policy,
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
  vary: "Accept-Encoding",
};

interface Content {
  readonly plain: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
  readonly tag: string;
}

/** Loaded when it is first needed: it would be 4 ms of every start. */
const zlib = () => import("node:zlib");

async function compress(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { gzip } = await zlib();
  return new Promise((resolve, reject) => {
    gzip(bytes, (error, packed) => (error ? reject(error) : resolve(packed)));
  });
}

async function expand(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const { gunzip } = await zlib();
  return new Promise((resolve, reject) => {
    gunzip(bytes, (error, plain) => (error ? reject(error) : resolve(plain)));
  });
}

/** Whether a file stands in the executable as gzip has made it (RFC 1952 §2.3.1). */
const isPacked = (bytes: Uint8Array) => bytes[0] === 0x1f && bytes[1] === 0x8b;

const acceptsGzip = (request: Request) =>
  /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))/i.test(request.headers.get("accept-encoding") ?? "");

/**
 * Answers with content that stays the same for as long as the server runs: read and (un)packed at the first request,
 * on another thread, then kept. A browser that has it asks with its tag and gets 304.
 */
export function asset(type: string, read: () => Promise<Uint8Array>, more: Record<string, string> = {}) {
  let content: Promise<Content> | undefined;
  return async (request: Request): Promise<Response> => {
    content ??= packed(read);
    const {
      plain,
      packed: small,
      tag,
    } = await content.catch((error) => {
      content = undefined;
      throw error;
    });
    const headers = { ...guards, ...more, "content-type": type, etag: tag };
    if (names(request.headers.get("if-none-match"), tag)) return new Response(null, { status: 304, headers });
    if (small.byteLength >= plain.byteLength || !acceptsGzip(request)) return new Response(plain, { headers });
    return new Response(small, { headers: { ...headers, "content-encoding": "gzip" } });
  };
}

async function packed(read: () => Promise<Uint8Array>): Promise<Content> {
  const stored = new Uint8Array(await read());
  const plain = isPacked(stored) ? await expand(stored) : stored;
  const small = isPacked(stored) ? stored : new Uint8Array(await compress(plain));
  // Weak, because both encodings go under it.
  return {
    plain,
    packed: small,
    tag: `W/"${new Bun.CryptoHasher("sha256").update(plain).digest("hex").slice(0, 32)}"`,
  };
}

const names = (header: string | null, tag: string) =>
  header?.split(",").some((one) => one.trim() === "*" || `W/${one.trim().replace(/^W\//, "")}` === tag);
