/* Why a call to another server came to nothing. Both are in words for whoever chose the address, and hold no more of it than its host. */

interface More {
  readonly cause?: unknown;
  /** Whether the request may have arrived all the same. */
  readonly arrived?: boolean;
  /** Whether it took too long. */
  readonly late?: boolean;
}

/** The address, or what it answers, is not allowed: trying again changes nothing. */
export class OutboundRefused extends Error {
  override readonly name = "OutboundRefused";
  readonly arrived: boolean;

  constructor(message: string, { cause, arrived = false }: More = {}) {
    super(message, { cause });
    this.arrived = arrived;
  }
}

/** The network, the name, the certificate or the time failed: it may go better later. */
export class OutboundFailed extends Error {
  override readonly name = "OutboundFailed";
  readonly arrived: boolean;
  readonly late: boolean;

  constructor(message: string, { cause, arrived = false, late = false }: More = {}) {
    super(message, { cause });
    this.arrived = arrived;
    this.late = late;
  }
}
