import type { Server } from "bun";
import { type Caller, presented } from "../auth/caller.ts";
import type { Failure } from "../contract/failure.ts";
import { inOrder } from "../contract/scopes.ts";
import type { Running } from "../house.ts";
import { type CidrList, cidrList, clientAddress } from "../net/address.ts";
import { reported } from "./reported.ts";

interface Origins {
  /** The address by which others reach this server: the base of every link. Never taken from a request. */
  readonly publicUrl: () => string;
  /** Web origins besides the server's own whose pages may call it. */
  readonly cors: readonly string[];
  readonly proxies: readonly string[];
  /** The listening server, once it listens. */
  readonly server: () => Server<unknown> | null;
  /** Aborted when the server stops: connections are closed with their next answer. */
  readonly stopping: AbortSignal;
}
type HeaderFields = Record<string, string>;

/** What all faces do alike at the threshold: whose request it is, which headers go out, how a refusal looks. */
export interface Door {
  readonly publicUrl: () => string;
  addressOf(request: Request): string;
  /** Lets a connection be silent for as long as it likes. */
  keepOpen(request: Request): void;
  headers(request: Request, requestId: string, more?: HeaderFields): HeaderFields;
  /** Whether a page of this origin may call; a request without one comes from no page. */
  welcomes(origin: string | null): boolean;
  refuse(
    request: Request,
    requestId: string,
    error: unknown,
    of: { operation: string; caller?: Caller | undefined },
  ): Response;
}

export const exposedHeaders =
  "WWW-Authenticate, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id, Idempotent-Replayed, Dry-Run";

/** RFC 6750 §3, with the metadata of RFC 9728 §5.1. An error is named only where a credential was sent. */
function challengeOf({ code, message, scopes }: Failure, publicUrl: string, headers: Headers): string {
  const parts = [`resource_metadata="${publicUrl}/.well-known/oauth-protected-resource"`];
  const description = `error_description="${message}"`;
  if (code === "forbidden_scope")
    parts.push('error="insufficient_scope"', description, `scope="${inOrder(new Set(scopes))}"`);
  else if (presented(headers) !== undefined) parts.push('error="invalid_token"', description);
  return `Bearer ${parts.join(", ")}`;
}

export function doorOf(running: Running, { publicUrl, cors, proxies, server, stopping }: Origins): Door {
  const trusted: CidrList | undefined = proxies.length > 0 ? cidrList(proxies) : undefined;
  const allowed = new Set(cors);
  const door: Door = {
    publicUrl,
    addressOf(request) {
      const socket = server()?.requestIP(request)?.address ?? "127.0.0.1";
      return trusted ? clientAddress(socket, request.headers.get("x-forwarded-for"), trusted) : socket;
    },
    keepOpen: (request) => server()?.timeout(request, 0),
    welcomes: (origin) => origin === null || allowed.has(origin) || origin === publicUrl(),
    headers(request, requestId, more) {
      const fields: HeaderFields = {
        "content-type": "application/json",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "x-request-id": requestId,
      };
      for (const name in more) fields[name] = more[name] as string;
      if (stopping.aborted) fields.connection = "close";
      const origin = request.headers.get("origin");
      if (origin === null) return fields;
      fields.vary = "Origin";
      if (!door.welcomes(origin)) return fields;
      fields["access-control-allow-origin"] = origin;
      fields["access-control-expose-headers"] = exposedHeaders;
      return fields;
    },
    refuse(request, requestId, error, { operation, caller }) {
      const failure = reported(running, error, { requestId, operation });
      const fields = door.headers(request, requestId, { ...caller?.headers, ...failure.headers });
      if (failure.code === "unauthorized" || failure.code === "forbidden_scope")
        fields["www-authenticate"] = challengeOf(failure, publicUrl(), request.headers);
      return new Response(JSON.stringify(failure), { status: failure.status, headers: fields });
    },
  };
  return door;
}
