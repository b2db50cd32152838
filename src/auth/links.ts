import type { Store } from "../../db/open.ts";
import { addLink, findLink, type LinkPurpose, useLink } from "../../db/people/links.ts";
import type { Clock } from "../clock.ts";
import { isSecret, newSecret, secretHash } from "./secret.ts";

const minute = 60_000;
/** How long a link is good, in milliseconds. */
const lives: Record<LinkPurpose, number> = { setup: 60 * minute, sign_in: 15 * minute, password: 30 * minute };
export const linkLife = (purpose: LinkPurpose): number => lives[purpose];

/** A link that is good, as it was found. */
export interface GoodLink {
  readonly hash: string;
  /** Whom it is for; none for the first set-up. */
  readonly user: { readonly id: string; readonly email: string; readonly name: string } | undefined;
  /** The hash of the cookie of the browser that asked for it. */
  readonly browser: string | null;
}

/** Links that are good once and not for long. What stands in them is stored as a hash. */
export interface Links {
  /** Makes one; answers the token that stands in it. */
  make(purpose: LinkPurpose, userId: string | null, browser?: string): Promise<string>;
  /** Looks at one without using it up. */
  find(purpose: LinkPurpose, token: string): Promise<GoodLink | undefined>;
  /** Uses one up; answers whether it was good until then. */
  use(purpose: LinkPurpose, link: GoodLink): Promise<boolean>;
}

export function linksOf(store: Store, clock: Clock): Links {
  return {
    async make(purpose, userId, browser) {
      const token = newSecret();
      const now = clock.now();
      await addLink(store, {
        ...{ hash: secretHash(token), purpose, userId, browser: browser === undefined ? null : secretHash(browser) },
        ...{ createdAt: now, expiresAt: now + lives[purpose], usedAt: null },
      });
      return token;
    },
    async find(purpose, token) {
      if (!isSecret(token)) return undefined;
      const found = await findLink(store, secretHash(token), purpose, clock.now());
      if (!found) return undefined;
      const { hash, browser } = found.link;
      return { hash, browser, user: found.user ?? undefined };
    },
    use: (purpose, { hash }) => useLink(store, hash, purpose, clock.now()),
  };
}
