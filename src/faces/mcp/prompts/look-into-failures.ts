import type { Prompt } from "./prompt.ts";

export const lookIntoFailures: Prompt = {
  name: "look_into_failures",
  title: "Look into what failed",
  description: "Finds posts that did not go out, says why in plain words, and proposes what to do.",
  arguments: [
    { name: "post", description: "One post's id; all that failed if left out.", required: false, of: "post" },
  ],
  write: ({ post }) =>
    [
      post
        ? `Look into why the post ${post} did not go out: read it with get_post.`
        : "Look into what did not go out: list_posts with status failed, partially_published and unknown, the latest ten.",
      "1. Read list_post_attempts of each, and get_account of the accounts that it failed on.",
      "2. Say of each in two lines what happened, in plain words, and whose turn it is: the post (too long, a file that the network does not take), the account (connect it again), the network (it was down), or nobody knows (unknown).",
      "3. Propose one step for each: mend it and try publish_post again, which leaves alone what is out already; connect the account again; or for unknown, look on the network and tell reconcile_post. Never call publish_post or reconcile_post before I have said so for that very post.",
    ].join("\n"),
};
