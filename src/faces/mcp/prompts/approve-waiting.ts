import type { Prompt } from "./prompt.ts";

export const approveWaiting: Prompt = {
  name: "approve_waiting",
  title: "Go through what waits for approval",
  description: "Shows each post that waits for a person's word, and passes on what you decide.",
  arguments: [
    { name: "brand", description: "Only posts of the brand so called.", required: false, of: "brand" },
    { name: "note", description: "What is said to whoever asked, with each decision.", required: false },
  ],
  write: ({ brand, note }) =>
    [
      `Go through the posts that wait for my approval${brand ? `, those of the brand "${brand}" alone (list_brand_profiles has its id)` : ""}.`,
      "1. List them with list_posts, status awaiting_approval, those that go out first at the top. If there is none, say so and stop.",
      "2. Show them one at a time with preview_post: where it goes, when, what the networks would charge. Say what you would question in it, in one line.",
      `3. After each one wait for my word. Only when I say so, call approve_post or reject_post for that very post, with the updated_at that I was shown${note ? ` and the note "${note}"` : ""}. Never decide yourself, and never for several at once.`,
      "4. If you are refused because only a person decides, tell me where: signed in, or with an API key that acts as me.",
    ].join("\n"),
};
