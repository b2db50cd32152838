import { importJWK, type JWK } from "jose";
import { isJson, type Json } from "../../contract/json.ts";
import { Unreachable } from "./unreachable.ts";

/** A key of a provider's set, of which nothing is believed but its material, its name and what it is for. */
export interface PublicKey {
  readonly kid: string | undefined;
  readonly algorithms: readonly string[];
  readonly material: JWK;
}

const mostKeys = 100;
const rsa = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"];
const byCurve: Record<string, string> = { "P-256": "ES256", "P-384": "ES384", "P-521": "ES512", Ed25519: "EdDSA" };

const isText = (value: unknown): value is string => typeof value === "string" && /^[A-Za-z0-9_-]+$/.test(value);

/**
 * The keys of a JWK set that can verify signatures; whatever else it holds is left out: keys for encryption, private
 * and shared ones, RSA of less than 2,048 bits or more than 8,192. Throws Unreachable for what is no key set.
 */
export function readKeySet(bytes: Uint8Array): PublicKey[] {
  let keys: unknown;
  try {
    keys = (JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes)) as Json | null)?.["keys"];
  } catch {
    throw new Unreachable("The key set is not valid JSON.");
  }
  if (!Array.isArray(keys)) throw new Unreachable("The key set has no list of keys.");
  if (keys.length > mostKeys) throw new Unreachable(`The key set has more than ${mostKeys} keys.`);
  return keys.flatMap((jwk) => (isJson(jwk) ? (readKey(jwk) ?? []) : []));
}

function readKey(jwk: Json): PublicKey | undefined {
  const { kid, use, key_ops: uses, alg } = jwk;
  if (use !== undefined && use !== "sig") return undefined;
  if (uses !== undefined && !(Array.isArray(uses) && uses.includes("verify"))) return undefined;
  if (kid !== undefined && typeof kid !== "string") return undefined;
  if ("d" in jwk || "k" in jwk) return undefined;
  const known = materialOf(jwk);
  if (!known) return undefined;
  const algorithms = known.algorithms.filter((each) => alg === undefined || alg === each);
  return algorithms.length > 0 ? { kid, algorithms, material: known.material } : undefined;
}

function materialOf({ kty, n, e, crv, x, y }: Json): { algorithms: string[]; material: JWK } | undefined {
  if (kty === "RSA" && isText(n) && isText(e))
    return hasSoundSize(n, e) ? { algorithms: rsa, material: { kty, n, e } } : undefined;
  const algorithm = typeof crv === "string" && Object.hasOwn(byCurve, crv) ? byCurve[crv] : undefined;
  if (algorithm === undefined || !isText(x)) return undefined;
  if (kty === "OKP" && crv === "Ed25519") return { algorithms: [algorithm], material: { kty, crv, x } };
  if (kty === "EC" && crv !== "Ed25519" && isText(y))
    return { algorithms: [algorithm], material: { kty, crv: crv as string, x, y } };
  return undefined;
}

/** A modulus of 2,048 to 8,192 bits; an exponent that is odd, above 1 and of 32 bits at most. */
function hasSoundSize(n: string, e: string): boolean {
  const modulus = Buffer.from(n, "base64url");
  const start = modulus.findIndex((byte) => byte !== 0);
  if (start < 0) return false;
  const bits = (modulus.length - start) * 8 - Math.clz32(modulus[start] as number) + 24;
  const exponent = Buffer.from(e, "base64url");
  if (exponent.length === 0 || exponent.length > 4) return false;
  const value = exponent.readUIntBE(0, exponent.length);
  return bits >= 2048 && bits <= 8192 && value > 1 && value % 2 === 1;
}

/** The key, ready to verify signatures of this algorithm. Rejects where the material is no such key. */
export const imported = async ({ material }: PublicKey, algorithm: string): Promise<CryptoKey> =>
  (await importJWK(material, algorithm)) as CryptoKey;
