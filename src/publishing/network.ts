import type { Card } from "./card.ts";
import type { Http } from "./http.ts";
import type { Limits, Overrides } from "./limits.ts";
import type { Mark } from "./marks.ts";

/** What the operator is registered as at a network (its developer console calls it the app). */
export interface App {
  readonly id: string;
  readonly secret: string;
}

/** What a network is given to work with. */
export interface Reach {
  readonly http: Http;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits so many milliseconds: between two looks at what a network is still working on. */
  readonly pause: (ms: number) => Promise<void>;
  /** So many random bytes. */
  readonly random: (bytes: number) => Uint8Array;
  /** Where the network answers and how it is spoken to, by the names of `Network.addresses`. */
  readonly at: Readonly<Record<string, string>>;
  /** The operator's app; null where none is entered. */
  readonly app: App | null;
}

/** What an account is reached with. Sealed at rest; nothing of it may stand in an error or a log. */
export interface Grant {
  readonly token: string;
  readonly refresh?: string;
  /** When `token` ends, in milliseconds since 1970; none where it does not. */
  readonly expires_at?: number;
  /** The app that the tokens were made for, where every server has its own. */
  readonly app?: App;
  /** An app password: what a session is begun anew with. */
  readonly password?: string;
}

/** A connected account as its network knows it. Nothing in it is secret. */
export interface Account {
  /** The server it is on (`https://mastodon.social`), where the network has many; else empty. */
  readonly server: string;
  readonly remote_id: string;
  readonly handle: string;
  readonly name: string;
  readonly avatar_url: string | null;
  /** Where people see it. */
  readonly url: string | null;
  /** What its server says of limits, and what the network file wants to know again (the kind of account, a channel). */
  readonly settings: { readonly limits?: Overrides; readonly [more: string]: unknown };
}

export interface Connected {
  readonly account: Account;
  readonly grant: Grant;
  /** A secret that was made for this connection, to be shown to the person once. */
  readonly reveal?: string;
  /** It is the same account as on any other server: its network surely says so. */
  readonly moves?: boolean;
}

/** A picture or a film of a post. Its bytes are read when they are sent. */
export interface Media {
  readonly filename: string;
  /** `image/png`, `video/mp4`: what sniffing found, not what was said. */
  readonly type: string;
  readonly bytes: number;
  readonly width: number | null;
  readonly height: number | null;
  /** Length of a film. */
  readonly seconds: number | null;
  readonly alt: string | null;
  readonly content: () => Promise<Blob>;
  /** An address where the network can fetch it without a credential; null where this installation has none. */
  readonly url: string | null;
}

/** What one part is: the post, a part that continues it, or the first comment under it. */
export type PartKind = "post" | "thread" | "comment";

/** One message: what a network makes visible with one call. */
export interface Part {
  readonly kind: PartKind;
  readonly text: string;
  readonly media: readonly Media[];
  readonly link: string | null;
  /** What a card of the link shows; without it `link` is written where the network has no cards of its own making. */
  readonly card?: Card | null;
}

/** What a network calls something that was published. */
export interface Remote {
  readonly id: string;
  /** Where people see it. */
  readonly url: string | null;
  /** The version of it that a reply must name (Bluesky's CID). */
  readonly version?: string;
}

/** What a part answers to: the post, and the part just before it. */
export interface Parents {
  readonly root: Remote;
  readonly parent: Remote;
}

/**
 * A part made ready: uploads done, text written out. JSON, to be stored before `send` is called and handed back
 * unchanged ever after, because `handle` is what a part whose outcome is unknown is found by.
 */
export interface Prepared {
  readonly handle: string;
  /** When it was made ready, in milliseconds since 1970: nothing older can be it. */
  readonly at: number;
  readonly content: unknown;
}

/** One account of a network, and the means to reach it. */
export interface Call {
  readonly reach: Reach;
  readonly account: Account;
  readonly grant: Grant;
}

/** Where a part breaks a limit. */
export interface Violation {
  /** 0 is the post; threads and the first comment follow. */
  readonly part: number;
  /** The limit's name in `Limits`, `text.max` for one. */
  readonly limit: string;
  readonly measured: number | string;
  readonly allowed: number | string;
  readonly message: string;
}

/** What a network charges for publishing. */
export interface Charge {
  readonly part: number;
  /** Millionths of the currency. */
  readonly micros: number;
  readonly currency: string;
  readonly reason: string;
}

/** A field that a person fills in to connect an account. */
export interface Field {
  readonly name: string;
  readonly label: string;
  readonly secret: boolean;
  readonly optional: boolean;
  readonly example: string;
}

/** Connecting with what a person types: an app password, a token, the address of a webhook. */
export interface FormWay {
  readonly kind: "app_password" | "token" | "webhook";
  readonly fields: readonly Field[];
  connect(reach: Reach, values: Readonly<Record<string, string>>): Promise<readonly Connected[]>;
}

