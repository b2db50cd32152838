import { and, asc, count, desc, eq, inArray, lt, ne, notInArray, sql, sum } from "drizzle-orm";
import { type Act, perform } from "../act.ts";
import type { Drizzle, Store } from "../open.ts";
import type { Page } from "../page.ts";
import type { MediaRow } from "../publishing/publication.ts";
import { Refusal } from "../refusal.ts";
import { posts } from "../schema/core.ts";
import { media, postMedia } from "../schema/publishing.ts";
import { nextTurn } from "../slices.ts";

export type Media = ReturnType<typeof mediaOf>;
/** How a file is answered. */
type Shown = (row: MediaRow) => string;
/** What is known of a file once it has been looked at. */
export type Known = Pick<MediaRow, "blob" | "sha256" | "sizeBytes" | "width" | "height" | "seconds">;
interface Wanted extends Page {
  readonly status?: MediaRow["status"] | undefined;
}

const one = (workspace: string, id: string) => and(eq(media.workspaceId, workspace), eq(media.id, id));

/** One workspace's files. */
export const mediaOf = (store: Store, workspace: string) => ({
  /** Newest first: `limit` of them at most, older than `before` where it is given. */
  list: ({ limit, offset, before, status }: Wanted): Promise<MediaRow[]> =>
    store.read
      .select()
      .from(media)
      .where(
        and(
          eq(media.workspaceId, workspace),
          before === undefined ? undefined : lt(media.id, before),
          status === undefined ? undefined : eq(media.status, status),
        ),
      )
      .orderBy(desc(media.id))
      .limit(limit)
      .offset(offset),

  find: (id: string): Promise<MediaRow | undefined> => found(store.read, workspace, id),

  /** Keeps room for a file. Refuses (`no_room`) what would pass `most` bytes, uploads that are still to come included; 0: none. */
  create: (act: Act, row: MediaRow, most: number, answer: string): Promise<string> =>
    perform(store, act, [], async (db) => {
      if (most > 0) {
        const used = await bytesOf(db, workspace);
        if (used + row.sizeBytes > most) throw new Refusal("no_room", { about: `${most}|${used}` });
      }
      await db.insert(media).values({ ...row, workspaceId: workspace });
      const { filename, contentType, sizeBytes } = row;
      return { target: row.id, detail: { filename, content_type: contentType, size_bytes: sizeBytes }, answer };
    }),

  /** The bytes are there. Of several that bring them, one is told true. */
  uploaded: (id: string, blob: string, sha256: string, at: number): Promise<boolean> =>
    store.write([workspace], async (db) => {
      const taken = await db
        .update(media)
        .set({ status: "uploaded", blob, sha256, updatedAt: at })
        .where(and(one(workspace, id), eq(media.status, "pending")))
        .returning({ id: media.id });
      return taken.length === 1;
    }),

  /** Makes an upload one that posts can name. Refuses (`state`) where that was done meanwhile: nothing else changes an upload. */
  ready: (act: Act, id: string, known: Known, shown: Shown): Promise<string> =>
    perform(store, act, [], async (db) => {
      const [row] = await db
        .update(media)
        .set({ ...known, status: "ready", updatedAt: act.at })
        .where(and(one(workspace, id), eq(media.status, "uploaded")))
        .returning();
      if (!row) throw new Refusal((await found(db, workspace, id)) ? "state" : "missing");
      return { target: id, detail: { sha256: row.sha256 }, answer: shown(row) };
    }),

  /** `allow` sees the posts that hold the file and may throw to refuse. */
  describe: (
    act: Act,
    { id, alt }: { readonly id: string; readonly alt: string | null },
    allow: (posts: readonly string[]) => void,
    shown: Shown,
  ): Promise<string> =>
    perform(store, act, [], async (db) => {
      const holding = await db
        .select({ document: posts.document })
        .from(postMedia)
        .innerJoin(posts, and(eq(posts.workspaceId, postMedia.workspaceId), eq(posts.id, postMedia.postId)))
        .where(
          and(
            eq(postMedia.workspaceId, workspace),
            eq(postMedia.mediaId, id),
            notInArray(posts.status, ["draft", "published"]),
          ),
        );
      allow(holding.map(({ document }) => document));
      const [row] = await db.update(media).set({ alt, updatedAt: act.at }).where(one(workspace, id)).returning();
      if (!row) throw new Refusal("missing");
      return { target: id, answer: shown(row) };
    }),

  /** Refuses while posts hold it (`in_use`, about how many). Its bytes are to be removed afterwards. */
  remove: (act: Act, id: string, answer: string): Promise<string> =>
    perform(store, act, [], async (db) => {
      const row = await found(db, workspace, id);
      if (!row) throw new Refusal("missing");
      const mine = and(eq(postMedia.workspaceId, workspace), eq(postMedia.mediaId, id));
      const [held] = await db.select({ many: count() }).from(postMedia).where(mine);
      if (Number(held?.many) > 0) throw new Refusal("in_use", { about: String(held?.many) });
      await db.delete(media).where(one(workspace, id));
      return { target: id, detail: { filename: row.filename }, answer };
    }),

  /** How many bytes it keeps, or has kept room for. */
  bytes: (): Promise<number> => bytesOf(store.read, workspace),
});

