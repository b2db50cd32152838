import { networks, rulesOf } from "./networks.ts";
import type { Prompt } from "./prompt.ts";

export const rewriteForNetwork: Prompt = {
  name: "rewrite_for_network",
  title: "Rewrite for a network",
  description: "Rewrites a text, or a post of the workspace, for one network's length and manners.",
  arguments: [
    { name: "text", description: "The text, or the id of a post (post_…).", required: true, of: "post" },
    { name: "network", description: "The network to write for.", required: true, proposals: networks },
    {
      name: "tone",
      description: "How it should sound; the brand's own voice if left out.",
      required: false,
      proposals: ["plain", "friendly", "expert", "playful", "urgent"],
    },
  ],
  write({ text = "", network = "", tone }) {
    const isPost = /^post_[0-9a-z]+$/.test(text.trim());
    return [
      isPost
        ? `Read the post ${text.trim()} with get_post and rewrite its body for ${network}.`
        : `Rewrite the text below for ${network}.`,
      rulesOf(network),
      tone
        ? `Make it sound ${tone}.`
        : "Keep the voice of its brand: the post's own, or the first of list_brand_profiles.",
      "Invent no facts. Show the new text alone, with its length, and offer to save it as a draft with create_post.",
      ...(isPost ? [] : ["", "Text:", text]),
    ].join("\n");
  },
};
