const statuses = {
  invalid_request: 400,
  invalid_client: 401,
  invalid_grant: 400,
  unauthorized_client: 400,
  unsupported_grant_type: 400,
  unsupported_response_type: 400,
  unsupported_token_type: 400,
  invalid_scope: 400,
  invalid_target: 400,
  invalid_redirect_uri: 400,
  invalid_client_metadata: 400,
  invalid_token: 401,
  access_denied: 403,
  request_not_supported: 400,
  request_uri_not_supported: 400,
  login_required: 400,
  consent_required: 400,
  interaction_required: 400,
  authorization_pending: 400,
  slow_down: 400,
  expired_token: 400,
  server_error: 500,
  temporarily_unavailable: 503,
} as const;

/** The error codes of RFC 6749, 6750, 7009, 7591, 8628, 8707 and OpenID Connect that the authorization server answers. */
export type OAuthErrorCode = keyof typeof statuses;

interface Extra {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** What RFC 6749 §5.2 lets a description hold: visible ASCII and blanks, no quotation mark, no backslash. */
const sayable = (text: string) => text.replaceAll('"', "'").replace(/[^\x20-\x7e]|\\/g, "?");

/** A refusal in the words of OAuth, for its own endpoints. Everything else of the server answers a `Failure`. */
export class OAuthError extends Error {
  readonly error: OAuthErrorCode;
  readonly description: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(error: OAuthErrorCode, description: string, { status, headers, cause }: Extra = {}) {
    super(`${error}: ${description}`, { cause });
    this.error = error;
    this.description = sayable(description);
    this.status = status ?? statuses[error];
    this.headers = headers ?? {};
  }

  response(more: Readonly<Record<string, string>> = {}): Response {
    return new Response(JSON.stringify({ error: this.error, error_description: this.description }), {
      status: this.status,
      headers: { ...more, "content-type": "application/json", "cache-control": "no-store", ...this.headers },
    });
  }
}
