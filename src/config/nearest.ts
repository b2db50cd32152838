/** How many letters must be changed, added, dropped or swapped with their neighbour to make one word of the other. */
function distance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    for (let at = 1; at <= to.length; at++) {
      const same = from[row - 1] === to[at - 1] ? 0 : 1;
      let best = Math.min((last[at] as number) + 1, (line[at - 1] as number) + 1, (last[at - 1] as number) + same);
      if (row > 1 && at > 1 && from[row - 1] === to[at - 2] && from[row - 2] === to[at - 1])
        best = Math.min(best, (beforeLast[at - 2] as number) + 1);
      line.push(best);
    }
    [beforeLast, last] = [last, line];
  }
  return last[to.length] as number;
}

/** The known name that looks most like a mistyped one. `known` is not empty. */
export const nearest = (name: string, known: readonly string[]): string =>
  known.reduce((best, one) => (distance(name.slice(0, 60), one) < distance(name.slice(0, 60), best) ? one : best));
