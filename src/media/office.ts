import { join } from "node:path";
import type { Store } from "../../db/open.ts";
import { forgetUploads, type Known, mediaOf, readyBlobs, readyMedia, unknownBlobs } from "../../db/posts/media.ts";
import type { MediaRow } from "../../db/publishing/publication.ts";
import { Lane } from "../auth/lane.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { missing } from "../contract/refused.ts";
import type { Log } from "../log.ts";
import { NetworkFailure } from "../publishing/failure.ts";
import type { Media } from "../publishing/network.ts";
import type { RootKey } from "../vault/root-key.ts";
import { bucketOf } from "./bucket.ts";
import { diskStore } from "./disk.ts";
import { examine, nameOf } from "./examine.ts";
import { endings, isKind } from "./look.ts";
import { longestUpload, receive } from "./receive.ts";
import { s3Store } from "./s3.ts";
import { signedWith } from "./signed.ts";
import { Spool } from "./spool.ts";
import { Gone, type MediaStore, madeAt } from "./store.ts";

interface Parts {
  readonly store: Store;
  readonly root: RootKey;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Pick<
    Config,
    "data" | "durability" | "media_store" | "media_store_key" | "media_store_secret" | "media_upload_bytes"
  >;
  readonly publicUrl: () => string;
}

/** What a network is given an address for, in milliseconds: some fetch a film minutes after they were told of it. */
const publicLife = 6 * 3_600_000;
const day = 86_400_000;

