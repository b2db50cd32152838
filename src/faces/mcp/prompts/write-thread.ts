import { networks, rulesOf } from "./networks.ts";
import type { Prompt } from "./prompt.ts";

export const writeThread: Prompt = {
  name: "write_thread",
  title: "Turn a text into a thread",
  description: "Turns a text that is too long for one post into a thread, and saves it as a draft.",
  arguments: [
    { name: "text", description: "The text, or the id of a post (post_…).", required: true, of: "post" },
    { name: "network", description: "The network to write for.", required: true, proposals: networks },
    {
      name: "posts",
      description: "How many parts at most; 8 if left out.",
      required: false,
      proposals: ["4", "6", "8"],
    },
  ],
  write({ text = "", network = "", posts = "8" }) {
    const isPost = /^post_[0-9a-z]+$/.test(text.trim());
    return [
      isPost
        ? `Read the post ${text.trim()} with get_post and turn its text into a thread for ${network}.`
        : `Turn the text below into a thread for ${network}.`,
      rulesOf(network),
      `At most ${posts} parts, each complete in itself; the first one says why to read on. Keep every fact and every link, and add none.`,
      "Show me the parts, each with its length. When I agree, save them with create_post: the first part as body, the others as thread. Then look at it with preview_post and mend what breaks a limit. Publish and schedule nothing.",
      ...(isPost ? [] : ["", "Text:", text]),
    ].join("\n");
  },
};
