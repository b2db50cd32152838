/* Why a call to another server came to nothing. Both are in words for whoever chose the address, and hold no more of it than its host. */

/** The address, or what it answers, is not allowed: trying again changes nothing. */
export class OutboundRefused extends Error {
  override readonly name = "OutboundRefused";
}

/** The network, the name, the certificate or the time failed: it may go better later. */
export class OutboundFailed extends Error {
  override readonly name = "OutboundFailed";
}
