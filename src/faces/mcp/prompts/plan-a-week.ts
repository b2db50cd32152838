import { networks } from "./networks.ts";
import type { Prompt } from "./prompt.ts";

export const planAWeek: Prompt = {
  name: "plan_a_week",
  title: "Plan a week",
  description: "Plans a week of posts for a brand from what it has published before, and saves them as drafts.",
  arguments: [
    { name: "topic", description: "What the week is about, such as a launch.", required: false },
    {
      name: "brand",
      description: "The brand's name; the workspace's first if left out.",
      required: false,
      of: "brand",
    },
    { name: "network", description: "The network to write for.", required: false, proposals: networks },
    {
      name: "posts",
      description: "How many posts; 5 if left out.",
      required: false,
      proposals: ["3", "5", "7", "10"],
    },
  ],
  write: ({ topic, brand, network, posts = "5" }) =>
    [
      `Plan a week of ${posts} social posts${topic ? ` about: ${topic}` : ""}.`,
      `1. Read the brand with list_brand_profiles${brand ? ` and take the one called "${brand}"` : " and take the first"}. Keep to its voice and audience.`,
      "2. Read what was posted lately with list_posts (limit 50). Say in one line what you will not repeat. Read get_calendar from tomorrow on for what goes out already and for the slots that are free.",
      `3. Propose the ${posts} posts as a table: day, ${network ? "" : "network, "}time (a free slot where there is one), angle, full text${network ? `, all for ${network}` : ""}.`,
      "4. Wait until I agree. Then save each with create_post and its brand_id, tagged with the day, and look at it with preview_post: mend what breaks a limit. They stay drafts: publish and schedule nothing.",
    ].join("\n"),
};
