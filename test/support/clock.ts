import type { Clock } from "../../src/clock.ts";

/** A clock that stands still until it is moved. */
export interface StillClock extends Clock {
  /** Moves it on, in milliseconds. */
  pass(milliseconds: number): void;
}

export function stillClock(start = Date.parse("2026-11-22T12:00:00Z")): StillClock {
  let passed = 0;
  return {
    now: () => start + passed,
    monotonic: () => 1_000_000 + passed,
    pass(milliseconds) {
      passed += milliseconds;
    },
  };
}
