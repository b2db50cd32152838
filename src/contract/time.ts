/** A moment in milliseconds since 1970 as the API writes it: RFC 3339, in UTC. */
export const timeOf = (at: number): string => new Date(at).toISOString();

/** The same of a moment that there may not be. */
export const timeOrNull = (at: number | null): string | null => (at === null ? null : timeOf(at));

/** The day that it is in UTC then, `2026-12-01`: usage is counted by these. */
export const utcDay = (at: number): string => timeOf(at).slice(0, 10);

/** The month that it is in UTC then, `2026-12`: quotas are counted by these. */
export const utcMonth = (at: number): string => timeOf(at).slice(0, 7);
