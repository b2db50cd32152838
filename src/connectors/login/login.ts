/* What a login at a server's authorization server is made of. All of it is sealed with its connector. */

/** How we are known at an authorization server. */
export interface LoginClient {
  readonly id: string;
  readonly secret?: string | undefined;
}

export type SecretBy = "basic" | "post";

/** An authorization server, as far as it is of use here. */
export interface Authority {
  readonly issuer: string;
  readonly authorizationEndpoint: string | undefined;
  readonly tokenEndpoint: string;
  readonly registrationEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  /** How clients may show their secret. Which of them a client was registered for, nobody says. */
  readonly secretBy: readonly SecretBy[];
  readonly takesPublic: boolean;
  /** Whether it names itself when it sends a browser back (RFC 9207). */
  readonly namesItself: boolean;
  readonly hasPkce: boolean;
}

/** Where a server's tokens come from, and what they are for. */
export interface Protection {
  readonly authority: Authority;
  /** The `resource` of RFC 8707. */
  readonly resource: string;
  /** Asked for unless somebody says otherwise. */
  readonly scope: string | undefined;
}

export interface Tokens {
  readonly token: string;
  readonly refresh?: string | undefined;
}

/** A login as it is kept. */
export interface Login extends Tokens {
  readonly by: "authorization_code" | "client_credentials";
  readonly authority: Authority;
  readonly resource: string;
  readonly scope?: string | undefined;
  readonly client: LoginClient;
}
