/** What a connector may be asked, and how long and how much it may answer. */
export interface ConnectorLimits {
  /** Calls in any 60 seconds; 0: any number. */
  readonly calls_per_minute: number;
  /** Calls at the same time; 0: any number. */
  readonly in_flight: number;
  /** How long one call may take, in milliseconds. */
  readonly timeout_ms: number;
  /** The bytes that one answer may have. */
  readonly response_bytes: number;
}

export const usualLimits: ConnectorLimits = {
  calls_per_minute: 600,
  in_flight: 20,
  timeout_ms: 30_000,
  response_bytes: 1_000_000,
};
