import { el } from "./element.ts";
import { networkWords } from "./words.ts";

const letters: Readonly<Record<string, string>> = {
  bluesky: "B",
  mastodon: "M",
  x: "X",
  linkedin: "in",
  threads: "@",
  facebook: "f",
  instagram: "Ig",
  telegram: "T",
  discord: "D",
  slack: "S",
  webhook: "W",
};

/** A network at a glance; its name is said to those who do not see it. */
export const badge = (network: string, { silent = false } = {}): HTMLElement =>
  el(
    "span",
    { class: "mark", "data-network": network, title: networkWords(network) },
    el("span", { "aria-hidden": "true" }, letters[network] ?? network.slice(0, 1).toUpperCase()),
    !silent && el("span", { class: "hidden" }, networkWords(network)),
  );
