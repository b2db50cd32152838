import type { PostPreview } from "../../../../operations/preview.ts";
import type { Post } from "../../../../post.ts";
import { show } from "../page/element.ts";
import { answerOf, type Host, type Json } from "../page/host.ts";
import { root, say, start } from "../page/start.ts";
import { drawn, type Preview, previewOf } from "./preview.ts";

/* The preview of a post, for every tool that answers a post. */

let now: { readonly host: Host; preview: Preview } | undefined;

const isPreview = (answer: Json): answer is PostPreview => Array.isArray(answer.accounts);
const isPost = (answer: Json): answer is Post => typeof answer.id === "string" && typeof answer.body === "string";

/** A post as far as it tells itself how it looks: where the client lets a page ask for no more. */
const plainly = ({
  id,
  brand_id,
  status,
  body,
  scheduled_at,
  published_at,
  approval,
  updated_at,
}: Post): PostPreview => ({
  ...{ id, brand_id, status, body, scheduled_at, published_at, approval, updated_at },
  ...{ refused: null, accounts: [], violations: [], charges: [] },
});

const readPreview = async (host: Host, id: string): Promise<PostPreview> => {
  const answer = await host.look("preview_post", { id });
  if (!isPreview(answer)) throw new Error("The preview could not be read.");
  return answer;
};

function redraw(): void {
  if (!now) return;
  const { host, preview } = now;
  const again = async () => {
    const post = await readPreview(host, preview.post.id);
    if (now) now.preview = { ...previewOf(post, preview.at), state: preview.state };
  };
  show(root(), drawn({ host, preview, redraw, again }));
}

function open(host: Host, post: PostPreview, look?: Preview["look"]): void {
  now = { host, preview: previewOf(post, now?.preview.at, look) };
  redraw();
}

void start({
  name: "socialcrm-post-preview",
  waiting: "The post is on its way…",
  answered(host, result) {
    const answer = answerOf(result);
    if (isPreview(answer)) return open(host, answer);
    if (!isPost(answer)) return say("There is no post to show.");
    open(host, plainly(answer), host.can.call ? "coming" : "unknown");
    // A draft that was only tried is nowhere: it is shown as it was answered.
    if (host.can.call)
      readPreview(host, answer.id).then(
        (post) => open(host, post),
        () => open(host, plainly(answer), "unknown"),
      );
  },
  redraw,
});