async function found(db: Drizzle, workspace: string, id: string): Promise<MediaRow | undefined> {
  const [row] = await db.select().from(media).where(one(workspace, id));
  return row;
}

async function bytesOf(db: Drizzle, workspace: string): Promise<number> {
  const [all] = await db
    .select({ bytes: sum(media.sizeBytes) })
    .from(media)
    .where(eq(media.workspaceId, workspace));
  return Number(all?.bytes ?? 0);
}

/** Files of a workspace by their ids: what a post holds, at the moment it goes out. */
export const readyMedia = (store: Store, workspace: string, ids: readonly string[]): Promise<MediaRow[]> =>
  store.read
    .select()
    .from(media)
    .where(and(eq(media.workspaceId, workspace), eq(media.status, "ready"), inArray(media.id, [...ids])));

/** So many rows at once hold up no caller. */
const forgottenAtOnce = 200;

/** Forgets uploads that were over before this time and never confirmed; answers each slice's files, whose bytes can go. */
export async function* forgetUploads(store: Store, before: number): AsyncGenerator<readonly string[]> {
  for (;;) {
    const { workspaceId, id, uploadExpiresAt, status } = media;
    const over = await store.read
      .select({ workspaceId, id })
      .from(media)
      .where(and(lt(uploadExpiresAt, before), ne(status, "ready")))
      .orderBy(asc(uploadExpiresAt))
      .limit(forgottenAtOnce);
    if (over.length === 0) return;
    const topics = [...new Set(over.map((row) => row.workspaceId))];
    const gone = await store.write(topics, (db) =>
      db
        .delete(media)
        .where(
          and(
            inArray(
              id,
              over.map((row) => row.id),
            ),
            lt(uploadExpiresAt, before),
            ne(status, "ready"),
          ),
        )
        .returning({ workspaceId, blob: media.blob }),
    );
    yield gone.flatMap((row) => (row.blob === null ? [] : [`${row.workspaceId}/${row.blob}`]));
    if (over.length < forgottenAtOnce) return;
  }
}

/** Those of the names of files (`<workspace>/<blob>`) that no row knows. */
export async function unknownBlobs(store: Store, names: readonly string[]): Promise<string[]> {
  const unknown: string[] = [];
  for (let from = 0; from < names.length; from += forgottenAtOnce) {
    const some = names.slice(from, from + forgottenAtOnce);
    const blobs = some.map((name) => name.slice(name.indexOf("/") + 1));
    const known = await store.read
      .select({ name: sql<string>`${media.workspaceId} || '/' || ${media.blob}` })
      .from(media)
      .where(inArray(media.blob, blobs));
    const recorded = new Set(known.map(({ name }) => name));
    await nextTurn();
    unknown.push(...some.filter((name) => !recorded.has(name)));
  }
  return unknown;
}

/** The names of the bytes of all files that are ready, in slices. */
export async function* readyBlobs(store: Store): AsyncGenerator<readonly string[]> {
  let after = "";
  for (;;) {
    const rows = await store.read
      .select({ workspace: media.workspaceId, blob: media.blob })
      .from(media)
      .where(and(eq(media.status, "ready"), sql`${media.blob} > ${after}`))
      .orderBy(asc(media.blob))
      .limit(forgottenAtOnce);
    await nextTurn();
    yield rows.map(({ workspace, blob }) => `${workspace}/${blob}`);
    after = rows.at(-1)?.blob ?? "";
    if (rows.length < forgottenAtOnce) return;
  }
}
