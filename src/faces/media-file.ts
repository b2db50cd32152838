import { randomBytes } from "node:crypto";
import type { MediaRow } from "../../db/publishing/publication.ts";
import { nameOf } from "../media/examine.ts";
import type { MediaOffice } from "../media/office.ts";
import type { Range } from "../media/pieces.ts";
import { rangesIn } from "./range.ts";

/** RFC 8187: the name in ASCII, and as it is. */
const disposition = (filename: string) =>
  `inline; filename="${filename.replace(/[^\x20-\x7e]|["\\%]/g, "_")}"; filename*=UTF-8''${encodeURIComponent(
    filename,
  ).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`)}`;

const headersOf = ({ sha256, filename, contentType }: MediaRow): Record<string, string> => ({
  "content-type": contentType,
  etag: `"${sha256}"`,
  "accept-ranges": "bytes",
  "cache-control": "private, no-cache",
  "content-disposition": disposition(filename),
  "x-content-type-options": "nosniff",
  // Whatever got past the look at it: nothing in it runs, and no other site shows it as its own.
  "content-security-policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
});

const isSame = (header: string, etag: string) =>
  header === "*" || header.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);

/** Answers with a file, or the parts of it that are asked for. Its tag is its content's, so what has the tag has the file. */
export async function fileAnswer(
  { method, headers }: Request,
  row: MediaRow,
  media: MediaOffice,
  more: Readonly<Record<string, string>>,
): Promise<Response> {
  const fields = { ...headersOf(row), ...more };
  const size = row.sizeBytes;
  const known = headers.get("if-none-match");
  if (known !== null && isSame(known, fields.etag as string))
    return new Response(null, { status: 304, headers: fields });
  const asked = headers.get("range");
  const still = headers.get("if-range");
  const ranges = asked !== null && (still === null || still === fields.etag) ? rangesIn(asked, size) : undefined;
  if (ranges?.length === 0)
    return new Response(null, { status: 416, headers: { ...more, "content-range": `bytes */${size}` } });
  const [range = { from: 0, to: size }, another] = ranges ?? [];
  const name = nameOf(row, row.blob);
  const body = ({ from, to }: Range) => media.reached(() => media.store.body(name, from, to));
  if (ranges && another) return parts(ranges, row, fields, method === "HEAD" ? undefined : body);
  const partial = ranges ? { "content-range": contentRange(range, size) } : {};
  return new Response(method === "HEAD" ? null : await body(range), {
    status: ranges ? 206 : 200,
    headers: { ...fields, ...partial, "content-length": String(range.to - range.from) },
  });
}

const contentRange = ({ from, to }: Range, size: number) => `bytes ${from}-${to - 1}/${size}`;

type Body = (range: Range) => Promise<Blob | ReadableStream<Uint8Array>>;

/** Several parts in one answer: `multipart/byteranges` (RFC 9110 §14.6). */
function parts(
  ranges: readonly Range[],
  row: MediaRow,
  fields: Record<string, string>,
  body: Body | undefined,
): Response {
  const boundary = randomBytes(16).toString("hex");
  const heads = ranges.map((range) =>
    Buffer.from(
      `\r\n--${boundary}\r\ncontent-type: ${row.contentType}\r\ncontent-range: ${contentRange(range, row.sizeBytes)}\r\n\r\n`,
    ),
  );
  const end = Buffer.from(`\r\n--${boundary}--\r\n`);
  async function* written(read: Body): AsyncGenerator<Uint8Array> {
    for (const [at, range] of ranges.entries()) {
      yield heads[at] as Uint8Array;
      const part = await read(range);
      yield* part instanceof Blob ? part.stream() : part;
    }
    yield end;
  }
  const headers = { ...fields, "content-type": `multipart/byteranges; boundary=${boundary}` };
  return new Response(body ? streamOf(written(body)) : null, { status: 206, headers });
}

/** What a generator makes, when it is asked for; it is told when nobody listens any more. */
const streamOf = (made: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> =>
  new ReadableStream({
    async pull(controller) {
      const { done, value } = await made.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: () => made.return(undefined).then(() => {}),
  });
