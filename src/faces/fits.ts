import { Failure } from "../contract/failure.ts";

/** An answer larger than the credential may have is refused, not cut. */
export function fits(text: string, most: number): void {
  if (most === 0 || text.length * 3 <= most || Buffer.byteLength(text) <= most) return;
  throw new Failure("invalid_request", `limit: the answer would be larger than ${most} bytes; ask for fewer at once.`);
}
