import type { Streamed } from "../net/exchange.ts";

/** A file in a form, under the name that the network is told. */
export interface FormFile {
  readonly content: Blob;
  readonly filename: string;
  readonly type: string;
}
/** A form with files: its fields in order. */
export type Multipart = readonly (readonly [name: string, value: string | FormFile])[];

const escaped = (name: string) => name.replaceAll("\r", "%0D").replaceAll("\n", "%0A").replaceAll('"', "%22");

/**
 * A form as multipart/form-data (RFC 7578), files read as they go. Bun's own FormData would hold them in memory twice,
 * and names a file by its path on the disk.
 */
export function multipart(form: Multipart): { body: Streamed; type: string } {
  const boundary = `socialcrm-${crypto.randomUUID()}`;
  const encoder = new TextEncoder();
  const pieces = form.flatMap(([name, value]): (Uint8Array | Blob)[] => {
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${escaped(name)}"`;
    if (typeof value === "string") return [encoder.encode(`${head}\r\n\r\n${value}\r\n`)];
    const { content, filename, type } = value;
    const full = `${head}; filename="${escaped(filename)}"\r\ncontent-type: ${type}\r\n\r\n`;
    return [encoder.encode(full), content, encoder.encode("\r\n")];
  });
  pieces.push(encoder.encode(`--${boundary}--\r\n`));
  const length = pieces.reduce((sum, piece) => sum + (piece instanceof Blob ? piece.size : piece.length), 0);
  async function* chunks() {
    for (const piece of pieces) {
      if (piece instanceof Blob) yield* piece.stream();
      else yield piece;
    }
  }
  return { body: { length, chunks }, type: `multipart/form-data; boundary=${boundary}` };
}