export interface Begin {
  readonly redirect_uri: string;
  readonly state: string;
  /** The server the account is on, where the network has many. */
  readonly server: string;
  /** The app that this server knows us as from an earlier time. */
  readonly known?: App;
}
/** A connection begun: where the browser goes, and what is kept, sealed, until it is back. */
export interface Begun {
  readonly url: string;
  readonly server: string;
  readonly verifier: string;
  /** The app that the server now knows us as; to be kept for its other accounts. */
  readonly app: App;
}
/** The browser is back. */
export interface Back extends Omit<Begun, "url"> {
  readonly redirect_uri: string;
  readonly code: string;
}

/** Connecting in the browser. */
export interface BrowserWay {
  /** Whether the person must name a server first. */
  readonly asks_server: boolean;
  /** Whether the operator must enter an app; where not, one is registered by itself. */
  readonly needs_app: boolean;
  begin(reach: Reach, begin: Begin): Promise<Begun>;
  /** All accounts that the grant opens: a person's pages, for one. */
  finish(reach: Reach, back: Back): Promise<readonly Connected[]>;
}

export interface AccountMetrics {
  readonly followers?: number;
  readonly following?: number;
  readonly posts?: number;
}
export interface PostMetrics {
  readonly impressions?: number;
  readonly likes?: number;
  readonly replies?: number;
  readonly reposts?: number;
  readonly quotes?: number;
  readonly clicks?: number;
  readonly saves?: number;
}
export interface Trend {
  readonly title: string;
  readonly url: string | null;
  /** How many posts or people, as the network counts; null where it does not say. */
  readonly volume: number | null;
}

/** A post of somebody else's that an account is shown. */
export interface FeedPost {
  readonly author: string;
  readonly text: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * A social network. Everything here throws NetworkFailure and nothing else for what a network did or did not do.
 * `send` is the only call that makes something visible.
 */
export interface Network {
  readonly name: string;
  readonly title: string;
  /** Where it answers, the version that is spoken, the scopes asked for; an operator may say otherwise. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly browser?: BrowserWay;
  readonly forms?: readonly FormWay[];
  readonly limits: Limits;
  /**
   * What becomes of a part that is sent twice with the same Prepared: `same`, it stays one; `found`, it would be two,
   * but `find` can tell before; `never`, nobody can tell, so it is never sent again unless a person says so.
   * An account may know better than its network (a bot where others are webhooks).
   */
  repeat(account: Account): "same" | "found" | "never";
  /** It fetches pictures and films itself, from this server. */
  readonly fetches?: true;
  /** The text as it is sent, with the link where that is written into it. What limits are measured on. */
  written(part: Part): string;
  /** The text as people read it there, where it is sent in another spelling. */
  shown?(part: Part): string;
  /** What of a text people can click there. */
  marks(text: string): readonly Mark[];
  /** What the limits cannot say. */
  check?(account: Account, parts: readonly Part[]): Violation[];
  charges?(account: Account, parts: readonly Part[]): Charge[];
  /** A new grant in place of one that ends. The old one may be dead from then on: keep the new one at once. */
  renew?(reach: Reach, account: Account, grant: Grant): Promise<Grant>;
  /** Ends the grant at the network. */
  revoke?(reach: Reach, account: Account, grant: Grant): Promise<void>;
  /** `revoke` ends no other grant of the same account and app: one that was replaced can be ended beside the new one. */
  readonly revokes_alone?: boolean;
  /** Uploads and everything else that nobody sees and that may be done again. */
  prepare(call: Call, part: Part, parents: Parents | null): Promise<Prepared>;
  /** One request, one attempt. `unknown` when its outcome cannot be told. */
  send(call: Call, part: Part, prepared: Prepared, parents: Parents | null): Promise<Remote>;
  /**
   * What was published under this handle; null when nothing was. `isTaken` tells of a post's id whether it is known to
   * be another one of ours: two posts may have the same words.
   */
  find?(call: Call, prepared: Prepared, isTaken: (id: string) => boolean): Promise<Remote | null>;
  /** How long after a request with an unknown outcome `find` can be believed, in milliseconds. */
  readonly settles_after: number;
  remove?(call: Call, remote: Remote, kind: PartKind): Promise<void>;
  accountMetrics?(call: Call): Promise<AccountMetrics>;
  /** By the id of the post; those that the network does not know any more are left out. */
  postMetrics?(call: Call, remotes: readonly Remote[]): Promise<ReadonlyMap<string, PostMetrics>>;
  trending?(call: Call): Promise<readonly Trend[]>;
  /** The newest public posts of those whom the account follows, as far back as a few requests reach. */
  feed?(call: Call): Promise<readonly FeedPost[]>;
}
