import { access, mkdir, open, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Gone, isOurs, type MediaStore } from "./store.ts";

/** The folder itself, so that what was put into it is still there after a power cut. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Media in a folder, a folder for each workspace. `flush`: what was kept outlives a power cut. */
export function diskStore(folder: string, flush: boolean): MediaStore {
  const pathOf = (name: string) => join(folder, name);
  const present = async (name: string) => {
    await access(pathOf(name)).catch((cause) => {
      throw cause.code === "ENOENT" ? new Gone(name) : cause;
    });
    return pathOf(name);
  };
  return {
    async keep(name, spooled) {
      const path = pathOf(name);
      const made = await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(spooled, path);
      if (!flush) return;
      await syncFolder(dirname(path));
      if (made !== undefined) await syncFolder(folder);
    },
    body: async (name, from, to) => Bun.file(await present(name)).slice(from, to),
    content: async (name) => Bun.file(await present(name)),
    local: async (name) => ({ path: await present(name), release: async () => {} }),
    remove: (name) => rm(pathOf(name), { force: true }),
    async *names() {
      const folders = await readdir(folder, { withFileTypes: true }).catch((cause) => {
        if (cause.code === "ENOENT") return [];
        throw cause;
      });
      for (const one of folders) {
        if (!one.isDirectory() || !one.name.startsWith("ws_")) continue;
        const files = await readdir(join(folder, one.name));
        yield files.map((file) => `${one.name}/${file}`).filter(isOurs);
      }
    },
  };
}
