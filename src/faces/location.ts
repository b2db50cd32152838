import { Failure } from "../contract/failure.ts";

/** The address that was asked for. Throws `invalid_request` where the Host header cannot be part of one. */
export function locationOf({ url }: Request): URL {
  const location = URL.parse(url);
  if (location) return location;
  throw new Failure("invalid_request", "Host: is not the name of a host.");
}
