import { mkdir, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "../contract/id.ts";
import { madeAt } from "./store.ts";

type Handle = Awaited<ReturnType<typeof open>>;

/** A file that is being written. Until it is finished it is nobody's, and `abandon` leaves nothing of it. */
export class Unfinished {
  readonly path: string;
  readonly #file: Handle;
  readonly #hash = new Bun.CryptoHasher("sha256");
  readonly #flush: boolean;
  #size = 0;

  constructor(path: string, file: Handle, flush: boolean) {
    this.path = path;
    this.#file = file;
    this.#flush = flush;
  }

  get size(): number {
    return this.#size;
  }

  async write(bytes: Uint8Array): Promise<void> {
    for (let from = 0; from < bytes.byteLength; ) {
      const { bytesWritten } = await this.#file.write(bytes, from, bytes.byteLength - from);
      from += bytesWritten;
    }
    this.#hash.update(bytes);
    this.#size += bytes.byteLength;
  }

  /** Everything is written, and on the disk where durability asks for it; answers the SHA-256 of it in hexadecimal. */
  async finish(): Promise<string> {
    if (this.#flush) await this.#file.sync();
    await this.#file.close();
    return this.#hash.digest("hex");
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
    await rm(this.path, { force: true });
  }
}

/** The folder of files that are being written. */
export class Spool {
  readonly #folder: string;
  readonly #flush: boolean;

  constructor(folder: string, flush: boolean) {
    this.#folder = folder;
    this.#flush = flush;
  }

  async begin(): Promise<Unfinished> {
    await this.#folderMade();
    const path = join(this.#folder, newId("blob"));
    return new Unfinished(path, await open(path, "wx", 0o600), this.#flush);
  }

  /** Removes what was begun before this time and never finished: whoever wrote it has died. */
  async sweep(before: number): Promise<void> {
    await this.#folderMade();
    for (const name of await readdir(this.#folder))
      if (/^blob_[0-9a-z]{26}$/.test(name) && madeAt(name) < before)
        await rm(join(this.#folder, name), { force: true });
  }

  #folderMade(): Promise<unknown> {
    return mkdir(this.#folder, { recursive: true, mode: 0o700 });
  }
}
