import { rm } from "node:fs/promises";
import type { Bucket } from "./bucket.ts";
import type { Spool } from "./spool.ts";
import { Gone, isOurs, type MediaStore } from "./store.ts";

const isMissing = (error: unknown) => (error as { code?: unknown }).code === "NoSuchKey";

/** Media in a bucket of S3 or of what speaks like it. The operator named it, so no address is refused. */
export function s3Store(
  { bucket, prefix, endpoint, region }: Bucket,
  secret: { id: string; key: string },
  spool: Spool,
): MediaStore {
  const client = new Bun.S3Client({
    ...{ bucket, region, accessKeyId: secret.id, secretAccessKey: secret.key },
    ...(endpoint !== undefined && { endpoint }),
  });
  const present = async (name: string) => {
    const file = client.file(prefix + name);
    if (!(await file.exists())) throw new Gone(name);
    return file;
  };
  return {
    async keep(name, spooled) {
      await client.write(prefix + name, Bun.file(spooled), { type: "application/octet-stream" });
      await rm(spooled, { force: true });
    },
    // A response made of the file itself would lead the caller to the bucket.
    body: async (name, from, to) => (await present(name)).slice(from, to).stream(),
    content: async (name) => new Blob([await (await present(name)).arrayBuffer()]),
    async local(name) {
      const file = await present(name);
      const copy = await spool.begin();
      try {
        for await (const chunk of file.stream()) await copy.write(chunk);
        await copy.finish();
      } catch (error) {
        await copy.abandon();
        throw error;
      }
      return { path: copy.path, release: () => rm(copy.path, { force: true }) };
    },
    remove: (name) =>
      client.delete(prefix + name).catch((error) => {
        if (!isMissing(error)) throw error;
      }),
    async *names() {
      for (let startAfter: string | undefined; ; ) {
        const page = await client.list({ prefix: `${prefix}ws_`, ...(startAfter !== undefined && { startAfter }) });
        const keys = (page.contents ?? []).map(({ key }) => key);
        yield keys.map((key) => key.slice(prefix.length)).filter(isOurs);
        startAfter = keys.at(-1);
        if (page.isTruncated !== true || startAfter === undefined) return;
      }
    },
  };
}
