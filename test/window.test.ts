import { describe, expect, test } from "bun:test";
import { Window } from "../src/auth/window.ts";

/** The rule itself, without any cleverness: at most `limit` admitted in any 60 seconds. */
class Naive {
  private admitted: number[] = [];
  take(limit: number, now: number): boolean {
    this.admitted = this.admitted.filter((at) => at > now - 60_000);
    if (this.admitted.length >= limit) return false;
    this.admitted.push(now);
    return true;
  }
}

/** Numbers that can be had again: a failure names its seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return state / 2 ** 32;
  };
}

describe("the sliding window", () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))("admits exactly what the rule does (seed %d)", (seed) => {
    const next = random(seed + 1);
    const [window, naive] = [new Window(), new Naive()];
    const limit = 1 + Math.floor(next() * 50);
    const pace = 10 ** (1 + next() * 3.5);
    let now = 1_000_000;
    for (let n = 0; n < 2000; n++) {
      if (next() < 0.7) now += next() < 0.02 ? 60_000 : Math.floor(next() * pace);
      const expected = naive.take(limit, now);
      const { admitted, remaining, wait } = window.take(limit, now);
      expect({ seed, n, admitted }).toEqual({ seed, n, admitted: expected });
      expect(remaining).toBeGreaterThanOrEqual(0);
      if (admitted) continue;
      expect(wait).toBeGreaterThan(0);
      expect(window.look(limit, now + wait).admitted).toBe(true);
      // Looking ahead lets go what will be past by then, so the model goes there too.
      now += wait;
    }
  });

  test("a refused try says when to come again: a moment earlier is refused, that moment is not", () => {
    for (const early of [1, 0]) {
      const window = new Window();
      for (const at of [0, 10, 20]) window.take(3, at);
      const { admitted, wait } = window.take(3, 30);
      expect({ admitted, wait }).toEqual({ admitted: false, wait: 59_970 });
      expect(window.take(3, 30 + wait - early).admitted).toBe(early === 0);
    }
  });

  test("a limit that is lowered counts at once, and the wait is until it is met", () => {
    const window = new Window();
    for (let at = 0; at < 10; at++) window.take(10, at * 1000);
    const { admitted, remaining, wait } = window.take(3, 20_000);
    expect({ admitted, remaining }).toEqual({ admitted: false, remaining: 0 });
    expect(20_000 + wait).toBe(67_000);
    expect(window.take(3, 66_999).admitted).toBe(false);
    expect(window.take(3, 67_000).admitted).toBe(true);
  });

  test("a limit that is raised counts at once", () => {
    const window = new Window();
    for (let n = 0; n < 5; n++) window.take(5, 0);
    expect(window.take(5, 1).admitted).toBe(false);
    expect(window.take(6, 1).admitted).toBe(true);
  });
});
