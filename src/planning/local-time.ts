/**
 * The moment at which the clocks of a zone show a time, in milliseconds since 1970. A time that they show twice is the
 * first of the two; one that they leap over is the moment of the leap, from which on they go.
 */
export function momentOf(local: Temporal.PlainDateTime, timeZone: string): number {
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
  if (earlier.toPlainDateTime().equals(local)) return earlier.epochMilliseconds;
  return earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? earlier.epochMilliseconds;
}

/** The same, but of two such moments the last. */
export function lastMomentOf(local: Temporal.PlainDateTime, timeZone: string): number {
  const later = local.toZonedDateTime(timeZone, { disambiguation: "later" });
  return later.toPlainDateTime().equals(local) ? later.epochMilliseconds : momentOf(local, timeZone);
}

/** The date that the calendars of a zone show at a moment. */
export const dateAt = (at: number, timeZone: string): Temporal.PlainDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();

/** A moment as the clocks of a zone show it, with their distance from UTC: `2026-12-01T09:30:00+01:00`. */
export const shownIn = (at: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: "never", smallestUnit: "second" });
