/** Tells the day of the week and the hour of times, as a clock on the wall there shows them. */
export function momentsIn(timeZone: string): (at: number) => { weekday: string; hour: number } {
  const format = new Intl.DateTimeFormat("en", { timeZone, weekday: "long", hour: "numeric", hourCycle: "h23" });
  return (at) => {
    const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { weekday: (parts.get("weekday") ?? "").toLowerCase(), hour: Number(parts.get("hour")) };
  };
}
