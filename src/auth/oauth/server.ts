import type { Act } from "../../../db/act.ts";
import type { Store } from "../../../db/open.ts";
import type { By } from "../../act.ts";
import type { Clock } from "../../clock.ts";
import type { Plan } from "../../contract/plans.ts";
import type { Clients } from "./clients.ts";
import type { ConsentProofs } from "./consent-proof.ts";
import type { RefreshTokens } from "./refresh-tokens.ts";
import type { SigningKeys } from "./signing-keys.ts";

/** What the endpoints of the authorization server share. */
export interface AuthorizationServer {
  readonly store: Store;
  readonly clock: Clock;
  /** The issuer. */
  readonly publicUrl: () => string;
  readonly clients: Clients;
  readonly consents: ConsentProofs;
  readonly signingKeys: SigningKeys;
  readonly refreshTokens: RefreshTokens;
  readonly planOf: (name: string) => Plan;
  /** What a write in a workspace takes along, for its audit log. */
  readonly act: (event: string, by: By) => Act;
}

/** A request to one of the endpoints that take a form. */
export interface Submission {
  readonly headers: Headers;
  /** Every parameter once, and none without a value. */
  readonly form: URLSearchParams;
  readonly requestId: string;
}
