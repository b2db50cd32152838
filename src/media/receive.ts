import type { MediaRow } from "../../db/publishing/publication.ts";
import type { Clock } from "../clock.ts";
import { Failure } from "../contract/failure.ts";
import { kindOf, tellingBytes } from "./look.ts";
import type { Spool, Unfinished } from "./spool.ts";

/** How long one upload may take, in milliseconds. */
export const longestUpload = 3_600_000;

const bad = (message: string, status = 400) => new Failure("invalid_request", message, { status });
const wrongLength = (found: number, { sizeBytes }: MediaRow) =>
  found > sizeBytes
    ? bad(`body: is larger than the ${sizeBytes} bytes that were declared; nothing was kept.`, 413)
    : bad(`body: ends after ${found} of the ${sizeBytes} bytes that were declared; nothing was kept.`);

/** Refuses by its headers, before a byte is read, what cannot become the file that was declared. */
function checkHeaders({ headers }: Request, row: MediaRow): void {
  const type = headers.get("content-type")?.split(";", 1)[0]?.trim().toLowerCase();
  if (type !== row.contentType) throw bad(`Content-Type: must be ${row.contentType}, as declared.`, 415);
  const encoding = headers.get("content-encoding");
  if (encoding !== null && encoding.toLowerCase() !== "identity")
    throw bad("Content-Encoding: is not read here; send the file as it is.", 415);
  const length = headers.get("content-length");
  if (length !== null && Number(length) !== row.sizeBytes) throw wrongLength(Number(length), row);
}

/** Refuses by its first bytes what is another kind of file than was declared. */
function checkKind(start: Uint8Array, { contentType }: MediaRow): void {
  const found = kindOf(start);
  if (found === contentType) return;
  const what = found ? `This is ${found}` : "This is no file of a kind that is taken";
  throw bad(`body: must be ${contentType}, as declared. ${what}; nothing was kept.`, 415);
}

/** Reads an upload into the spool, refusing it as soon as it is not what was declared. Nothing of a refused one is left. */
export async function receive(
  request: Request,
  row: MediaRow,
  spool: Spool,
  clock: Clock,
): Promise<{ file: Unfinished; sha256: string }> {
  checkHeaders(request, row);
  const file = await spool.begin();
  try {
    await copy(request, row, file, clock.monotonic() + longestUpload, clock);
    return { file, sha256: await file.finish() };
  } catch (error) {
    await file.abandon();
    if (request.signal.aborted || (error as Error).name === "AbortError")
      throw bad("body: was broken off; nothing was kept.");
    throw error;
  }
}

async function copy(request: Request, row: MediaRow, file: Unfinished, deadline: number, clock: Clock): Promise<void> {
  let start: Uint8Array = new Uint8Array();
  let isTold = false;
  for await (const chunk of request.body ?? []) {
    if (file.size + chunk.byteLength > row.sizeBytes) throw wrongLength(file.size + chunk.byteLength, row);
    if (clock.monotonic() > deadline) throw bad("body: took longer than an hour; nothing was kept.");
    if (!isTold) {
      start = Buffer.concat([start, chunk.subarray(0, tellingBytes)]);
      isTold = start.byteLength >= tellingBytes;
      if (isTold) checkKind(start, row);
    }
    await file.write(chunk);
  }
  if (file.size < row.sizeBytes) throw wrongLength(file.size, row);
  if (!isTold) checkKind(start, row);
}
