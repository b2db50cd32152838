import type { Static } from "@sinclair/typebox";
import type { MediaRow, Surroundings } from "../../db/publishing/publication.ts";
import { Approval } from "../approval.ts";
import type { MediaHouse } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orNull, Time } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import { Post, postId } from "../post.ts";
import { accountId, accountOf } from "../publishing/account.ts";
import { units } from "../publishing/limits.ts";
import type { Previewed } from "../publishing/preview.ts";
import { accountStatuses } from "./account.ts";
import { accountsLeft, Charge, chargesOf, checkState, onItsWay, Violation, violationsOf } from "./rehearsal.ts";
import { repeatsIn, warnings, withWarnings } from "./warning.ts";

/* A post as people would see it on each network. */

const noun = "post";

const Mark = T.Object(
  {
    kind: OneOf(["link", "mention", "hashtag"], "What it is."),
    start: T.Integer({ description: "Where in `text` it begins, in UTF-16 units." }),
    end: T.Integer({ description: "Where it ends." }),
    url: orNull(T.String({ description: "Where a link leads." })),
  },
  { title: "PreviewMark" },
);
const File = T.Object(
  {
    id: T.String({ description: "The file." }),
    filename: T.String({ description: "What it is called." }),
    content_type: T.String({ description: "What kind of file it is." }),
    size_bytes: T.Integer({ description: "How many bytes it has." }),
    width: orNull(T.Integer({ description: "Its width in pixels." })),
    height: orNull(T.Integer({ description: "Its height in pixels." })),
    seconds: orNull(T.Number({ description: "The length of a video." })),
    alt: orNull(T.String({ description: "What it shows, for those who cannot see it." })),
    url: T.String({ description: "Where its bytes are, for a credential with posts:read." }),
  },
  { title: "PreviewFile" },
);
const Part = T.Object(
  {
    part: T.Integer({ description: "Which part: 0 is the post, its thread and first comment follow." }),
    kind: OneOf(["post", "thread", "comment"], "What it is."),
    text: T.String({ description: "The text as people read it there, with the link where it is part of the text." }),
    marks: T.Array(Mark, { description: "The parts of the text that can be clicked, in order." }),
    length: T.Integer({ description: "Its length as the network counts it." }),
    max_length: orNull(T.Integer({ description: "The longest length allowed; null: the network has no such parts." })),
    unit: orNull(OneOf(units, "What is counted.")),
    bytes: orNull(T.Integer({ description: "How many bytes it has, where these are limited too." })),
    max_bytes: orNull(T.Integer({ description: "How many it may have." })),
    card_url: orNull(T.String({ description: "The link that is shown as a card below the text." })),
    media: T.Array(File, { description: "Its pictures and videos, in order." }),
  },
  { title: "PreviewPart" },
);
const OnAccount = T.Object(
  {
    account_id: accountId,
    network: T.String({ description: "Its network.", examples: ["bluesky"] }),
    network_title: T.String({ description: "The network's name for people.", examples: ["Bluesky"] }),
    name: T.String({ description: "The name that people see." }),
    handle: T.String({ description: "Its name on the network." }),
    account_status: OneOf(accountStatuses, "Whether it can be published to."),
    status: T.String({ description: "The post's status on this account." }),
    post_url: orNull(T.String({ description: "Where it can be seen." })),
    error: orNull(T.String({ description: "Why it failed, in the network's words." })),
    parts: T.Array(Part, { description: "The post, its thread and its first comment." }),
  },
  { title: "AccountPreview" },
);
const Preview = T.Object(
  {
    id: postId,
    brand_id: Post.properties.brand_id,
    status: Post.properties.status,
    body: Post.properties.body,
    scheduled_at: orNull(Time("When it is to be published.")),
    published_at: orNull(Time("When it was published.")),
    approval: Approval,
    updated_at: Time("When it was last changed."),
    refused: orNull(T.String({ description: "Why its status keeps it from being scheduled; null: it does not." })),
    accounts: T.Array(OnAccount, { description: "How it would look on each account." }),
    violations: T.Array(Violation, { description: "What keeps it from being published; empty: nothing." }),
    charges: T.Array(Charge, { description: "What the networks would charge." }),
    warnings,
  },
  { title: "PostPreview" },
);

export type PostPreview = Static<typeof Preview>;

const fileShown = (row: MediaRow, contentUrl: MediaHouse["contentUrl"]): Static<typeof File> => ({
  ...{ id: row.id, filename: row.filename, content_type: row.contentType, size_bytes: row.sizeBytes },
  ...{ width: row.width, height: row.height, seconds: row.seconds, alt: row.alt, url: contentUrl(row.id) },
});

function shown(
  { account, network, looks }: Previewed,
  target: Post["targets"][number] | undefined,
  contentUrl: MediaHouse["contentUrl"],
): Static<typeof OnAccount> {
  const { name, handle } = accountOf(account);
  return {
    ...{ account_id: account.id, network: account.network, network_title: network?.title ?? account.network },
    ...{ name, handle, account_status: account.status },
    ...{ status: target?.status ?? "draft", post_url: target?.url ?? null, error: target?.error ?? null },
    parts: looks.map(({ kind, text, marks, length, limit, bytes, card, media }, part) => ({
      ...{ part, kind, text, marks: [...marks], length },
      ...{ max_length: limit?.max ?? null, unit: limit?.unit ?? null, bytes, max_bytes: limit?.maxBytes ?? null },
      ...{ card_url: card, media: media.map((row) => fileShown(row, contentUrl)) },
    })),
  };
}

/** What scheduling would say of its state. */
function refusalOf(post: Post, found: Surroundings): string | null {
  try {
    checkState(post, found);
    return null;
  } catch (error) {
    if (error instanceof Failure) return error.message;
    throw error;
  }
}

export const previewPost = operation({
  name: "preview_post",
  route: "GET /v1/posts/:id/preview",
  noun,
  summary: "Preview a post",
  description:
    "Shows how a post would look on each account it goes to: text, links, pictures, thread and first comment as the network shows them, how long each is as the network counts, and everything that would keep it from being scheduled.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  input: closed({ id: postId }),
  output: Preview,
  async run({ data, house, now }, { id }) {
    const found = await data.publication.surroundings(id);
    if (!found) throw missing({ noun });
    const post = onItsWay(found);
    // A post that goes at no time yet is held against what was said before as if it went now.
    const at = Math.max(now, Date.parse(post.scheduled_at ?? "") || now);
    const repeats = await repeatsIn(post, data.publication.texts(id), at, now);
    const look = await house.publishing.previewer();
    // In the order in which the post names them.
    const order = new Map(post.account_ids.map((account, at) => [account, at]));
    const all = [...look(post, found.accounts, found.media, { repeats, at })].sort(
      (a, b) => (order.get(a.account.id) ?? 0) - (order.get(b.account.id) ?? 0),
    );
    // Where it is out already, nothing keeps it from going out.
    const open = all.filter(({ account }) => accountsLeft(found).some(({ id }) => id === account.id));
    const { brand_id, status, body, scheduled_at, published_at, approval, updated_at, targets } = post;
    const answer: PostPreview = {
      ...{
        id,
        brand_id,
        status,
        body,
        scheduled_at,
        published_at,
        approval,
        updated_at,
        refused: refusalOf(post, found),
      },
      accounts: all.map((one) =>
        shown(
          one,
          targets.find(({ account_id }) => account_id === one.account.id),
          house.media.contentUrl,
        ),
      ),
      violations: violationsOf(open),
      charges: chargesOf(open),
    };
    return withWarnings(JSON.stringify(answer), repeats);
  },
});