/** Everything about files but their rows. */
export class MediaOffice {
  readonly #parts: Parts;
  readonly #spool: Spool;
  readonly #signed: ReturnType<typeof signedWith>;
  /** Whatever is unfinished and older than this process was left behind by one that died: the folder has one server. */
  readonly #since = madeAt(newId("blob"));
  /** Looking at a file takes a core for a moment, and some memory. */
  readonly #lane = new Lane(2, 100);
  #store: MediaStore | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { data, durability } = parts.config;
    this.#spool = new Spool(join(data, "media", "unfinished"), durability === "full");
    this.#signed = signedWith(parts.root);
  }

  /** The largest file that is taken, in bytes. */
  get mostBytes(): number {
    return this.#parts.config.media_upload_bytes;
  }

  /** Made when it is first needed: few requests have to do with files. */
  get store(): MediaStore {
    this.#store ??= this.#opened();
    return this.#store;
  }

  #opened(): MediaStore {
    const { data, durability, media_store, media_store_key = "", media_store_secret = "" } = this.#parts.config;
    const bucket = media_store === undefined ? undefined : bucketOf(media_store);
    if (bucket) return s3Store(bucket, { id: media_store_key, key: media_store_secret }, this.#spool);
    return diskStore(join(data, "media"), durability === "full");
  }

  /** Where an upload goes, with the right to bring it. */
  uploadUrl(workspace: string, id: string, expiresAt: number): string {
    const query = this.#signed.query({ use: "upload", workspace, id, expiresAt });
    return `${this.#parts.publicUrl()}/media/${workspace}/${id}?${query}`;
  }

  /** Where a file is read with a credential. */
  contentUrl = (id: string): string => `${this.#parts.publicUrl()}/v1/media/${id}/content`;

  /** Whether a network could reach us, and nobody else would see what it is told. */
  get isPublic(): boolean {
    return this.#parts.publicUrl().startsWith("https://");
  }

  /** Where a network can fetch a file for some hours; null where it could not reach us, or would be seen by others. */
  publicUrlOf({ workspaceId: workspace, id, contentType }: MediaRow): string | null {
    const base = this.#parts.publicUrl();
    if (!this.isPublic || !isKind(contentType)) return null;
    const query = this.#signed.query({ use: "read", workspace, id, expiresAt: this.#parts.clock.now() + publicLife });
    return `${base}/media/${workspace}/${id}/${id}.${endings[contentType]}?${query}`;
  }

  /** The file that a signed address is good for. */
  async signedFile(workspace: string, id: string, query: URLSearchParams): Promise<MediaRow> {
    const { store, clock } = this.#parts;
    this.#signed.check({ use: "read", workspace, id }, query, clock.now());
    return ready(await mediaOf(store, workspace).find(id));
  }

  async file(workspace: string, id: string): Promise<MediaRow> {
    return ready(await mediaOf(this.#parts.store, workspace).find(id));
  }

  /** Takes an upload that comes to a signed address. Of several for one file, one is kept. */
  async receive(workspace: string, id: string, query: URLSearchParams, request: Request): Promise<void> {
    const { store, clock } = this.#parts;
    this.#signed.check({ use: "upload", workspace, id }, query, clock.now());
    const rows = mediaOf(store, workspace);
    const row = await rows.find(id);
    if (!row) throw missing({ noun: "file" });
    if (row.status !== "pending") throw uploadedBefore();
    await this.reached(async () => {
      const { file, sha256 } = await receive(request, row, this.#spool, clock);
      const blob = newId("blob");
      try {
        await this.store.keep(nameOf(row, blob), file.path);
        if (!(await rows.uploaded(id, blob, sha256, clock.now())))
          throw (await rows.find(id)) ? uploadedBefore() : missing({ noun: "file" });
      } catch (error) {
        await file.abandon();
        await this.discard(workspace, blob);
        throw error;
      }
    });
  }

  /** Looks at an upload; what comes out of it is not yet the file's. */
  async examine(row: MediaRow): Promise<Known> {
    const known = await this.#lane.run(() => this.reached(() => examine(row, this.store, this.#spool)));
    if (known) return known;
    throw new Failure("unavailable", "Too many files are being looked at; try again in a few seconds.");
  }

  /** Removes bytes that are nobody's any more. Where that fails, they are found by the next upkeep. */
  async discard(workspaceId: string, blob: string | null): Promise<void> {
    if (blob === null) return;
    await this.store
      .remove(nameOf({ workspaceId }, blob))
      .catch((error: unknown) => this.#parts.log.warn("media_not_removed", { error }));
  }

  /** What posts name, as networks want it. What is not there any more is left out. */
  async mediaFor(workspace: string, ids: readonly string[]): Promise<ReadonlyMap<string, Media>> {
    if (ids.length === 0) return new Map();
    const rows = await readyMedia(this.#parts.store, workspace, ids);
    return new Map(rows.map((row) => [row.id, this.#sendable(row)]));
  }

  #sendable(row: MediaRow): Media {
    const { filename, contentType, sizeBytes, width, height, seconds, alt } = row;
    const content = () =>
      this.store.content(nameOf(row, row.blob)).catch((cause: unknown) => {
        const gone = cause instanceof Gone;
        throw new NetworkFailure(
          gone ? "refused" : "unavailable",
          gone ? `The file ${filename} is gone from the media store.` : "The media store cannot be reached.",
          { cause },
        );
      });
    const told = { filename, type: contentType, bytes: sizeBytes, width, height, seconds, alt };
    return { ...told, content, url: this.publicUrlOf(row) };
  }

  /** Throws away what was never finished or confirmed, and files that no row knows. */
  async upkeep(at: number, stopping: AbortSignal): Promise<void> {
    const { store, log } = this.#parts;
    await this.#spool.sweep(this.#since);
    for await (const names of forgetUploads(store, at - longestUpload)) {
      for (const name of names) await this.store.remove(name);
      if (stopping.aborted) return;
    }
    const there = new Set<string>();
    for await (const names of this.store.names()) {
      // What is younger may be on its way into a row.
      const old = names.filter((name) => madeAt(name) < at - day);
      for (const name of await unknownBlobs(store, old)) await this.store.remove(name);
      for (const name of names) there.add(name);
      if (stopping.aborted) return;
    }
    let gone = 0;
    for await (const names of readyBlobs(store))
      gone += names.filter((name) => !there.has(name) && madeAt(name) < at - day).length;
    if (gone > 0) log.error("media_gone", { files: gone, hint: "rows stay: bring the media folder or bucket back" });
  }

  /** What goes wrong with the store in words for the caller. */
  async reached<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (cause) {
      const { code } = cause as { code?: unknown };
      if (cause instanceof Gone)
        throw new Failure("unavailable", "The bytes of this file are gone from the media store; upload it anew.", {
          cause,
        });
      if (code === "ENOSPC" || code === "EDQUOT")
        throw new Failure("unavailable", "The media store is full; nothing was kept. Tell who runs the server.", {
          cause,
        });
      if (isTrouble(cause))
        throw new Failure("unavailable", "The media store cannot be used right now; try again later.", { cause });
      throw cause;
    }
  }
}

const troubles = new Set(["EACCES", "EIO", "EMFILE", "ENFILE", "ENOENT", "EROFS", "ENOTDIR", "ECONNREFUSED"]);
const isTrouble = (cause: unknown): boolean => {
  const { code, name } = cause as { code?: unknown; name?: unknown };
  return name === "S3Error" || troubles.has(String(code));
};

const uploadedBefore = () => new Failure("conflict", "This file has been uploaded; an address takes one upload.");

function ready(row: MediaRow | undefined): MediaRow {
  if (row?.status !== "ready") throw missing({ noun: "file" });
  return row;
}
