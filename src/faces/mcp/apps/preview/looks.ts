import type { icons } from "../page/icons.ts";

/* What makes a post look like one of its network. */

type Drawing = keyof typeof icons;

export interface Look {
  /** `feed`: a picture, a name, text; `photo`: pictures first; `chat`: a line of a conversation; `bubble`: a balloon. */
  readonly layout: "feed" | "photo" | "chat" | "bubble";
  /** Whose picture is a square. */
  readonly square?: true;
  /** `beside`: name and handle in one line; `below`: the handle, or the time, under the name. */
  readonly naming: "beside" | "below";
  /** Whether people are shown the handle. */
  readonly handle: boolean;
  /** Whether those who see it are told that everybody can. */
  readonly globe?: true;
  readonly actions: readonly { readonly drawing: Drawing; readonly words?: string }[];
}

const plain = (...drawings: Drawing[]) => drawings.map((drawing) => ({ drawing }));

const feed: Look = {
  layout: "feed",
  naming: "beside",
  handle: true,
  actions: plain("reply", "repost", "heart", "share"),
};

const looks: Readonly<Record<string, Look>> = {
  bluesky: feed,
  mastodon: { ...feed, naming: "below", square: true, actions: plain("reply", "repost", "star", "save") },
  x: { ...feed, actions: plain("reply", "repost", "heart", "chart", "save") },
  threads: { ...feed, handle: false, actions: plain("heart", "reply", "repost", "send") },
  linkedin: {
    ...feed,
    naming: "below",
    handle: false,
    globe: true,
    actions: [
      { drawing: "thumb", words: "Like" },
      { drawing: "reply", words: "Comment" },
      { drawing: "repost", words: "Repost" },
      { drawing: "send", words: "Send" },
    ],
  },
  facebook: {
    ...feed,
    naming: "below",
    handle: false,
    globe: true,
    actions: [
      { drawing: "thumb", words: "Like" },
      { drawing: "reply", words: "Comment" },
      { drawing: "share", words: "Share" },
    ],
  },
  instagram: {
    layout: "photo",
    naming: "beside",
    handle: true,
    actions: plain("heart", "reply", "send", "save"),
  },
  telegram: { layout: "bubble", naming: "beside", handle: false, actions: [] },
  discord: { layout: "chat", naming: "beside", handle: false, actions: [] },
  slack: { layout: "chat", square: true, naming: "beside", handle: false, actions: [] },
};

export const lookOf = (network: string): Look => looks[network] ?? { ...feed, actions: [] };
