import type { Static } from "@sinclair/typebox";
import { orderOf, type Place, type PostFilter } from "../../db/posts/lists.ts";
import { Failure } from "../contract/failure.ts";
import { newId } from "../contract/id.ts";
import { operation } from "../contract/operation.ts";
import { missing } from "../contract/refused.ts";
import { closed, OneOf, orElse, Time } from "../contract/schema.ts";
import { T } from "../contract/type.ts";
import {
  checkLength,
  checkVariants,
  composed,
  content,
  mediaOf,
  newDraft,
  Post,
  postId,
  postStatuses,
} from "../post.ts";
import { accountId } from "../publishing/account.ts";
import { checkAccounts, checkPost } from "./bounds.ts";
import { deletion, deletionOf } from "./deletion.ts";
import { cursorAt, listed, pageOf, paging, placeIn } from "./page.ts";
import { heldAgainst, WrittenPost } from "./warning.ts";

const noun = "post";

const filters = {
  status: T.Optional(
    T.Array(OneOf(postStatuses, "A status."), {
      minItems: 1,
      uniqueItems: true,
      description: "Only posts with one of these statuses.",
    }),
  ),
  account: T.Optional({ ...accountId, description: "Only posts that go to this account." }),
  brand: T.Optional({ ...content.brand_id, description: "Only posts of this brand." }),
  from: T.Optional(
    Time("Only posts of this time or later: when they were published, else are scheduled, else were created."),
  ),
  to: T.Optional(Time("Only posts of this time or earlier, counted in the same way.")),
  q: T.Optional(
    T.String({
      minLength: 1,
      maxLength: 200,
      description: "Words to search for: a post must contain all of them; the last may be the beginning of a word.",
    }),
  ),
};

const milliseconds = (text: string | undefined) => (text === undefined ? undefined : Date.parse(text));

export const listPosts = operation({
  name: "list_posts",
  route: "GET /v1/posts",
  noun,
  summary: "List posts",
  description: "Lists the workspace's posts, newest first; with `from` or `to`, by time, the latest first.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed({ ...paging, ...filters }),
  output: pageOf(Post, "PostList"),
  async run({ data }, input) {
    const { limit, offset, status, account, brand, from, to, q } = input;
    const filter: PostFilter = { statuses: status, account, brand, from: milliseconds(from), to: milliseconds(to), q };
    const order = orderOf(filter);
    const place = placeIn(`posts.${order}`, ["number", "post"], input);
    const after: Place | undefined = place && { order, key: Number(place[0]), id: place[1] as string };
    const { documents, next } = await data.posts.list(filter, { limit, offset, after });
    return listed(documents, next && cursorAt(`posts.${order}`, input, next.key, next.id));
  },
});

export const getPost = operation({
  name: "get_post",
  route: "GET /v1/posts/:id",
  noun,
  summary: "Read a post",
  description: "Returns one post with its status on each account it goes to.",
  scope: "posts:read",
  connector: "social",
  effect: "reads",
  lasting: true,
  input: closed({ id: postId }),
  output: Post,
  async run({ data }, { id }) {
    const document = await data.posts.find(id);
    if (!document) throw missing({ noun });
    return document;
  },
});

export const createPost = operation({
  name: "create_post",
  route: "POST /v1/posts",
  noun,
  summary: "Create a draft",
  description: "Creates a post as a draft. It is not published: schedule_post or publish_post does that.",
  scope: "posts:write",
  connector: "social",
  effect: "creates",
  quota: "posts",
  input: closed({
    body: content.body,
    account_ids: orElse([], content.account_ids),
    brand_id: T.Optional(content.brand_id),
    variants: orElse([], content.variants),
    thread: orElse([], content.thread),
    media_ids: orElse([], content.media_ids),
    first_comment: orElse(null, content.first_comment),
    link: orElse(null, content.link),
    tags: orElse([], content.tags),
    utm: orElse(null, content.utm),
  }),
  output: WrittenPost,
  run({ data, principal, now }, input, act) {
    checkAccounts(principal, input.account_ids);
    checkVariants(input);
    checkLength(input);
    const id = newId("post");
    const compose = composed(newDraft(id, now), input, now);
    const { brand_id: brandId, account_ids: accountIds } = input;
    const draft = { brandId, accountIds, mediaIds: mediaOf(input), compose };
    return data.posts.create(act, id, { ...draft, against: heldAgainst(id, input, now) });
  },
});

const editable = (document: string): Static<typeof Post> => {
  const post: Static<typeof Post> = JSON.parse(document);
  if (post.status === "draft") return post;
  // Whoever writes on takes back what was asked.
  if (post.status === "awaiting_approval") return { ...post, status: "draft", scheduled_at: null };
  throw new Failure("conflict", `A post can be changed while it is a draft; this one is ${post.status}.`);
};

export const updatePost = operation({
  name: "update_post",
  route: "PATCH /v1/posts/:id",
  noun,
  summary: "Edit a draft",
  description:
    "Changes the fields that are sent and leaves the others. Only a draft can be changed; a post that awaits approval becomes a draft again.",
  scope: "posts:write",
  connector: "social",
  effect: "updates",
  input: closed({ id: postId, ...T.Partial(T.Object(content)).properties }),
  output: WrittenPost,
  run({ data, principal, now }, { id, ...change }, act) {
    return data.posts.change(act, id, (document) => {
      checkPost(principal, document);
      checkAccounts(principal, change.account_ids ?? []);
      const post = { ...editable(document), ...change };
      checkVariants(post);
      checkLength(post);
      const compose = composed(post, post, now);
      const draft = { brandId: post.brand_id, accountIds: post.account_ids, mediaIds: mediaOf(post), compose };
      return { ...draft, against: heldAgainst(id, post, now) };
    });
  },
});

export const deletePost = operation({
  name: "delete_post",
  route: "DELETE /v1/posts/:id",
  noun,
  summary: "Delete a post",
  description: "Deletes a draft, or a post that awaits approval, for good.",
  scope: "posts:write",
  connector: "social",
  effect: "deletes",
  input: closed({ id: postId }),
  output: deletionOf(postId, "DeletedPost"),
  run({ data, principal }, { id }, act) {
    return data.posts.remove(act, id, (document) => {
      checkPost(principal, document);
      editable(document);
      return deletion(id);
    });
  },
});
