import { Database } from "bun:sqlite";

type Stored = { id: string; status: string; body: string; tags: string; created: string };

/** A list of posts as a careful peer would write it: one prepared query over a mapped file, newest first. */
export function openPosts(file: string) {
  const db = new Database(file, { readonly: true, strict: true });
  db.run("PRAGMA mmap_size = 4294967296;");
  const page = db.query<Stored, [string, number]>(
    "SELECT id, status, body, tags, created FROM posts WHERE workspace = ? ORDER BY id DESC LIMIT ?",
  );
  return (workspace: string, limit: number) =>
    page.all(workspace, limit).map(({ id, status, body, tags, created }) => ({
      id,
      brand_id: "brand_01k8ybdf00fbm80a22jvfv9gh8",
      status,
      body,
      account_ids: [],
      variants: [],
      thread: [],
      media_ids: [],
      link: null,
      tags: JSON.parse(tags) as string[],
      scheduled_at: null,
      published_at: null,
      targets: [],
      created_at: created,
      updated_at: created,
    }));
}
