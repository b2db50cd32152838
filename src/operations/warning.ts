import type { Static } from "@sinclair/typebox";
import type { Earlier, Texts } from "../../db/posts/texts.ts";
import { OneOf, Time } from "../contract/schema.ts";
import { timeOf } from "../contract/time.ts";
import { T } from "../contract/type.ts";
import { Post, postId } from "../post.ts";
import { accountId } from "../publishing/account.ts";
import { memory, type Repeat, repeatsOf, saidOn, wordsOf } from "../publishing/repeats.ts";

/* What a caller should know of a post that nothing keeps from going out. */

const Warning = T.Object(
  {
    code: OneOf(["repeated_text"], "What it is about."),
    account_id: accountId,
    part: T.Integer({ description: "Which part: 0 is the post, its thread and first comment follow." }),
    post_id: { ...postId, description: "The post that says the same on this account; it may be this one." },
    at: Time("When that was published, or is to be."),
    message: T.String({ description: "The same in words." }),
  },
  { title: "PostWarning" },
);
type Warning = Static<typeof Warning>;
export const warnings = T.Optional(
  T.Array(Warning, {
    description:
      "What its author should know, where there is anything: a text that went out on the same account in the last 30 days, or is on its way there. Networks hide or refuse what repeats.",
  }),
);
/** A post as it was written, with what its author should know. */
export const WrittenPost = T.Object({ ...Post.properties, warnings }, { title: "WrittenPost" });

const warningOf = (repeat: Repeat): Warning => ({
  code: "repeated_text",
  ...{ account_id: repeat.account_id, part: repeat.part, post_id: repeat.post_id },
  at: timeOf(repeat.at),
  message: wordsOf(repeat),
});

/** A document with what its author should know. */
export const withWarnings = (document: string, repeats: readonly Repeat[]): string =>
  repeats.length === 0 ? document : `${document.slice(0, -1)},"warnings":${JSON.stringify(repeats.map(warningOf))}}`;

/** What of a post that is to go out then was said before on its accounts. */
export async function repeatsIn(post: Post, texts: Texts, dueAt: number, now: number): Promise<Repeat[]> {
  const said = saidOn(post, post.account_ids);
  const repeats = repeatsOf(post.id, said, await texts.earlier(said, now - memory), dueAt);
  const documents = await texts.documents(repeats.flatMap(({ post_id, other }) => (other ? [post_id] : [])));
  const posts = new Map([...documents].map(([id, document]) => [id, JSON.parse(document) as Post]));
  return repeats.map((one) => (one.other ? { ...one, other: { ...one.other, post: posts.get(one.post_id) } } : one));
}

/** How a draft is held against what was said before on its accounts. */
export const heldAgainst = (
  id: string,
  draft: Parameters<typeof saidOn>[0] & Pick<Post, "account_ids">,
  now: number,
) => {
  const said = saidOn(draft, draft.account_ids);
  return {
    said,
    since: now - memory,
    answer: (document: string, earlier: readonly Earlier[]) =>
      withWarnings(document, repeatsOf(id, said, earlier, now)),
  };
};
