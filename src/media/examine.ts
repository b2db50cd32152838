import type { Known } from "../../db/posts/media.ts";
import type { MediaRow } from "../../db/publishing/publication.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import type { Looked } from "./formats/looked.ts";
import { type Kind, look } from "./look.ts";
import { cleaned } from "./pieces.ts";
import { Unsound } from "./reader.ts";
import type { Spool } from "./spool.ts";
import type { MediaStore } from "./store.ts";

export const nameOf = ({ workspaceId }: Pick<MediaRow, "workspaceId">, blob: string | null): string =>
  `${workspaceId}/${blob}`;

/**
 * Looks at an upload, and writes it anew without its metadata where it has any. What comes out is a file of its own:
 * the upload stays as it is until the database has changed over.
 */
export async function examine(row: MediaRow, store: MediaStore, spool: Spool): Promise<Known> {
  const local = await store.local(nameOf(row, row.blob));
  try {
    const { pieces, width, height, seconds } = await lookedAt(local.path, row);
    const measured = { width, height, seconds };
    if (pieces.isWhole(row.sizeBytes))
      return { blob: row.blob, sha256: row.sha256, sizeBytes: row.sizeBytes, ...measured };
    const copy = await spool.begin();
    try {
      for await (const bytes of cleaned(local.path, pieces.list)) await copy.write(bytes);
      const sha256 = await copy.finish();
      const blob = newId("blob");
      await store.keep(nameOf(row, blob), copy.path);
      return { blob, sha256, sizeBytes: copy.size, ...measured };
    } catch (error) {
      await copy.abandon();
      throw error;
    }
  } finally {
    await local.release();
  }
}

async function lookedAt(path: string, row: MediaRow): Promise<Looked> {
  try {
    return await look(path, row.contentType as Kind);
  } catch (error) {
    if (error instanceof Unsound) throw new Failure("invalid_request", `The file ${error.message}`);
    throw error;
  }
}
