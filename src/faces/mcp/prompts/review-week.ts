import type { Prompt } from "./prompt.ts";

export const reviewWeek: Prompt = {
  name: "review_week",
  title: "Review last week",
  description: "Looks at the figures of the last days: what went out, what worked, and what to do differently.",
  arguments: [
    { name: "account", description: "One account's handle; all of them if left out.", required: false, of: "account" },
    { name: "days", description: "How many days; 7 if left out.", required: false, proposals: ["7", "14", "30"] },
  ],
  write: ({ account, days = "7" }) =>
    [
      `Review the last ${days} days${account ? ` of the account ${account}` : ""}.`,
      `1. Read get_accounts_analytics for that time and for as long before it${account ? ", and look at that account alone" : ""}. Read get_calendar for what went out and what failed.`,
      "2. Read get_post_analytics of what went out (the ten latest are enough), and get_best_times.",
      "3. Say in five lines at most: what grew or fell against the time before, with its figures; the two posts that did best and what they share; one that did not and why that may be. A figure that is null was not measured: say so, and do not guess it.",
      "4. Propose three things to do next week, each with its reason in the figures. Change nothing.",
    ].join("\n"),
};
