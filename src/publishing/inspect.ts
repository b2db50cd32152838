import type { MediaRow } from "../../db/publishing/publication.ts";
import type { AccountRow } from "../../db/schema/core.ts";
import type { Post } from "../post.ts";
import { accountOf } from "./account.ts";
import { check, limitsOf } from "./check.ts";
import type { Overrides } from "./limits.ts";
import type { Charge, Media, Network, Part, Violation } from "./network.ts";
import { partsFor } from "./parts.ts";
import { refusedRepeats } from "./refused-repeats.ts";
import type { Repeat } from "./repeats.ts";

/** What an account has to say about a post before it goes out. */
export interface Inspected {
  readonly account: AccountRow;
  /** Undefined: one that this version does not know. */
  readonly network: Network | undefined;
  /** What would go out; none where the network is not known. */
  readonly parts: readonly Part[];
  readonly violations: readonly Violation[];
  readonly charges: readonly Charge[];
}

/** What of a post was said before on its accounts, and when the post is to go out. */
export interface Repeated {
  readonly repeats: readonly Repeat[];
  readonly at: number;
}

export interface Means {
  readonly networks: ReadonlyMap<string, Network>;
  /** What the operator says of a network's limits. */
  readonly limitsFor: (network: string) => Overrides | undefined;
  /** Whether a network can be told an address of this server. */
  readonly isPublic: () => boolean;
}

/** A file as its limits see it; its bytes are not looked at. */
const described = (row: MediaRow): Media => ({
  filename: row.filename,
  type: row.contentType,
  bytes: row.sizeBytes,
  width: row.width,
  height: row.height,
  seconds: row.seconds,
  alt: row.alt,
  content: () => Promise.reject(new Error("only described")),
  url: null,
});

/** Holds a post against every account it goes to: everything that is wrong with it, and what it would cost. */
export function inspect(
  { networks, limitsFor, isPublic }: Means,
  post: Post,
  accounts: readonly AccountRow[],
  media: readonly MediaRow[],
  said?: Repeated,
): Inspected[] {
  const files = new Map(media.map((row) => [row.id, described(row)]));
  return accounts.map((account) => {
    const network = networks.get(account.network);
    if (!network) return { account, network, parts: [], violations: [unknownNetwork(account)], charges: [] };
    const parts = partsFor(post, account, files);
    const known = accountOf(account);
    const limits = limitsFor(network.name);
    const after = limitsOf(network, known, limits).repeat_after;
    const state = account.status === "broken" || account.status === "disconnected" ? [notConnected(account)] : [];
    return {
      ...{ account, network, parts },
      violations: [
        ...state,
        ...check(network, known, parts, limits),
        ...(network.fetches && !isPublic() ? parts.flatMap((one, part) => unfetched(network, one, part)) : []),
        ...(said ? refusedRepeats({ network, aim: account, parts, after }, said.repeats, said.at) : []),
      ],
      charges: network.charges?.(known, parts) ?? [],
    };
  });
}

/** What could not be fetched would be found out at its time, when nobody looks. */
const unfetched = ({ title }: Network, { media }: Part, part: number): Violation[] =>
  media.length === 0
    ? []
    : [
        {
          ...{ part, limit: "media.address", measured: "none", allowed: "https" },
          message: `${title} fetches pictures and videos itself, and this server has no https address; whoever runs it sets public_url.`,
        },
      ];

const unknownNetwork = ({ network }: AccountRow): Violation => ({
  ...{ part: 0, limit: "network", measured: network, allowed: "a known network" },
  message: `This version cannot publish to ${network}.`,
});
const notConnected = ({ status, handle }: AccountRow): Violation => ({
  ...{ part: 0, limit: "account", measured: status, allowed: "active" },
  message: `${handle} is ${status}; connect it again.`,
});
