import type { Restate } from "../../db/publishing/deliveries.ts";
import type { DeliveryRow } from "../../db/schema/publishing.ts";
import { timeOf } from "../contract/time.ts";
import type { Post } from "../post.ts";
import { progressOf } from "./progress.ts";

const ended = (state: DeliveryRow["state"]) => state !== "scheduled" && state !== "publishing";

/** The state of a post, from those of its deliveries. */
function statusOf(states: readonly DeliveryRow["state"][]): Post["status"] {
  const live = states.filter((state) => state !== "canceled");
  if (live.length === 0) return "draft";
  const is = (state: DeliveryRow["state"]) => live.filter((each) => each === state).length;
  if (!live.every(ended)) return is("scheduled") === live.length ? "scheduled" : "publishing";
  if (is("published") === live.length) return "published";
  if (is("published") > 0) return "partially_published";
  return is("unknown") > 0 ? "unknown" : "failed";
}

/** Rewrites what of a post follows from its deliveries: its status and times, and each target. */
export const restate: Restate = (document, rows, now) => {
  const post = JSON.parse(document) as Post;
  const way = statusOf(rows.map(({ state }) => state));
  const status = way === "draft" && post.approval?.state === "required" ? "awaiting_approval" : way;
  const times = rows.flatMap((row) => (row.state === "published" ? [row.updatedAt] : []));
  const published = times.length > 0 ? timeOf(Math.min(...times)) : post.published_at;
  const known = new Map(rows.map((row) => [row.accountId, row]));
  const written: Post = {
    ...post,
    status,
    // What was called off on every account is a draft again: it goes out at no time, and its links are as they were.
    ...(status === "draft" && { scheduled_at: null, tracking: null }),
    published_at: published,
    targets: post.targets.map((target) => {
      const row = known.get(target.account_id);
      const link = status === "draft" ? null : target.link;
      // Without a delivery it is on no way, whatever it was before it was taken back.
      return { ...target, link, ...(row ? targetOf(row) : untold) };
    }),
    updated_at: timeOf(now),
  };
  const time = Date.parse(written.published_at ?? written.scheduled_at ?? written.created_at);
  return { status, time, document: JSON.stringify(written) };
};

const untold = { status: "draft", remote_id: null, url: null, error: null } as const;

function targetOf(row: DeliveryRow): Pick<Post["targets"][number], "status" | "remote_id" | "url" | "error"> {
  const remote = progressOf(row)[0]?.remote;
  return {
    status: row.state === "canceled" ? "draft" : row.state,
    remote_id: remote?.id || null,
    url: remote?.url ?? null,
    error: row.error,
  };
}
