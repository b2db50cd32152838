import { errors, jwtVerify } from "jose";
import type { Signer, SigningKeys } from "./signing-keys.ts";

/** What an access token lives, in milliseconds. */
export const tokenLife = 3_600_000;

/** What an access token says (RFC 9068), and which of a workspace's grants it hangs on. Times in seconds since 1970. */
export interface Claims {
  readonly iss: string;
  readonly sub: string;
  readonly aud: string;
  readonly exp: number;
  readonly iat: number;
  readonly jti: string;
  readonly client_id: string;
  readonly scope: string;
  readonly workspace: string;
  readonly grant: string;
}

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");

/** Signs on another thread. PKCS #1 v1.5: the same claims under the same key are the same token. */
export async function signAccessToken({ id, key }: Signer, claims: Claims): Promise<string> {
  const text = `${encoded({ alg: "RS256", typ: "at+jwt", kid: id })}.${encoded(claims)}`;
  const signature = await crypto.subtle.sign("RSASSA-PKCS1-v1_5", key, Buffer.from(text));
  return `${text}.${Buffer.from(signature).toString("base64url")}`;
}

/** What a token says, without a look at its signature; nothing where it is no JWT. */
export function unverifiedClaims(token: string): Partial<Claims> | undefined {
  const [, payload, signature, ...more] = token.split(".");
  if (!payload || !signature || more.length > 0) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString());
    return typeof claims === "object" && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** What a genuine token says that is not over, and the key that says so; nothing for every other text. */
export async function readAccessToken(
  keys: SigningKeys,
  token: string,
  { issuer, now }: { issuer: string; now: number },
): Promise<{ claims: Claims; key: string } | undefined> {
  let id: string | undefined;
  const keyOf = async ({ kid }: { kid?: string }) => {
    id = kid;
    const key = kid === undefined ? undefined : await keys.verifier(kid);
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  try {
    const { payload } = await jwtVerify(token, keyOf, {
      algorithms: ["RS256"],
      typ: "at+jwt",
      issuer,
      currentDate: new Date(now),
      requiredClaims: ["sub", "aud", "exp", "iat", "jti", "client_id", "scope", "workspace", "grant"],
    });
    return isComplete(payload) && id !== undefined ? { claims: payload as unknown as Claims, key: id } : undefined;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

const texts = ["sub", "aud", "jti", "client_id", "scope", "workspace", "grant"] as const;
const isComplete = (payload: Record<string, unknown>) => texts.every((name) => typeof payload[name] === "string");
