import type { Context } from "../contract/context.ts";
import { Failure } from "../contract/failure.ts";

const whoOpens = "Whoever runs this server can open an address on its own network with outbound_allow.";

/** Refuses an address that is to be called and never can be: better told now than by everything that is sent there. */
export function checkOutward({ house }: Context, field: string, url: string): void {
  const refusal = house.outboundRefusal(url);
  if (refusal !== undefined) throw new Failure("invalid_request", `${field}: ${refusal} ${whoOpens}`);
}
