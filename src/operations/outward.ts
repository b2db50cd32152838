import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";

const whoOpens = "Whoever runs this server can open an address on its own network with outbound_allow.";

/** Refuses an address that is to be called and never can be: better told now than by everything that is sent there. */
export function checkOutward({ house }: Context, field: string, url: string): void {
  const refusal = house.outboundRefusal(url);
  if (refusal !== undefined) throw new Failure("invalid_request", `${field}: ${refusal} ${whoOpens}`);
}

/**
 * The same for the `url` of something that is listed, which may hold no password: every reader of the list would see it.
 * `instead` says what to do in place of that.
 */
export function checkPlainUrl(context: Context, url: string, instead: string): void {
  const { username, password, hash } = new URL(url);
  if (username || password || hash)
    throw new Failure("invalid_request", `url: may have no user and no fragment; ${instead}.`);
  checkOutward(context, "url", url);
}
