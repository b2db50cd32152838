import { decodeJwt, decodeProtectedHeader, type JWTPayload } from "jose";
import { Untrusted } from "./untrusted.ts";

/** Longer than any request's headers may be. */
const longestToken = 16_384;

export type Header = ReturnType<typeof decodeProtectedHeader>;
export type Claims = JWTPayload;

/** A token taken apart, of which nothing is proved yet. */
export interface Opened {
  readonly token: string;
  readonly header: Header;
  readonly claims: Claims;
}

/** Whether a text looks like a signed JWT in the compact form. */
export const isTokenText = (text: string): boolean => text.startsWith("ey") && text.split(".", 4).length === 3;

/** Takes a token apart. Throws Untrusted for what is none, or is too long. */
export function opened(token: string): Opened {
  if (token.length > longestToken)
    throw new Untrusted("form", undefined, `The token is longer than ${longestToken} characters.`);
  try {
    return { token, header: decodeProtectedHeader(token), claims: decodeJwt(token) };
  } catch (cause) {
    throw new Untrusted("form", undefined, "This is no signed JWT in the compact form.", cause);
  }
}
